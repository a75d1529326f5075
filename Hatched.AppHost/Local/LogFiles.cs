using System.Text;

namespace Hatched.AppHost.Local;

/// <summary>Reads the processes' log files.</summary>
internal static class LogFiles
{
    private const int LongestLine = 400;

    /// <summary>The last lines, for a report: the long ones cut.</summary>
    public static string Tail(string file, int lines) => File.Exists(file)
        ? string.Join('\n', ReadLines(file).TakeLast(lines).Select(line => line.Length > LongestLine ? line[..LongestLine] + " …" : line))
        : "(no log)";

    /// <summary>Prints the last lines of every file and, when asked to, what is added to them, until cancelled.</summary>
    public static async Task ShowAsync(IReadOnlyList<(string Name, string File)> logs, int lines, bool follow, CancellationToken ct)
    {
        var width = logs.Max(l => l.Name.Length);
        string Prefix(string name) => logs.Count == 1 ? "" : name.PadRight(width) + " | ";
        var positions = new Dictionary<string, long>();
        foreach (var (name, file) in logs)
        {
            positions[file] = File.Exists(file) ? new FileInfo(file).Length : 0;
            foreach (var line in File.Exists(file) ? ReadLines(file).TakeLast(lines) : [])
            {
                Console.WriteLine(Prefix(name) + line);
            }
        }

        while (follow && !ct.IsCancellationRequested)
        {
            await Task.Delay(200, ct).ContinueWith(_ => { }, TaskScheduler.Default);
            foreach (var (name, file) in logs)
            {
                foreach (var line in ReadFrom(file, positions))
                {
                    Console.WriteLine(Prefix(name) + line);
                }
            }
        }
    }

    /// <summary>Whole lines that were added since the last look; a file that became shorter was started anew.</summary>
    private static string[] ReadFrom(string file, Dictionary<string, long> positions)
    {
        if (!File.Exists(file))
        {
            return [];
        }

        using var stream = Open(file);
        var from = stream.Length < positions[file] ? 0 : positions[file];
        stream.Seek(from, SeekOrigin.Begin);
        var added = new byte[stream.Length - from];
        stream.ReadExactly(added);
        var end = Array.LastIndexOf(added, (byte)'\n') + 1;
        positions[file] = from + end;
        return end == 0 ? [] : Encoding.UTF8.GetString(added, 0, end - 1).Split('\n');
    }

    private static IEnumerable<string> ReadLines(string file)
    {
        using var reader = new StreamReader(Open(file));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static FileStream Open(string file) => new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
}

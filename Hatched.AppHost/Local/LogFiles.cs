using System.Text;

namespace Hatched.AppHost.Local;

/// <summary>Reads the processes' log files, which each process writes itself.</summary>
internal static class LogFiles
{
    private const int LongestLine = 400;
    private const long LongestFile = 32 << 20;

    /// <summary>Starts a long log anew; the last one is kept beside it. Whoever writes now goes on in the old one, so this is for the time before a start.</summary>
    public static void Rotate(string folder)
    {
        foreach (var log in new DirectoryInfo(folder).GetFiles("*.log").Where(log => log.Length > LongestFile))
        {
            log.MoveTo(log.FullName + ".1", overwrite: true);
        }
    }

    /// <summary>The last lines, for a report: the long ones cut.</summary>
    public static string Tail(string file, int lines) => File.Exists(file)
        ? string.Join('\n', ReadLines(file).TakeLast(lines).Select(line => line.Length > LongestLine ? line[..LongestLine] + " …" : line))
        : "(no log)";

    /// <summary>Shows the last lines of every file and, when asked to, what is added to them, until cancelled.</summary>
    public static async Task ShowAsync(IReadOnlyList<(string Name, string File)> logs, int lines, bool follow, CancellationToken ct)
    {
        var width = logs.Max(l => l.Name.Length);
        var prefixes = logs.Select((log, index) => (log.Name, Text: logs.Count is 1 ? "" : Terminal.Prefix(log.Name, width, index))).ToDictionary(p => p.Name, p => p.Text);
        foreach (var (name, file) in logs)
        {
            foreach (var line in File.Exists(file) ? ReadLines(file).TakeLast(lines) : [])
            {
                Terminal.Say(prefixes[name] + line);
            }
        }

        if (follow)
        {
            await FollowAsync(logs, (name, line) => Terminal.Say(prefixes[name] + line), ct);
        }
    }

    /// <summary>Hands on every whole line that is added from now on.</summary>
    public static async Task FollowAsync(IReadOnlyList<(string Name, string File)> logs, Action<string, string> line, CancellationToken ct)
    {
        var positions = logs.ToDictionary(log => log.File, log => File.Exists(log.File) ? new FileInfo(log.File).Length : 0);
        while (!ct.IsCancellationRequested)
        {
            await Task.Delay(200, ct).ContinueWith(_ => { }, TaskScheduler.Default);
            foreach (var (name, file) in logs)
            {
                foreach (var added in ReadFrom(file, positions))
                {
                    line(name, added);
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

namespace Hatched.AppHost.Local;

/// <summary>The console of the launcher: its own messages and, unless quiet, every process's lines behind its name.</summary>
internal sealed class LogStream
{
    private static readonly string[] Colours = ["36", "33", "32", "35", "34", "96", "93", "92", "95", "94"];
    private static readonly bool Coloured =
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    private readonly Lock gate = new();
    private readonly int nameWidth;
    private readonly bool quiet;
    private int next;
    private bool gone;

    public LogStream(int nameWidth, bool quiet) => (this.nameWidth, this.quiet) = (nameWidth, quiet);

    /// <summary>A message of the launcher itself.</summary>
    public void Say(string message) => Print(message);

    public ResourceLog Open(string resource, string file) => new(this, resource, file, Colours[next++ % Colours.Length]);

    private void Print(string line)
    {
        lock (gate)
        {
            if (gone)
            {
                return;
            }

            try
            {
                Console.Out.WriteLine(line);
            }
            catch (IOException)
            {
                // The terminal was closed; the files go on.
                gone = true;
            }
        }
    }

    /// <summary>One process's lines, to its file as they are and to the console behind its name.</summary>
    internal sealed class ResourceLog : IDisposable
    {
        private readonly LogStream stream;
        private readonly string prefix;
        private readonly StreamWriter writer;
        private readonly Lock gate = new();

        public ResourceLog(LogStream stream, string resource, string file, string colour)
        {
            this.stream = stream;
            File = file;
            var name = resource.PadRight(stream.nameWidth);
            prefix = Coloured ? $"\e[{colour}m{name} |\e[0m " : $"{name} | ";
            if (System.IO.File.Exists(file))
            {
                System.IO.File.Move(file, file + ".1", overwrite: true);
            }

            writer = new StreamWriter(new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete)) { AutoFlush = true };
        }

        public string File { get; }

        public void Write(string line, bool isForConsole)
        {
            lock (gate)
            {
                writer.WriteLine(line);
            }

            if (isForConsole && !stream.quiet)
            {
                stream.Print(prefix + line);
            }
        }

        public void Dispose() => writer.Dispose();
    }
}

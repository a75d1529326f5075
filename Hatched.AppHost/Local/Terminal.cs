namespace Hatched.AppHost.Local;

/// <summary>The console, which may be gone: the terminal was closed, the reader of a pipe has ended.</summary>
internal static class Terminal
{
    private static readonly string[] Colours = ["36", "33", "32", "35", "34", "96", "93", "92", "95", "94"];
    private static readonly bool Coloured = !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public static void Say(string message)
    {
        try
        {
            Console.Out.WriteLine(message);
        }
        catch (IOException)
        {
            // Nobody reads it any more; the files go on.
        }
    }

    /// <summary>A name as it stands before a line of its process.</summary>
    public static string Prefix(string name, int width, int index) =>
        Coloured ? $"\e[{Colours[index % Colours.Length]}m{name.PadRight(width)} |\e[0m " : $"{name.PadRight(width)} | ";
}

using System.Diagnostics;

namespace Hatched.AppHost.Local;

/// <summary>Runs programs as another user. PostgreSQL and RabbitMQ refuse to run as root; for anyone but root everything runs as oneself.</summary>
internal static class SystemUser
{
    /// <summary>The command line that runs <paramref name="command"/> as <paramref name="user"/>, in the same process id.</summary>
    public static IReadOnlyList<string> Command(string? user, params IReadOnlyList<string> command) =>
        IsOther(user) ? ["setpriv", "--reuid", user!, "--regid", user!, "--init-groups", "--", .. command] : command;

    /// <summary>Makes a folder that only <paramref name="user"/> can read, with everything in it theirs.</summary>
    public static async Task GiveFolderAsync(string? user, string folder)
    {
        Directory.CreateDirectory(folder);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        if (IsOther(user))
        {
            await RunAsync(["chown", "-R", $"{user}:{user}", folder]);
        }
    }

    /// <summary>Runs to the end and answers what was printed; a failure is reported with it.</summary>
    public static async Task<string> RunAsync(IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var (exitCode, output) = await TryRunAsync(command, environment);
        return exitCode == 0 ? output : throw new LaunchException($"{command[0]} failed ({exitCode}): {string.Join(' ', command)}\n{output}");
    }

    public static async Task<(int ExitCode, string Output)> TryRunAsync(
        IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    /// <summary>Whether what runs as this user runs as somebody else than we do.</summary>
    public static bool IsOther(string? user) => user is not null && Environment.IsPrivilegedProcess && user != Environment.UserName;
}

using System.Globalization;
using System.Runtime.InteropServices;

namespace Hatched.SystemTests.Support;

/// <summary>Signals to processes of the running system, and to no others.</summary>
internal static partial class ProcessControl
{
    private const int Kill = 9;
    private const int Continue = 18;
    private const int Stop = 19;

    /// <summary>SIGKILL; false when the process does not run at the moment.</summary>
    public static bool TryKill(this RunningProcess process) => process.TrySignal(Kill);

    /// <summary>Everything of it stands still, its sockets stay open: the way a process hangs. Goes on when disposed.</summary>
    public static IDisposable Suspend(params string[] names)
    {
        var suspended = names.Select(name => TestSystem.Processes()[name]).ToArray();
        foreach (var process in suspended)
        {
            Assert.True(process.TrySignal(Stop), $"{process.Name} does not run.");
        }

        return new Suspension(suspended);
    }

    /// <summary>Bytes; 0 when it does not run.</summary>
    public static long ResidentMemory(this RunningProcess process)
    {
        try
        {
            return long.Parse(File.ReadAllText($"/proc/{process.Pid}/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Until the launcher has started it again, and it is ready.</summary>
    /// <param name="before">As it was when it was killed.</param>
    public static Task ReadyAgainAsync(this RunningProcess before, TimeSpan patience) => Wait.UntilAsync(
        $"{before.Name} is ready again", () => TestSystem.Processes()[before.Name] is { State: "ready" } now && now.Restarts > before.Restarts && now.Pid != before.Pid, patience);

    private static bool TrySignal(this RunningProcess process, int signal) =>
        process.Pid is { } pid && TestSystem.StartOf(pid) == process.Started && Send(pid, signal) is 0;

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Send(int pid, int signal);

    private sealed class Suspension(RunningProcess[] suspended) : IDisposable
    {
        public void Dispose()
        {
            foreach (var process in suspended)
            {
                process.TrySignal(Continue);
            }
        }
    }
}

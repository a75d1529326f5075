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

    /// <summary>Everything of it stands still, its children too, its sockets stay open: the way a process hangs. Goes on when disposed.</summary>
    public static IDisposable Suspend(params string[] names)
    {
        var suspension = new Suspension();
        foreach (var name in names)
        {
            if (!suspension.TryAdd(TestSystem.Processes()[name]))
            {
                suspension.Dispose();
                Assert.Fail($"{name} does not run.");
            }
        }

        return suspension;
    }

    /// <summary>As <see cref="Suspend"/>; null when the process does not run at the moment.</summary>
    public static IDisposable? TrySuspend(this RunningProcess process) => new Suspension() is var suspension && suspension.TryAdd(process) ? suspension : null;

    /// <summary>Its children and theirs, those above before those below.</summary>
    private static List<(int Pid, long Started)> DescendantsOf(int pid)
    {
        var children = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName)
            .Where(name => int.TryParse(name, CultureInfo.InvariantCulture, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .ToLookup(TestSystem.ParentOf);
        List<(int Pid, long Started)> found = [];
        for (var (open, n) = (new List<int> { pid }, 0); n < open.Count; n++)
        {
            open.AddRange(children[open[n]]);
            found.AddRange(children[open[n]].Where(child => TestSystem.StartOf(child) is not null).Select(child => (child, TestSystem.StartOf(child)!.Value)));
        }

        return found;
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

    private sealed class Suspension : IDisposable
    {
        private readonly List<(int Pid, long Started)> _stopped = [];

        public bool TryAdd(RunningProcess process)
        {
            if (!process.TrySignal(Stop))
            {
                return false;
            }

            // The parent first: what stands still begins no more children.
            _stopped.Add((process.Pid!.Value, process.Started));
            foreach (var child in DescendantsOf(process.Pid.Value).Where(child => Send(child.Pid, Stop) is 0))
            {
                _stopped.Add(child);
            }

            return true;
        }

        public void Dispose()
        {
            foreach (var (pid, started) in _stopped.Where(stopped => TestSystem.StartOf(stopped.Pid) == stopped.Started))
            {
                _ = Send(pid, Continue);
            }
        }
    }
}

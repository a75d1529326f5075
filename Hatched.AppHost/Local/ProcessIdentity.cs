using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json.Serialization;

namespace Hatched.AppHost.Local;

/// <summary>A process beyond doubt: process ids are reused, an id with its start time (ticks since boot) and the boot's id is not.</summary>
internal sealed partial record ProcessIdentity(int Pid, long Started, string Boot)
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;

    private static readonly string CurrentBoot = File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim();

    public static ProcessIdentity? Of(int pid) => StartTime(pid) is { } started ? new(pid, started, CurrentBoot) : null;

    public static ProcessIdentity Self => Of(Environment.ProcessId)!;

    /// <summary>Whether this very process still runs (a zombie does not).</summary>
    [JsonIgnore]
    public bool IsAlive => Boot == CurrentBoot && StartTime(Pid) == Started;

    /// <summary>Sends a signal, to this very process or to none.</summary>
    public void Signal(int signal)
    {
        if (IsAlive)
        {
            _ = SendSignal(Pid, signal);
        }
    }

    /// <summary>Asks the process to end, and kills it when it has not after <paramref name="grace"/>. False when it had to be killed.</summary>
    public async Task<bool> EndAsync(int signal, TimeSpan grace)
    {
        Signal(signal);
        if (await HasEndedAsync(grace))
        {
            return true;
        }

        Signal(Kill);
        await HasEndedAsync(TimeSpan.FromSeconds(5));
        return false;
    }

    public async Task<bool> HasEndedAsync(TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        while (IsAlive)
        {
            if (Stopwatch.GetElapsedTime(began) > patience)
            {
                return false;
            }

            await Task.Delay(30);
        }

        return true;
    }

    private static long? StartTime(int pid)
    {
        try
        {
            // "pid (name) state ppid …": the name may hold spaces and parentheses, so count from its last one; start time is field 22.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : long.Parse(fields[19], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int pid, int signal);
}

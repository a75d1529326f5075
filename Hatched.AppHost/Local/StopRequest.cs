using System.Runtime.InteropServices;

namespace Hatched.AppHost.Local;

/// <summary>Turns Ctrl+C, a polite kill and a closed terminal into one cancellation; a second Ctrl+C gives up waiting.</summary>
internal sealed class StopRequest : IDisposable
{
    private readonly CancellationTokenSource source = new();
    private readonly List<PosixSignalRegistration> registrations = [];

    public StopRequest()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP, PosixSignal.SIGQUIT })
        {
            registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    public CancellationToken Token => source.Token;

    /// <summary>The shell's exit code for the signal that came, or 0.</summary>
    public int ExitCode { get; private set; }

    /// <summary>Asked twice: end things by force.</summary>
    public Action? Impatient { get; set; }

    public async Task WaitAsync() => await Task.Delay(Timeout.Infinite, Token).ContinueWith(_ => { }, TaskScheduler.Default);

    public void Dispose()
    {
        registrations.ForEach(r => r.Dispose());
        source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (source.IsCancellationRequested)
        {
            Impatient?.Invoke();
            return;
        }

        ExitCode = context.Signal switch { PosixSignal.SIGINT => 130, PosixSignal.SIGHUP => 129, PosixSignal.SIGQUIT => 131, _ => 143 };
        source.Cancel();
    }
}

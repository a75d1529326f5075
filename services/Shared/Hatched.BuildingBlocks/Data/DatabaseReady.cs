namespace Hatched.BuildingBlocks.Data;

/// <summary>Lets background work wait for the migrations: <c>await ready.Task</c>.</summary>
public sealed class DatabaseReady
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _done.Task.IsCompletedSuccessfully;

    public Task WaitAsync(CancellationToken ct) => _done.Task.WaitAsync(ct);

    internal void Set() => _done.TrySetResult();
}

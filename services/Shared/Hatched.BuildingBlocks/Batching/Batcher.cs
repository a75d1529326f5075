using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Hatched.BuildingBlocks.Batching;

/// <summary>Batches that form by themselves: each worker takes whatever is waiting, bounded, and works on it as a set.</summary>
/// <remarks>No timers. An idle system handles one item at once; a busy one amortises commits and calls over many.</remarks>
public abstract class Batcher<TItem, TResult>(int workers, int maxBatch, int maxWaiting) : BackgroundService
    where TItem : notnull
{
    private readonly Channel<Waiting> _queue = Channel.CreateBounded<Waiting>(
        new BoundedChannelOptions(maxWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = workers is 1 });

    /// <summary>Hands <paramref name="item"/> in and waits for its result; false when too many wait already (backpressure).</summary>
    public bool TrySubmit(TItem item, out Task<TResult> result)
    {
        var waiting = new Waiting(item, new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        result = waiting.Done.Task;
        return _queue.Writer.TryWrite(waiting);
    }

    /// <summary>Works on one set; results in the items' order. What it throws, every item's waiter sees.</summary>
    protected abstract Task<IReadOnlyList<TResult>> HandleAsync(IReadOnlyList<TItem> items, CancellationToken ct);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(stoppingToken), stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        List<Waiting> batch = [];
        while (await _queue.Reader.WaitToReadAsync(ct))
        {
            batch.Clear();
            while (batch.Count < maxBatch && _queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            if (batch.Count is 0)
            {
                continue;
            }

            try
            {
                var results = await HandleAsync([.. batch.Select(waiting => waiting.Item)], ct);
                for (var i = 0; i < batch.Count; i++)
                {
                    batch[i].Done.TrySetResult(results[i]);
                }
            }
            catch (Exception exception)
            {
                foreach (var waiting in batch)
                {
                    waiting.Done.TrySetException(exception);
                }
            }
        }
    }

    private readonly record struct Waiting(TItem Item, TaskCompletionSource<TResult> Done);
}

using System.Threading.Channels;
using Hatched.BuildingBlocks.Background;
using Microsoft.Extensions.Hosting;

namespace Hatched.BuildingBlocks.Batching;

/// <summary>Batches that form by themselves: a worker takes whatever is waiting, bounded, and works on it as a set.</summary>
/// <remarks>
/// No timers. An idle system handles one item at once; a busy one amortises commits and calls over many. Items of one partition
/// are handled in the order in which they came, one set at a time; partitions run side by side.
/// </remarks>
/// <param name="partitions">Sets under way at once.</param>
/// <param name="maxBatch">Items of a set, at most.</param>
/// <param name="maxWaiting">Items of a partition that may wait; beyond that new ones are turned away.</param>
public abstract class Batcher<TItem, TResult>(int partitions, int maxBatch, int maxWaiting) : BackgroundService, IWatchedWork
    where TItem : notnull
{
    private readonly Channel<Waiting>[] _queues = [.. Enumerable.Range(0, partitions).Select(_ =>
        // An idle worker begins on the thread of whoever hands in: no thread is woken for that.
        Channel.CreateBounded<Waiting>(new BoundedChannelOptions(maxWaiting) { SingleReader = true, AllowSynchronousContinuations = true }))];

    private readonly LoopProgress[] _progress = [.. Enumerable.Range(0, partitions).Select(_ => new LoopProgress())];
    private int _turn;

    string IWatchedWork.WorkName => GetType().Name;

    TimeSpan? IWatchedWork.Stuck => _progress.Max(partition => partition.Stuck);

    /// <summary>A failed set is answered and done with: only one that does not end at all is no progress.</summary>
    TimeSpan IWatchedWork.StuckLimit => TimeSpan.FromSeconds(15);

    /// <summary>Hands <paramref name="item"/> in; false when too many wait already (backpressure).</summary>
    /// <param name="result">The item's result, or the exception of its set.</param>
    public bool TrySubmit(TItem item, out Task<TResult> result)
    {
        var waiting = Waiting.For(item);
        result = waiting.Done.Task;
        return QueueOf(item).TryWrite(waiting);
    }

    /// <summary>Hands <paramref name="item"/> in, waiting while too many wait already.</summary>
    /// <returns>The item's result, or the exception of its set.</returns>
    public async ValueTask<Task<TResult>> SubmitAsync(TItem item, CancellationToken ct)
    {
        var waiting = Waiting.For(item);
        await QueueOf(item).WriteAsync(waiting, ct);
        return waiting.Done.Task;
    }

    /// <summary>Items with equal keys stay in order. Unless a batcher wants that, items take partitions in turn.</summary>
    protected virtual int PartitionKey(TItem item) => Interlocked.Increment(ref _turn);

    /// <summary>Works on one set; results in the items' order. What it throws, every item's waiter sees.</summary>
    protected abstract Task<IReadOnlyList<TResult>> HandleAsync(IReadOnlyList<TItem> items, CancellationToken ct);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_queues.Select((queue, i) => Task.Run(() => WorkAsync(queue.Reader, _progress[i], stoppingToken), stoppingToken)));

    private async Task WorkAsync(ChannelReader<Waiting> queue, LoopProgress progress, CancellationToken ct)
    {
        List<Waiting> set = [];
        while (await queue.WaitToReadAsync(ct))
        {
            set.Clear();
            while (set.Count < maxBatch && queue.TryRead(out var waiting))
            {
                set.Add(waiting);
            }

            progress.Begin();
            try
            {
                var results = await HandleAsync([.. set.Select(waiting => waiting.Item)], ct);
                for (var i = 0; i < set.Count; i++)
                {
                    set[i].Done.TrySetResult(results[i]);
                }
            }
            catch (Exception exception) when (!ct.IsCancellationRequested)
            {
                foreach (var waiting in set)
                {
                    waiting.Done.TrySetException(exception);
                }
            }

            progress.Succeed();
        }
    }

    private ChannelWriter<Waiting> QueueOf(TItem item) => _queues[_queues.Length is 1 ? 0 : (uint)PartitionKey(item) % (uint)_queues.Length].Writer;

    private readonly record struct Waiting(TItem Item, TaskCompletionSource<TResult> Done)
    {
        public static Waiting For(TItem item) => new(item, new TaskCompletionSource<TResult>(TaskCreationOptions.RunContinuationsAsynchronously));
    }
}

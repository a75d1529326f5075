using Hatched.Sdk.Tests.Support;

namespace Hatched.Sdk.Tests;

public sealed class WaitTests
{
    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Operation(string status) =>
        Script.Answer(200, $$$"""{"operation_id":"o","id":"o","type":"hatch","status":"{{{status}}}","result":{"buddy_id":"b","equipped_item_ids":[]}}""");

    [Theory]
    [InlineData("completed")]
    [InlineData("failed")]
    [InlineData("cancelled")]
    public async Task Waiting_looks_every_two_seconds_until_the_operation_has_ended(string end)
    {
        var clock = new SkippingClock();
        var script = new Script(Operation("pending"), Operation("processing"), Operation(end));

        var operation = await script.Client(o => o.TimeProvider = clock).Operations.WaitAsync("o");

        Assert.Equal((end, "b"), (operation.Status.Value, operation.Result!.BuddyId));
        Assert.Equal([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)], clock.Waits);
    }

    [Fact]
    public async Task Waiting_ends_after_thirty_seconds_with_a_last_look()
    {
        var clock = new SkippingClock();
        var script = new Script(Operation("pending"));

        var failure = await Assert.ThrowsAsync<OperationTimeoutException>(() => script.Client(o => o.TimeProvider = clock).Operations.WaitAsync("o"));

        Assert.Equal(("o", ErrorCodes.OperationTimeout, false), (failure.OperationId, failure.Code, failure.IsRetryable));
        Assert.Equal(TimeSpan.FromSeconds(30), clock.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait));
        Assert.Equal(16, script.Sent.Count);
    }

    [Fact]
    public async Task Its_own_time_and_pace_are_kept_and_so_are_those_of_the_earlier_name()
    {
        var clock = new SkippingClock();
        var client = new Script(Operation("pending")).Client(o => o.TimeProvider = clock);
        await Assert.ThrowsAsync<OperationTimeoutException>(() => client.Operations.WaitAsync("o", new() { Timeout = TimeSpan.FromSeconds(5), Interval = TimeSpan.FromSeconds(3) }));
        Assert.Equal([TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(2)], clock.Waits);
#pragma warning disable CS0618 // The earlier name works on.
        await Assert.ThrowsAsync<OperationTimeoutException>(() => client.Operations.WaitForCompletionAsync("o", TimeSpan.FromSeconds(1)));
#pragma warning restore CS0618
        Assert.Equal(TimeSpan.FromSeconds(1), clock.Waits[^1]);
    }

    [Fact]
    public async Task Waiting_stops_when_it_is_given_up()
    {
        using var cancel = new CancellationTokenSource();
        var waiting = new Script(Operation("pending")).Client().Operations.WaitAsync("o", cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(5)));
    }
}

using System.Net;
using System.Text.Json;
using Hatched.Sdk.Tests.Support;

namespace Hatched.Sdk.Tests;

public sealed class RetryTests
{
    public static TheoryData<string> Named => Vectors.Names("retries.json");

    private static readonly SendEventParams Event = new() { EventId = "e", UserId = "u", Type = "lesson_completed" };

    [Theory]
    [MemberData(nameof(Named))]
    public async Task A_call_is_repeated_as_the_vector_says(string name)
    {
        var vector = Vectors.Named("retries.json", name);
        var clock = new SkippingClock();
        var script = new Script([.. vector.GetProperty("responses").EnumerateArray().Select(response => response.TryGetProperty("network_error", out _)
            ? Script.NetworkError
            : Script.Answer(response.GetProperty("status").GetInt32(), "{}", Vectors.Headers(response)))]);
        var client = script.Client(o => (o.MaxRetries, o.TimeProvider) = (vector.GetProperty("max_retries").GetInt32(), clock));

        var call = client.RequestAsync(new HttpMethod(vector.GetProperty("method").GetString()!), "/anything");

        if (vector.GetProperty("outcome").GetString() is var outcome && outcome is "ok")
        {
            await call;
        }
        else
        {
            Assert.IsType(Vectors.Exception(outcome!), await Record.ExceptionAsync(() => call));
        }

        Assert.Equal(vector.GetProperty("attempts").GetInt32(), script.Sent.Count);
        var bounds = vector.GetProperty("waits_ms").EnumerateArray().Select(wait => (Least: wait[0].GetDouble(), Most: wait[1].GetDouble())).ToArray();
        Assert.Equal(bounds.Length, clock.Waits.Count);
        Assert.All(bounds.Zip(clock.Waits), wait => Assert.InRange(wait.Second.TotalMilliseconds, wait.First.Least, wait.First.Most));
    }

    [Fact]
    public async Task Waits_are_spread_over_all_of_their_bound()
    {
        var waits = new List<double>();
        for (var i = 0; i < 200; i++)
        {
            var clock = new SkippingClock();
            await new Script(Script.NetworkError, Script.Answer(200)).Client(o => o.TimeProvider = clock).HealthAsync();
            waits.Add(Assert.Single(clock.Waits).TotalMilliseconds);
        }

        Assert.InRange(waits.Min(), 0, 50);
        Assert.InRange(waits.Max(), 450, 500);
        Assert.InRange(waits.Average(), 200, 300);
    }

    [Fact]
    public async Task A_change_keeps_its_idempotency_key_and_its_bytes_over_all_attempts_and_the_next_change_has_another()
    {
        var script = new Script(Script.Answer(503), Script.NetworkError, Script.Answer(200, """{"accepted":true,"event_id":"e","effects":{"coins":5}}"""));
        var client = script.Client(o => o.TimeProvider = new SkippingClock());

        Assert.Equal(5, (await client.Events.SendAsync(Event)).Coins);
        await client.Events.SendAsync(Event);

        Assert.Equal(4, script.Sent.Count);
        var keys = script.Sent.Select(request => request.Header("Idempotency-Key")).ToArray();
        Assert.True(Guid.TryParse(keys[0], out _), keys[0]);
        Assert.All(keys[..3], key => Assert.Equal(keys[0], key));
        Assert.NotEqual(keys[0], keys[3]);
        Assert.Single(script.Sent.Select(request => request.Body).Distinct());
    }

    [Fact]
    public async Task The_callers_own_idempotency_key_is_used_and_reads_carry_none()
    {
        var script = Script.Of("""{"ledger_id":"l","balance_after":5,"token":"coins"}""");
        var client = script.Client();

        await client.Buddies.EarnAsync("b", new() { Amount = 5, Reason = "gift" }, "order-42");
        await client.Buddies.GetTokensAsync("b");

        Assert.Equal("order-42", script.Sent[0].Header("Idempotency-Key"));
        Assert.Null(script.Sent[1].Header("Idempotency-Key"));
    }

    [Fact]
    public async Task A_Retry_After_that_is_a_date_is_honoured()
    {
        var clock = new SkippingClock();
        var at = clock.GetUtcNow().AddSeconds(8).ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        await new Script(Script.Answer(503, "", ("Retry-After", at)), Script.Answer(200)).Client(o => o.TimeProvider = clock).HealthAsync();
        Assert.InRange(Assert.Single(clock.Waits).TotalSeconds, 8, 8.5);
    }

    [Fact]
    public async Task An_attempt_that_takes_too_long_is_repeated_and_ends_as_a_timeout()
    {
        var script = new Script(Script.Silence);
        var client = script.Client(o => (o.Timeout, o.MaxRetries, o.TimeProvider) = (TimeSpan.FromSeconds(3), 2, new SkippingClock()));

        var failure = await Assert.ThrowsAsync<ConnectionTimeoutException>(() => client.HealthAsync());

        Assert.Equal((ErrorCodes.Timeout, 0, true), (failure.Code, failure.StatusCode, failure.IsRetryable));
        Assert.IsType<ConnectionException>(failure, exactMatch: false);
        Assert.Equal(3, script.Sent.Count);
    }

    [Fact]
    public async Task An_answer_that_stalls_half_way_is_too_late_as_well()
    {
        var script = new Script((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Stalling()) }));
        var client = script.Client(o => (o.Timeout, o.MaxRetries) = (TimeSpan.FromMilliseconds(50), 0));
        await Assert.ThrowsAsync<ConnectionTimeoutException>(() => client.HealthAsync());
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_repeated()
    {
        var script = new Script(
            (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new BrokenOff()) }),
            Script.Answer(200, """{"status":"ok"}"""));
        Assert.Equal("ok", (await script.Client(o => o.TimeProvider = new SkippingClock()).HealthAsync()).Status);
        Assert.Equal(2, script.Sent.Count);
    }

    [Fact]
    public async Task A_call_that_is_given_up_during_an_attempt_throws_as_cancelled_and_is_not_repeated()
    {
        using var cancel = new CancellationTokenSource();
        var script = new Script(async (request, ct) =>
        {
            await cancel.CancelAsync();
            return await Script.Silence(request, ct);
        });

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => script.Client().HealthAsync(cancel.Token));

        Assert.Equal(cancel.Token.IsCancellationRequested, cancelled.CancellationToken.IsCancellationRequested);
        Assert.Single(script.Sent);
    }

    [Fact]
    public async Task A_call_that_is_given_up_between_attempts_throws_as_cancelled_at_once()
    {
        using var cancel = new CancellationTokenSource();
        var script = new Script(Script.Answer(429, "{}", ("Retry-After", "8")));
        var call = script.Client().HealthAsync(cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.Single(script.Sent);
    }

    [Fact]
    public async Task A_call_that_was_given_up_before_it_began_sends_nothing()
    {
        var script = Script.Of("{}");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => script.Client().HealthAsync(new CancellationToken(canceled: true)));
        Assert.Empty(script.Sent);
    }

    [Fact]
    public async Task A_success_that_is_no_JSON_is_said_to_be_not_the_APIs()
    {
        var failure = await Assert.ThrowsAsync<HatchedException>(() => Script.Of("<html>welcome</html>").Client().HealthAsync());
        Assert.Equal((ErrorCodes.InvalidResponse, 200, false), (failure.Code, failure.StatusCode, failure.IsRetryable));
        Assert.IsType<JsonException>(failure.InnerException, exactMatch: false);
    }

    private sealed class Stalling : BrokenOff
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }

    private class BrokenOff : MemoryStream
    {
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The response ended prematurely.");

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => ReadAsync(new byte[1], cancellationToken).AsTask();
    }
}

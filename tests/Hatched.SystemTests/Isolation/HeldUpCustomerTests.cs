using System.Diagnostics;
using Hatched.SystemTests.Support;
using Npgsql;

namespace Hatched.SystemTests.Isolation;

/// <summary>One customer's trouble in the event pipe is that customer's alone.</summary>
[Collection(Alone.Name)]
public sealed class HeldUpCustomerTests
{
    private static readonly TimeSpan Trouble = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>On a quiet machine it is 5 ms. Tests share theirs with others; whoever is held up waits 2.5 s and hears 202.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_locked_buddy_holds_up_its_own_events_only_and_each_acts_once_when_it_is_free()
    {
        var (stuck, other) = (await HatchAsync(), await HatchAsync());
        var calm = await StreamAsync(other, "calm", Trouble);

        await using var connection = await Database.OpenAsync("progression");
        await using var held = await connection.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("SELECT FROM buddy_states WHERE buddy_id = $1 FOR UPDATE", connection) { Parameters = { new() { Value = stuck.Id } } };
        await hold.ExecuteNonQueryAsync();
        var streaming = StreamAsync(other, "beside", Trouble);
        var held1 = await SendSomeAsync(stuck, 20);
        var beside = await streaming;
        await held.RollbackAsync();

        Assert.All(held1, answer => answer.Expect(202));
        AreUndisturbed(calm, beside);
        await AppliedAsync(stuck, 20);
        await stuck.HasAChainAsync(rows: 20, balance: 20);
    }

    [Fact]
    public async Task An_event_that_cannot_be_applied_holds_up_nobody()
    {
        var (poisoned, other) = (await HatchAsync(), await HatchAsync());
        var calm = await StreamAsync(other, "calm", Trouble / 2);
        // Forced: its state cannot be written.
        await Database.RunAsync("progression", $"""
            CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison' USING ERRCODE = '22000'; END $$;
            CREATE TRIGGER poison BEFORE UPDATE ON buddy_states FOR EACH ROW WHEN (NEW.buddy_id = '{poisoned.Id}') EXECUTE FUNCTION poison()
            """);
        try
        {
            var streaming = StreamAsync(other, "beside", Trouble / 2);
            Assert.All(await SendSomeAsync(poisoned, 20), answer => answer.Expect(202));
            AreUndisturbed(calm, await streaming);
        }
        finally
        {
            await Database.RunAsync("progression", "DROP TRIGGER poison ON buddy_states; DROP FUNCTION poison()");
        }

        await AppliedAsync(poisoned, 20);
    }

    [Fact]
    public async Task A_full_quota_refuses_its_own_events_only_and_raises_no_error_in_the_database()
    {
        var (full, other) = (await HatchAsync(plan: "starter"), await HatchAsync());
        (await full.Tenant.Api.PostAsync("/events", new { event_id = "before", user_id = full.UserId, type = "tick" })).Expect(200, 202);
        // The month's quota is spent but for three events.
        var limit = long.Parse((await full.Tenant.Api.GetAsync("/events")).Header("X-Event-Quota-Limit")!, System.Globalization.CultureInfo.InvariantCulture);
        await Database.RunAsync("ingestion", "UPDATE event_usage SET used = $2 WHERE customer_id = $1", full.Tenant.Id, limit - 3);
        var log = TestSystem.Processes()["postgres"].Log;
        var logged = new FileInfo(log).Length;
        var calm = await StreamAsync(other, "calm", Trouble / 2);

        var streaming = StreamAsync(other, "beside", Trouble / 2);
        var answers = await SendSomeAsync(full, 60);
        var beside = await streaming;

        Assert.Equal((3, 57), (answers.Count(answer => answer.Status is 200 or 202), answers.Count(answer => answer.Code is "event_quota_exceeded")));
        AreUndisturbed(calm, beside);
        (await full.Tenant.Api.PostAsync("/events", new { event_id = "before", user_id = full.UserId, type = "tick" })).Expect(200); // a repeat costs nothing
        Assert.Equal(limit, await Database.ReadAsync<long>("ingestion", "SELECT used FROM event_usage WHERE customer_id = $1", full.Tenant.Id));
        Assert.DoesNotContain("quota", (await File.ReadAllTextAsync(log))[(int)logged..], StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<Buddy> HatchAsync(string plan = "pro")
    {
        var tenant = await Tenant.CreateAsync(plan, preset: null);
        (await tenant.Api.PrepareAsync(HttpMethod.Post, "/coin-rules", new { name = "Each", event_type = "tick", amount = 1 })).Expect(201);
        await tenant.PublishAsync();
        return await tenant.HatchAsync();
    }

    /// <summary>20 events a second, one after the other as long as they are answered in time.</summary>
    private static async Task<IReadOnlyList<(Answer Answer, TimeSpan Took)>> StreamAsync(Buddy buddy, string name, TimeSpan length)
    {
        List<Task<(Answer, TimeSpan)>> sent = [];
        using var pace = new PeriodicTimer(Interval);
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < length; await pace.WaitForNextTickAsync())
        {
            sent.Add(TimedAsync(buddy, $"{name}-{sent.Count}"));
        }

        return await Task.WhenAll(sent);
    }

    private static async Task<(Answer, TimeSpan)> TimedAsync(Buddy buddy, string id)
    {
        var began = Stopwatch.GetTimestamp();
        return (await buddy.Tenant.Api.PostAsync("/events", new { event_id = id, user_id = buddy.UserId, type = "tick" }), Stopwatch.GetElapsedTime(began));
    }

    /// <summary>All at about the same time, and in this order.</summary>
    private static async Task<IReadOnlyList<Answer>> SendSomeAsync(Buddy buddy, int count)
    {
        List<Task<(Answer Answer, TimeSpan)>> sent = [];
        for (var n = 0; n < count; n++)
        {
            sent.Add(TimedAsync(buddy, $"stuck-{n}"));
            await Task.Delay(25);
        }

        return [.. (await Task.WhenAll(sent)).Select(one => one.Answer)];
    }

    private static void AreUndisturbed(IReadOnlyList<(Answer Answer, TimeSpan Took)> calm, IReadOnlyList<(Answer Answer, TimeSpan Took)> beside)
    {
        Assert.All(beside, one => one.Answer.Expect(200));
        var (before, meanwhile) = (P99(calm), P99(beside));
        Console.WriteLine($"  p99 of the other customer: {before.TotalMilliseconds:0.0} ms calm, {meanwhile.TotalMilliseconds:0.0} ms beside the trouble");
        Assert.True(meanwhile < before + Margin, $"p99 was {before.TotalMilliseconds} ms, and {meanwhile.TotalMilliseconds} ms beside the trouble.");
    }

    private static TimeSpan P99(IReadOnlyList<(Answer, TimeSpan Took)> stream) => stream.Select(one => one.Took).Order().ElementAt(stream.Count * 99 / 100 - 1);

    private static Task AppliedAsync(Buddy buddy, int count) => Wait.UntilAsync(
        $"{count} events are applied", async () => await buddy.CoinsAsync() == count, TimeSpan.FromSeconds(60));
}

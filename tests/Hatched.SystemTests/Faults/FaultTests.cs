using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>Exactly once, whatever dies: services, broker, cache and database are killed at random under clients that repeat themselves.</summary>
[Collection(Alone.Name)]
public sealed class FaultTests
{
    /// <summary>After the last process is back, everything that waits is done within this.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Whatever_is_killed_everything_that_was_acknowledged_has_happened_exactly_once()
    {
        var plan = FaultPlan.FromEnvironment();
        Console.WriteLine($"  Faults, {plan}");
        ConcurrentDictionary<string, bool> delivered = new(StringComparer.Ordinal);
        await using var receiver = await WebhookReceiver.StartAsync(delivery => delivered[delivery.Headers["X-Hatched-Delivery"]] = true);
        var customers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Customer.CreateAsync(receiver.Url, buddies: 6)));
        await Poisoner.BreakASecretAsync(customers[0]);
        var began = Stopwatch.GetTimestamp();
        var journal = new Journal();
        var clients = new Clients(customers, plan, journal);
        var reaper = new Reaper(plan, journal);
        var poisoner = new Poisoner(plan);
        var poisoning = poisoner.RunAsync(clients.Running);
        try
        {
            await reaper.RunAsync(clients.Running);
        }
        finally
        {
            await clients.EndAsync();
            await poisoning;
        }

        Task<IReadOnlyList<string>> AuditAsync() => new Audit(customers, journal, delivered.Keys.ToList()).RunAsync();
        var (faults, last) = (await AuditAsync(), "nothing");
        while (faults.Count > 0 && Stopwatch.GetElapsedTime(reaper.LastReady) < Drain)
        {
            last = faults[^1];
            await Task.Delay(1_000);
            faults = await AuditAsync();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
              {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s: {reaper.Kills} kills ({reaper.Tally}), {reaper.Freezes} freezes; acknowledged: {journal.Events.Count} events, {journal.Movements.Count} movements, {journal.Hatched.Count} hatched; {delivered.Count} webhooks; {poisoner.Count} poisoned rows
              done {Stopwatch.GetElapsedTime(reaper.LastReady).TotalSeconds:0.0} s after the last process was back, waited for {last}; clients had to repeat: {journal.Troubles}
            """));
        Assert.True(faults.Count is 0, $"{plan}\n{faults.Count} faults:\n{string.Join('\n', faults.Take(30))}");
        Assert.True(journal.Contradictions.Count is 0, $"{plan}\n{string.Join('\n', journal.Contradictions.Take(30))}");
        await Wait.UntilAsync("all poison is set aside", async () => await poisoner.LeftAsync() is 0);
        await poisoner.ForgetAsync();
        (await Api.Anonymous.GetAsync("/health/ready")).Expect(200);
    }
}

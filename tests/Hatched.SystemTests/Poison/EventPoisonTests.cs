using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Poison;

/// <summary>An accepted event whose evaluation is refused is set aside and counted; the sweep drives all the others.</summary>
public sealed class EventPoisonTests
{
    [Theory]
    [InlineData("""{"score":1,"score":2}""")] // Progression refuses it
    [InlineData("no JSON at all")] // its row cannot be read
    public async Task An_event_that_cannot_be_evaluated_keeps_no_other_from_the_sweep_and_passes_when_it_is_mended(string properties)
    {
        var (one, other) = (await Tenant.CreateAsync(preset: null), await Tenant.CreateAsync(preset: null));
        await AcceptAsync(one, "poison", properties);
        for (var i = 0; i < 5; i++)
        {
            await AcceptAsync(other, $"good-{i}", "{}");
        }

        await AcceptAsync(one, "good", "{}");

        var soon = TimeSpan.FromSeconds(8);
        await Wait.UntilAsync("the others are applied", async () => (await StatusesAsync(other)).All(status => status is "applied"), soon);
        await Wait.UntilAsync("its customer's next is applied", async () => await StatusAsync(one, "good") is "applied", soon);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        var attempts = await Database.ReadAsync<int>(
            "ingestion", "SELECT attempts FROM events WHERE customer_id = $1 AND event_id = 'poison'", one.Id);
        Assert.InRange(attempts, 1, 6); // at growing intervals, not each second for ever
        Assert.Equal("accepted", await StatusAsync(one, "poison"));

        await Database.RunAsync("ingestion", "UPDATE events SET properties = '{}' WHERE customer_id = $1 AND event_id = 'poison'", one.Id);

        await Wait.UntilAsync("the mended one is applied", async () => await StatusAsync(one, "poison") is "applied",
            TimeSpan.FromSeconds(40));
    }

    // As Ingestion leaves an event that it has stored and could not drive on.
    private static Task<object?> AcceptAsync(Tenant tenant, string eventId, string properties) => Database.RunAsync("ingestion", """
        WITH e AS (
            INSERT INTO events (customer_id, id, event_id, user_id, type, audience, occurred_at, received_at, status, attempts, properties)
            VALUES ($1, $2, $3, 'learner', 'lesson', 'default', now(), now() - interval '10 seconds', 'accepted', 0, $4) RETURNING *)
        INSERT INTO accepted_events (id, customer_id, event_id, received_at) SELECT id, customer_id, event_id, received_at FROM e
        """, tenant.Id, Guid.CreateVersion7(TimeProvider.System.GetUtcNow().AddSeconds(-10)), eventId, properties);

    private static async Task<string?> StatusAsync(Tenant tenant, string eventId) =>
        (string?)await Database.RunAsync(
            "ingestion", "SELECT status FROM events WHERE customer_id = $1 AND event_id = $2", tenant.Id, eventId);

    private static async Task<IReadOnlyList<string>> StatusesAsync(Tenant tenant) =>
        await Database.QueryAsync("ingestion", "SELECT status FROM events WHERE customer_id = $1", row => row.GetString(0), tenant.Id);
}

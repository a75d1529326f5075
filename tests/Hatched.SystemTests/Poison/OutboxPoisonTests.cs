using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Poison;

/// <summary>A message that cannot go out is set aside with its reason; all the others go out as if it were not there.</summary>
public sealed class OutboxPoisonTests
{
    private const string Confirmed = "Hatched.Contracts.Messages.ErasureConfirmed";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5); // a second on a calm machine

    [Theory]
    [InlineData("accounts")]
    [InlineData("economy")]
    [InlineData("imaging")]
    [InlineData("ingestion")]
    [InlineData("progression")]
    [InlineData("webhook")]
    [InlineData("widget")]
    public async Task Rows_that_cannot_be_published_are_set_aside_and_what_is_behind_them_goes_out(string service)
    {
        var unknown = await AddAsync(service, "Hatched.Contracts.Messages.ThingOfTomorrow", "{}");
        var unreadable = await AddAsync(service, "Hatched.Contracts.Messages.EraseTraces", """{"request_id": 5}""");
        var broken = await AddAsync(service, "Hatched.Contracts.Messages.EraseTraces", "no JSON at all");
        var good = await AddAsync(service, Confirmed, JsonSerializer.Serialize(new { request_id = Guid.CreateVersion7(), service }));

        Guid[] added = [unknown, unreadable, broken, good];
        await Wait.UntilAsync($"the outbox of {service} holds none of them", async () =>
            await Database.ReadAsync<long>(service, "SELECT count(*) FROM outbox WHERE message_id = ANY($1)", added) is 0, Soon);

        var aside = await AsideAsync(service, added);
        Assert.Equal([unknown, unreadable, broken], aside.Select(row => row.MessageId));
        Assert.All(aside, row => Assert.True(row.Attempts >= 1 && row.Reason.Length > 10, row.Reason));
        await ForgetAsync(service, added);
    }

    [Fact]
    public async Task A_message_with_a_property_more_as_a_newer_replica_writes_it_arrives()
    {
        var customer = Guid.CreateVersion7();
        await Database.PublishAsync("accounts", "CustomerPlanSet", new
        {
            customer_id = customer, plan = "growth", favourite_colour = "green",
            disabled_capabilities = Array.Empty<string>(), as_of = TimeProvider.System.GetUtcNow(),
        });

        await Wait.UntilAsync("the plan is known", async () =>
            await Database.RunAsync("progression", "SELECT plan FROM customer_plans WHERE customer_id = $1", customer) is "growth", Soon);
    }

    [Fact]
    public async Task A_row_that_was_set_aside_goes_out_by_itself_once_it_can()
    {
        var request = Guid.CreateVersion7();
        var row = await AddAsync(
            "widget", "Hatched.Contracts.Messages.ErasureConfirmd",
            JsonSerializer.Serialize(new { request_id = request, service = "widget" }));
        await Wait.UntilAsync("it is set aside", async () => await AsideAsync("widget", [row]) is [_], Soon);

        // As if the replica of tomorrow had become the relay: it knows the type, and the time has come.
        await Database.RunAsync("widget", """
            UPDATE outbox_set_aside SET row = jsonb_set(row, '{type}', '"Hatched.Contracts.Messages.ErasureConfirmed"'), retry_at = now()
            WHERE row ->> 'message_id' = $1
            """, row.ToString());

        await Wait.UntilAsync("it went out", async () => await AsideAsync("widget", [row]) is []);
    }

    [Fact]
    public async Task A_fact_is_delivered_at_once_though_poison_lies_before_it()
    {
        var tenant = await Tenant.CreateAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "coins.earned" } })).Expect(201);
        var buddy = await tenant.HatchAsync();
        var poison = await AddAsync("economy", "Hatched.Contracts.Messages.ThingOfTomorrow", "{}");

        (await buddy.CreditAsync(10)).Expect(200);

        await Wait.UntilAsync("the fact is delivered", () => receiver.Of("coins.earned") is [_, ..], Soon);
        (await Api.Anonymous.GetAsync("/health/ready")).Expect(200);
        await ForgetAsync("economy", [poison]);
    }

    private static async Task<Guid> AddAsync(string service, string type, string body)
    {
        var id = Guid.CreateVersion7();
        await Database.RunAsync(service, """
            INSERT INTO outbox (message_id, order_key, type, is_fact, customer_id, body, occurred_at)
            VALUES ($1, '00000000-0000-0000-0000-000000000001', $2, false, '00000000-0000-0000-0000-000000000000', $3, now())
            """, id, type, body);
        return id;
    }

    private static async Task<IReadOnlyList<(Guid MessageId, string Reason, int Attempts)>> AsideAsync(string service, Guid[] ids) =>
        await Database.QueryAsync(service, """
            SELECT (row ->> 'message_id')::uuid, reason, attempts FROM outbox_set_aside
            WHERE (row ->> 'message_id')::uuid = ANY($1) ORDER BY id
            """,
        row => (row.GetGuid(0), row.GetString(1), row.GetInt32(2)), ids);

    private static Task<object?> ForgetAsync(string service, Guid[] ids) =>
        Database.RunAsync(service, "DELETE FROM outbox_set_aside WHERE (row ->> 'message_id')::uuid = ANY($1)", ids);
}

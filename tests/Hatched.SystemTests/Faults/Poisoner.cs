using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>Puts what cannot pass in the way of what can, while processes die: outbox rows of an unknown type, and an endpoint whose secret is broken.</summary>
internal sealed class Poisoner(FaultPlan plan)
{
    private static readonly string[] Services = ["accounts", "economy", "imaging", "ingestion", "progression", "webhook", "widget"];
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Random random = plan.Chance(1_000);
    private readonly Dictionary<string, List<Guid>> rows = [];

    public int Count => rows.Values.Sum(ids => ids.Count);

    /// <summary>An endpoint beside the one that is audited: its deliveries fail, one after the other, among those that must not.</summary>
    public static async Task BreakASecretAsync(Customer customer)
    {
        var endpoint = (await customer.Tenant.Api.PostAsync(
            "/webhook-configs", new { url = "https://poisoned.example.com/hook", events = new[] { "*" } })).Expect(201).Json.Id();
        await Database.RunAsync(
            "webhook", "UPDATE webhook_endpoints SET secret = set_byte(secret, 20, get_byte(secret, 20) # 1) WHERE id = $1", endpoint);
    }

    /// <summary>Until the clients end. What the database does not take, because it is dead, is left out.</summary>
    public async Task RunAsync(Task clients)
    {
        while (!clients.IsCompleted)
        {
            var service = Services[random.Next(Services.Length)];
            try
            {
                rows.TryAdd(service, []);
                rows[service].Add(await AddAsync(service));
            }
            catch (Exception exception) when (exception is Npgsql.NpgsqlException or IOException or TimeoutException)
            {
                // The database is one of those that are killed.
            }

            await Task.WhenAny(clients, Task.Delay(Pause));
        }
    }

    /// <summary>Those that are neither set aside nor gone: what the relays still trip over.</summary>
    public async Task<int> LeftAsync()
    {
        var left = 0;
        foreach (var (service, ids) in rows)
        {
            left += ids.Count - (int)await Database.ReadAsync<long>(
                service, "SELECT count(*) FROM outbox_set_aside WHERE (row ->> 'message_id')::uuid = ANY($1)", ids.ToArray());
        }

        return left;
    }

    public async Task ForgetAsync()
    {
        foreach (var (service, ids) in rows)
        {
            await Database.RunAsync(service, "DELETE FROM outbox_set_aside WHERE (row ->> 'message_id')::uuid = ANY($1)", ids.ToArray());
        }
    }

    private static async Task<Guid> AddAsync(string service)
    {
        var id = Guid.CreateVersion7();
        await Database.RunAsync(service, """
            INSERT INTO outbox (message_id, order_key, type, is_fact, customer_id, body, occurred_at)
            VALUES ($1, '00000000-0000-0000-0000-000000000001', 'Hatched.Contracts.Messages.ThingOfTomorrow', false,
                    '00000000-0000-0000-0000-000000000000', '{}', now())
            """, id);
        return id;
    }
}

using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>Holds what the system has against what it acknowledged: everything of it, once, and nothing else.</summary>
internal sealed class Audit(IReadOnlyList<Customer> customers, Journal journal, IReadOnlyCollection<string> delivered)
{
    private static readonly string[] Databases = ["accounts", "ingestion", "progression", "economy", "imaging", "widget", "webhook"];

    private readonly List<string> faults = [];

    /// <summary>Every fault that it finds, in words; nothing when all is well.</summary>
    public async Task<IReadOnlyList<string>> RunAsync()
    {
        faults.Clear();
        await NothingWaitsAsync();
        if (faults.Count > 0)
        {
            return faults; // the rest would only say the same at length
        }

        await EveryLedgerSumsToItsBalanceAsync();
        foreach (var customer in customers)
        {
            var ledger = await Ledger.ReadAsync(customer.Tenant.Id);
            await EventsAsync(customer, ledger);
            await MovementsAsync(customer, ledger);
            await BuddiesAsync(customer, ledger);
            await HatchesAsync(customer);
            faults.AddRange(await new DeliveryAudit(customer, journal, delivered).RunAsync(ledger));
        }

        return faults;
    }

    /// <summary>No event without an outcome, nothing in any outbox, no operation and no delivery under way.</summary>
    private async Task NothingWaitsAsync()
    {
        Same("accepted events that wait", 0, await Database.ReadAsync<long>("ingestion", "SELECT count(*) FROM accepted_events"));
        foreach (var database in Databases)
        {
            Same($"rows in the outbox of {database}", 0, await Database.ReadAsync<long>(database, "SELECT count(*) FROM outbox"));
        }

        Guid[] tenants = [.. customers.Select(customer => customer.Tenant.Id)];
        Same("open operations", 0, await Database.ReadAsync<long>("progression", "SELECT count(*) FROM operations WHERE customer_id = ANY($1) AND status IN ('Pending', 'Processing')", tenants));
        Same("deliveries under way", 0, await Database.ReadAsync<long>("webhook", "SELECT count(*) FROM deliveries WHERE endpoint_id = ANY($1) AND status = 'pending'",
            customers.Select(customer => customer.Endpoint).ToArray()));
    }

    /// <summary>Of every customer of the system, in one snapshot.</summary>
    private async Task EveryLedgerSumsToItsBalanceAsync() => Same("balances that are not the sum of their ledger", 0, await Database.ReadAsync<long>("economy", """
        SELECT count(*) FROM balances b
        FULL JOIN (
            SELECT customer_id, buddy_id, token_key, sum(CASE direction WHEN 'credit' THEN amount ELSE -amount END) AS balance
            FROM ledger GROUP BY customer_id, buddy_id, token_key) l USING (customer_id, buddy_id, token_key)
        WHERE coalesce(b.balance, 0) <> coalesce(l.balance, 0) OR coalesce(b.balance, 0) < 0
        """));

    private async Task EventsAsync(Customer customer, IReadOnlyList<Ledger.Row> ledger)
    {
        var acknowledged = journal.Events.Where(e => e.Key.Customer == customer.Tenant.Id).ToDictionary(e => e.Key.Id, e => e.Value);
        var stored = (await Database.QueryAsync(
            "ingestion", "SELECT event_id, status, buddy_id, coalesce(effects, '') FROM events WHERE customer_id = $1",
            row => (Id: row.GetString(0), Status: row.GetString(1), Buddy: row.IsDBNull(2) ? Guid.Empty : row.GetGuid(2), Effects: row.GetString(3)), customer.Tenant.Id)).ToDictionary(e => e.Id);
        var evaluated = (await Database.QueryAsync(
            "progression", "SELECT event_id, effects FROM event_outcomes WHERE customer_id = $1", row => (Id: row.GetString(0), Effects: row.GetString(1)), customer.Tenant.Id))
            .ToDictionary(outcome => outcome.Id, outcome => outcome.Effects);
        SameSet("events", acknowledged.Keys, stored.Keys);
        SameSet("evaluated events", acknowledged.Keys, evaluated.Keys);
        SameSet("events of the public list", acknowledged.Keys, (await customer.Tenant.Api.ListAsync("/events")).Select(e => e.Str("event_id")));
        Same("events of the quota", acknowledged.Count, await Database.ReadAsync<long>("ingestion", "SELECT sum(used)::bigint FROM event_usage WHERE customer_id = $1", customer.Tenant.Id));

        var effects = ledger.Where(row => row.FromEvent).ToLookup(row => row.Source!);
        SameSet("sources in the ledger", acknowledged.Where(e => e.Value.Type is "tick").Select(e => e.Key), effects.Select(rows => rows.Key));
        foreach (var (id, told) in acknowledged)
        {
            Same($"status of {id}", "applied", stored.GetValueOrDefault(id).Status);
            Same($"buddy of {id}", told.Buddy.Id, stored.GetValueOrDefault(id).Buddy);
            Same($"effects of {id}", told.Effects, stored.GetValueOrDefault(id).Effects);
            Same($"outcome of {id}", told.Effects, evaluated.GetValueOrDefault(id));
            var answer = JsonElement.Parse(told.Effects);
            Same($"coins of {id}", answer.Num("coins"), effects[id].Where(row => row.Token is "coins").Sum(row => row.Amount));
            Same($"sparks of {id}", answer.Strings("tokens").Sum(token => long.Parse(token.Split(':')[1])), effects[id].Where(row => row.Token is "sparks").Sum(row => row.Amount));
            Same($"credits of the rule for each by {id}", told.Type is "tick" ? 1 : 0, effects[id].Count(row => row.Kind == $"coin_rule:{customer.Each}"));
        }
    }

    /// <summary>What was moved by hand: each acknowledged movement is one row of the ledger, and there are no others.</summary>
    private async Task MovementsAsync(Customer customer, IReadOnlyList<Ledger.Row> ledger)
    {
        var acknowledged = journal.Movements.Where(movement => movement.Value.Buddy.Tenant == customer.Tenant).ToDictionary();
        var rows = ledger.Where(row => row.Kind is "grant" or "spend" or "purchase").ToDictionary(row => row.Id);
        SameSet("movements", acknowledged.Keys, rows.Keys);
        foreach (var (id, told) in acknowledged.Where(movement => rows.ContainsKey(movement.Key)))
        {
            Same($"movement {id}", (told.Buddy.Id, told.Kind, told.Amount), (rows[id].Buddy, rows[id].Kind, rows[id].Amount));
        }

        var sold = (await Database.QueryAsync(
            "economy", "SELECT item_id, count(*) FROM purchases WHERE customer_id = $1 GROUP BY item_id", row => (Item: row.GetGuid(0), Count: row.GetInt64(1)), customer.Tenant.Id))
            .ToDictionary(item => item.Item, item => item.Count);
        foreach (var item in new[] { customer.Item, customer.RareItem })
        {
            Same($"purchases of {item}", acknowledged.Values.Count(movement => movement.Item == item), sold.GetValueOrDefault(item));
        }

        var left = await Database.ReadAsync<long>("economy", "SELECT stock FROM items WHERE id = $1", customer.RareItem);
        Same("stock that is left", Customer.Stock - sold.GetValueOrDefault(customer.RareItem), left);
    }

    /// <summary>Effects, ledger, balances, badges, skills and counters say the same, and it is what the rules make of what was acknowledged.</summary>
    private async Task BuddiesAsync(Customer customer, IReadOnlyList<Ledger.Row> ledger)
    {
        faults.AddRange(Ledger.BreaksIn(ledger));
        foreach (var buddy in customer.Buddies)
        {
            var types = journal.Events.Values.Where(e => e.Buddy == buddy).Select(e => e.Type).ToList();
            var (ticks, noises) = (types.Count(type => type is "tick"), types.Count(type => type is "noise"));
            var moved = journal.Movements.Values.Where(movement => movement.Buddy == buddy).ToList();
            var (coins, sparks, badges) = Customer.Earned(ticks, moved.Count(movement => movement.Kind is "purchase"), moved.Where(movement => movement.Amount > 0).Sum(movement => movement.Amount));
            var spent = moved.Where(movement => movement.Amount < 0).Sum(movement => movement.Amount);
            var rows = ledger.Where(row => row.Buddy == buddy.Id).ToList();
            var state = await buddy.ReadAsync();
            var counters = state.At("progression").At("custom_counters");
            long Counter(string type) => counters.Has(type) ? counters.Num(type) : 0;
            Same($"coins of {buddy.UserId} in the ledger", coins + spent, rows.Where(row => row.Token is "coins").Sum(row => row.Amount));
            Same($"coins of {buddy.UserId}", coins + spent, state.Num("coins"));
            Same($"sparks of {buddy.UserId} in the ledger", sparks, rows.Where(row => row.Token is "sparks").Sum(row => row.Amount));
            Same($"sparks of {buddy.UserId}", sparks, state.At("tokens").Has("sparks") ? state.At("tokens").Num("sparks") : 0);
            Same($"events of {buddy.UserId}", (ticks, noises), (Counter("tick"), Counter("noise")));
            Same($"focus of {buddy.UserId}", ticks, state.At("skills").Has("focus") ? state.At("skills").Num("focus") : 0);
            var awarded = (await customer.Tenant.Api.GetAsync($"/buddies/{buddy.Id}/badges")).Expect(200).Json.List("data").Select(badge => badge.Str("badge_key"));
            Same($"badges of {buddy.UserId}", string.Join(' ', badges), string.Join(' ', awarded.Order(StringComparer.Ordinal)));
            SameSet($"the public ledger of {buddy.UserId}", rows.Select(row => row.Id), (await buddy.LedgerAsync()).Select(row => row.Id()));
        }
    }

    private async Task HatchesAsync(Customer customer)
    {
        var told = journal.Hatched.Where(born => born.Key.Customer == customer.Tenant.Id).Select(born => (born.Key.User, born.Value)).ToList();
        var born = await Database.QueryAsync(
            "progression", "SELECT user_id, id FROM buddies WHERE customer_id = $1 AND user_id LIKE 'born-%'", row => (row.GetString(0), row.GetGuid(1)), customer.Tenant.Id);
        SameSet("hatched buddies", told, born);
    }

    private void Same<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
        {
            faults.Add($"{what}: expected {expected}, found {actual}");
        }
    }

    private void SameSet<T>(string what, IEnumerable<T> expected, IEnumerable<T> actual)
    {
        var (wanted, found) = (expected.ToList(), actual.ToList());
        if (found.Count != wanted.Count || !found.ToHashSet().SetEquals(wanted))
        {
            faults.Add($"{what}: expected {wanted.Count}, found {found.Count}; missing [{string.Join(", ", wanted.Except(found).Take(5))}], too many [{string.Join(", ", found.Except(wanted).Take(5))}]");
        }
    }
}

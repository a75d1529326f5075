using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>Webhooks: one delivery for each thing that happened, and each delivery has arrived.</summary>
internal sealed class DeliveryAudit(Customer customer, Journal journal, IReadOnlyCollection<string> delivered)
{
    private sealed record Sent(Guid Id, string Event, string Status, JsonElement Payload);

    public async Task<IReadOnlyList<string>> RunAsync(IReadOnlyList<Ledger.Row> ledger)
    {
        var sent = await Database.QueryAsync(
            "webhook", "SELECT id, event, status, payload FROM deliveries WHERE endpoint_id = $1",
            row => new Sent(row.GetGuid(0), row.GetString(1), row.GetString(2), JsonElement.Parse(row.GetString(3))), customer.Endpoint);
        var expected = Expected(ledger).Order(StringComparer.Ordinal).ToList();
        var found = sent.Where(one => one.Event is not "config.published" && !IsOfTheSetUp(one)).Select(Describe).Order(StringComparer.Ordinal).ToList();
        List<string> faults = [];
        if (!expected.SequenceEqual(found))
        {
            var (missing, surplus) = (Without(expected, found), Without(found, expected));
            faults.Add($"deliveries: expected {expected.Count}, found {found.Count}; missing {missing.Count} [{string.Join(", ", missing.Take(5))}], too many {surplus.Count} [{string.Join(", ", surplus.Take(5))}]");
        }

        faults.AddRange(sent.Where(one => one.Status is not "success").Take(5).Select(one => $"delivery {one}"));
        var arrived = delivered.ToHashSet(StringComparer.Ordinal);
        faults.AddRange(sent.Where(one => !arrived.Contains(one.Id.ToString())).Take(5).Select(one => $"never arrived: {one}"));
        return faults;
    }

    private IEnumerable<string> Expected(IReadOnlyList<Ledger.Row> ledger)
    {
        foreach (var row in ledger)
        {
            yield return $"{(row.Token is not "coins" ? "token.earned" : row.Amount > 0 ? "coins.earned" : "coins.spent")} {row.Id}";
        }

        foreach (var buddy in customer.Buddies)
        {
            var ticks = journal.Events.Values.Count(e => e.Buddy == buddy && e.Type is "tick");
            var moved = journal.Movements.Values.Where(movement => movement.Buddy == buddy).ToList();
            var purchases = moved.Where(movement => movement.Item is not null).ToList();
            var badges = Customer.Earned(ticks, purchases.Count, moved.Where(movement => movement.Amount > 0).Sum(movement => movement.Amount)).Badges;
            foreach (var news in new[]
            {
                badges.Select(badge => $"badge.awarded {buddy.Id} {badge}"),
                purchases.Select(purchase => $"marketplace.purchased {buddy.Id} {purchase.Item}"),
                Enumerable.Range(1, ticks / Customer.PointsALevel).Select(level => $"skill.leveled {buddy.Id} {level}"),
                ticks > 0 ? [$"streak.ticked {buddy.Id}", $"streak.milestone {buddy.Id}"] : [],
            }.SelectMany(news => news))
            {
                yield return news;
            }
        }

        foreach (var (_, born) in journal.Hatched.Where(born => born.Key.Customer == customer.Tenant.Id))
        {
            yield return $"buddy.hatched {born}";
            yield return $"operation.completed {born}";
        }
    }

    // The endpoint was made after these hatchings, perhaps before the news of the last of them came round.
    private bool IsOfTheSetUp(Sent one) =>
        one.Event is "buddy.hatched" or "operation.completed" && customer.Buddies.Any(buddy => buddy.Id == one.Payload.Id("buddy_id"));

    private static string Describe(Sent one) => one.Event + " " + one.Event switch
    {
        "coins.earned" or "coins.spent" or "token.earned" => one.Payload.Str("ledger_id"),
        "badge.awarded" => $"{one.Payload.Str("buddy_id")} {one.Payload.Str("badge_key")}",
        "marketplace.purchased" => $"{one.Payload.Str("buddy_id")} {one.Payload.Str("item_id")}",
        "skill.leveled" => $"{one.Payload.Str("buddy_id")} {one.Payload.Num("to_level")}",
        _ => one.Payload.Str("buddy_id"),
    };

    // As bags: what is twice in one and once in the other is surplus once.
    private static List<string> Without(IEnumerable<string> all, IEnumerable<string> others)
    {
        var rest = all.ToLookup(one => one, StringComparer.Ordinal);
        var counts = others.CountBy(one => one, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return [.. rest.SelectMany(group => group.Skip(counts.GetValueOrDefault(group.Key)))];
    }
}

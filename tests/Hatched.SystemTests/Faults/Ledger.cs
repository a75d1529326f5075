using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>A customer's ledger as it stands in the database.</summary>
internal static class Ledger
{
    /// <param name="Amount">Below zero a debit.</param>
    internal sealed record Row(Guid Id, Guid Buddy, string Token, string Kind, string? Source, bool FromEvent, long Amount, long BalanceAfter);

    public static Task<IReadOnlyList<Row>> ReadAsync(Guid customer) => Database.QueryAsync(
        "economy", """
        SELECT id, buddy_id, token_key, kind, source_id, from_event, CASE direction WHEN 'credit' THEN amount ELSE -amount END, balance_after
        FROM ledger WHERE customer_id = $1 ORDER BY seq
        """,
        row => new Row(
            row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4), row.GetBoolean(5), row.GetInt64(6), row.GetInt64(7)),
        customer);

    /// <summary>Rows whose balance does not follow from the one before, or is below zero.</summary>
    public static IEnumerable<string> BreaksIn(IEnumerable<Row> ledger)
    {
        Dictionary<(Guid, string), long> running = [];
        foreach (var row in ledger)
        {
            var balance = running[(row.Buddy, row.Token)] = running.GetValueOrDefault((row.Buddy, row.Token)) + row.Amount;
            if (balance != row.BalanceAfter || balance < 0)
            {
                yield return $"the ledger breaks at {row}: the balance should be {balance}";
            }
        }
    }
}

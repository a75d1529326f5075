using System.Diagnostics;
using Hatched.SystemTests.Support;
using Npgsql;

namespace Hatched.SystemTests;

/// <summary>A bank's books: whenever one looks they add up, and nothing is sold that is not there.</summary>
[Collection(Alone.Name)]
public sealed class BankTests
{
    private const int Writers = 12;
    private const int Buyers = 1_000;
    private const int Stock = 100;
    private const int Price = 7;
    private static readonly TimeSpan Opening = TimeSpan.FromSeconds(6);

    /// <summary>The whole customer in one statement, hence in one snapshot.</summary>
    private const string Sums = """
        SELECT l.rows, l.total, b.total, b.lowest, (
            SELECT count(*) FROM balances x WHERE x.customer_id = $1 AND x.balance <> (
                SELECT coalesce(sum(CASE direction WHEN 'credit' THEN amount ELSE -amount END), 0)
                FROM ledger y WHERE y.customer_id = $1 AND y.buddy_id = x.buddy_id AND y.token_key = x.token_key))
        FROM (SELECT count(*) AS rows, coalesce(sum(CASE direction WHEN 'credit' THEN amount ELSE -amount END), 0)::bigint AS total FROM ledger WHERE customer_id = $1) l,
            (SELECT coalesce(sum(balance), 0)::bigint AS total, coalesce(min(balance), 0) AS lowest FROM balances WHERE customer_id = $1) b
        """;

    [Fact]
    public async Task While_twelve_write_at_once_every_look_at_the_books_finds_them_right()
    {
        var tenant = await Tenant.CreateAsync();
        var item = await AddItemAsync(tenant, new { key = "plenty", name = "Plenty", category = "face", price = new { coins = Price }, max_per_buddy = (int?)null });
        var buddies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => tenant.HatchAsync()));
        var began = Stopwatch.GetTimestamp();

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(buddies, item, new Random(writer), () => Stopwatch.GetElapsedTime(began) < Opening))));
        var looks = await LookUntilAsync(tenant.Id, writing);
        var acknowledged = (await writing).SelectMany(moved => moved).ToLookup(moved => moved.Buddy, moved => moved.Amount);

        TestContext.Current.TestOutputHelper?.WriteLine($"{acknowledged.Sum(moved => moved.Count())} movements, {looks.Count} looks");
        Assert.All(looks, look => Assert.True(look.Ledger == look.Balances && look is { Lowest: >= 0, Off: 0 }, look.ToString()));
        Assert.True(looks.Select(look => look.Rows).Distinct().Count() > 10, $"{looks.Count} looks, and nothing moved between them");
        foreach (var buddy in buddies)
        {
            var rows = await buddy.LedgerAsync();
            Assert.Equal(acknowledged[buddy].Order(), rows.Select(row => row.Str("direction") is "credit" ? row.Num("amount") : -row.Num("amount")).Order());
            Assert.Equal(acknowledged[buddy].Sum(), await buddy.CoinsAsync());
            Assert.All(rows, row => Assert.True(row.Num("balance_after") >= 0, row.ToString()));
        }
    }

    [Fact]
    public async Task Of_a_thousand_buyers_with_money_for_one_exactly_the_hundred_get_one_that_are_in_stock()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.Api.PostAsync("/coin-rules", new { name = "Payday", event_type = "payday", amount = Price })).Expect(201);
        await tenant.PublishAsync();
        var item = await AddItemAsync(tenant, new { key = "rare", name = "Rare", category = "face", price = new { coins = Price }, stock = Stock });
        var buyers = await CopyAsync(await tenant.HatchAsync(), Buyers);
        foreach (var users in buyers.Chunk(500))
        {
            await PayAsync(tenant, [.. users.Select(buyer => buyer.User)]);
        }

        var answers = new Answer[Buyers];
        await Parallel.ForAsync(0, Buyers, new ParallelOptions { MaxDegreeOfParallelism = 24 }, async (n, _) =>
            answers[n] = await Wait.ForAsync("a purchase is decided", async () =>
                await tenant.Api.PostAsync($"/buddies/{buyers[n].Id}/purchase-item", new { item_id = item }, ("Idempotency-Key", $"buyer-{n}")) is { IsBusy: false } answer ? answer : null));

        Assert.Equal(Stock, answers.Count(answer => answer.Expect(200, 409).Status is 200));
        Assert.All(answers.Where(answer => answer.Status is 409), refused => Assert.Equal("sold_out", refused.ExpectError(409, "conflict").Details.Str("reason")));
        Assert.Equal((0, Stock), (
            await Database.ReadAsync<long>("economy", "SELECT stock FROM items WHERE id = $1", item),
            await Database.ReadAsync<long>("economy", "SELECT count(*) FROM purchases WHERE customer_id = $1 AND item_id = $2", tenant.Id, item)));
        var books = await LookAsync(await Database.OpenAsync("economy"), tenant.Id);
        Assert.Equal(((Buyers - Stock) * Price, (Buyers - Stock) * Price, 0, 0), (books.Ledger, books.Balances, books.Lowest, books.Off));
    }

    private sealed record Look(long Rows, long Ledger, long Balances, long Lowest, long Off);

    private static async Task<List<Look>> LookUntilAsync(Guid customer, Task writing)
    {
        await using var connection = await Database.OpenAsync("economy");
        List<Look> looks = [];
        while (!writing.IsCompleted)
        {
            looks.Add(await LookAsync(connection, customer));
            await Task.Delay(10);
        }

        return looks;
    }

    private static async Task<Look> LookAsync(NpgsqlConnection connection, Guid customer)
    {
        await using var command = new NpgsqlCommand(Sums, connection) { Parameters = { new() { Value = customer } } };
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return new Look(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4));
    }

    /// <summary>What the bank has acknowledged to one writer.</summary>
    private static async Task<List<(Buddy Buddy, long Amount)>> WriteAsync(Buddy[] buddies, Guid item, Random random, Func<bool> isOpen)
    {
        List<(Buddy, long)> moved = [];
        while (isOpen())
        {
            var (buddy, amount) = (buddies[random.Next(buddies.Length)], random.Next(1, 40));
            var (worth, answer) = random.Next(3) switch
            {
                0 => (amount, await buddy.CreditAsync(amount)),
                1 => (-amount, await buddy.SpendAsync(amount)),
                _ => (-Price, await buddy.Tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = item })),
            };
            if (answer.Expect(200, 400).Status is 200)
            {
                moved.Add((buddy, worth));
            }
            else
            {
                answer.ExpectError(400, "insufficient_balance");
            }
        }

        return moved;
    }

    private static async Task<Guid> AddItemAsync(Tenant tenant, object item)
    {
        var marketplace = (await tenant.Api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        return (await tenant.Api.PostAsync($"/marketplaces/{marketplace}/items", item)).Expect(201).Json.Id();
    }

    // Hatched in earnest, a thousand of them would take minutes of drawing: here the first is copied.
    private static Task<IReadOnlyList<(Guid Id, string User)>> CopyAsync(Buddy buddy, int count) => Database.QueryAsync(
        "progression", """
        WITH born AS (
            INSERT INTO buddies SELECT copy.* FROM buddies b CROSS JOIN generate_series(1, $2) n
            CROSS JOIN LATERAL jsonb_populate_record(b, jsonb_build_object('id', gen_random_uuid(), 'egg_id', gen_random_uuid(), 'user_id', 'buyer-' || n)) copy
            WHERE b.id = $1 RETURNING id, user_id),
        states AS (
            INSERT INTO buddy_states SELECT copy.* FROM born CROSS JOIN buddy_states s
            CROSS JOIN LATERAL jsonb_populate_record(s, jsonb_build_object('buddy_id', born.id)) copy WHERE s.buddy_id = $1)
        SELECT id, user_id FROM born
        """,
        row => (row.GetGuid(0), row.GetString(1)), buddy.Id, count);

    private static Task<Answer> PayAsync(Tenant tenant, string[] users) => Wait.ForAsync("everybody has been paid", async () =>
    {
        var paid = await tenant.Api.PostAsync("/events/batch", new { events = users.Select(user => new { event_id = $"pay-{user}", user_id = user, type = "payday" }) });
        return !paid.IsBusy && paid.Expect(200).Json.List("results").All(result => result.At("effects") is { ValueKind: System.Text.Json.JsonValueKind.Object } effects && effects.Num("coins") is Price) ? paid : null;
    });
}

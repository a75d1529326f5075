using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Credits that Progression has Economy post: each once, on top of whatever the balance is by then.</summary>
public sealed class PostingTests
{
    private const int Pay = 3;

    [Fact]
    public async Task An_events_credit_stands_on_top_of_what_others_moved_since_the_last_one()
    {
        var (tenant, buddy) = await EmployAsync();
        var marketplace = (await tenant.Api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        var item = (await tenant.Api.PostAsync(
            $"/marketplaces/{marketplace}/items", new { key = "plenty", name = "Plenty", category = "face", price = new { coins = 2 }, max_per_buddy = (int?)null })).Expect(201).Json.Id();
        var rows = 0;
        foreach (var between in Enumerable.Repeat<Func<Task<Answer>>>(() => buddy.CreditAsync(10), 3)
            .Append(() => buddy.SpendAsync(4)).Append(() => tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = item })))
        {
            await WorkAsync(buddy, times: 3);
            (await between()).Expect(200);
            await WorkAsync(buddy, times: 2);
            rows += 6;
        }

        await buddy.HasAChainAsync(rows, balance: (25 * Pay) + 30 - 4 - 2);
    }

    [Fact]
    public async Task Events_grants_and_spends_of_one_buddy_that_race_leave_a_chain_without_a_gap()
    {
        var (_, buddy) = await EmployAsync();
        (await buddy.CreditAsync(100)).Expect(200);

        await Task.WhenAll(Enumerable.Range(0, 24).Select(async n =>
        {
            await WorkAsync(buddy, times: 3);
            (await (n % 2 is 0 ? buddy.CreditAsync(10) : buddy.SpendAsync(5))).Expect(200);
        }));

        await buddy.HasAChainAsync(rows: 1 + 72 + 24, balance: 100 + (72 * Pay) + (12 * 10) - (12 * 5));
    }

    [Fact]
    public async Task Postings_that_come_again_are_told_from_new_ones_and_written_once()
    {
        var (tenant, first) = await EmployAsync();
        var second = await tenant.HatchAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "coins.earned" } })).Expect(201);

        Assert.Equal((3, 0), await PostAsync((first, "a", 1), (second, "a", 2), (first, "b", 3)));
        Assert.Equal((1, 0), await PostAsync((first, "c", 4))); // from here on the balances are known
        Assert.Equal((0, 1), await PostAsync((first, "c", 4)));
        Assert.Equal((1, 1), await PostAsync((second, "a", 2), (second, "d", 5)));
        Assert.Equal((1, 2), await PostAsync((first, "e", 6), (first, "e", 6), (first, "e", 6)));
        Assert.Equal((2, 0), await PostAsync((second, "f", 7), (first, "f", 8)));
        var racing = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => PostAsync((first, "g", 9), (second, $"g{n}", 10))));

        Assert.Equal((13, 11), (racing.Sum(made => made.Posted), racing.Sum(made => made.AlreadyThere)));
        await first.HasAChainAsync(rows: 6, balance: 1 + 3 + 4 + 6 + 8 + 9);
        await second.HasAChainAsync(rows: 15, balance: 2 + 5 + 7 + 120);
        // Each with its fact, which says the same as the ledger.
        await Wait.UntilAsync("every credit is told", () => receiver.Received.Count >= 6 + 15);
        var rows = (await first.LedgerAsync()).Concat(await second.LedgerAsync());
        Assert.Equal(
            rows.Select(row => (row.Id(), row.Num("amount"), row.Num("balance_after"))).Order(),
            receiver.Of("coins.earned").Select(told => (told.Json.Id("ledger_id"), told.Json.Num("amount"), told.Json.Num("balance"))).Order());

        async Task<(long Posted, long AlreadyThere)> PostAsync(params (Buddy Buddy, string Source, long Amount)[] postings)
        {
            var made = await JsonDocument.ParseAsync(await Tenant.AskAsync("economy", HttpMethod.Post, "/internal/postings", new
            {
                postings = postings.Select(p => new
                {
                    customer_id = tenant.Id,
                    buddy_id = p.Buddy.Id,
                    user_id = p.Buddy.UserId,
                    source_id = p.Source,
                    from_event = true,
                    kind = "test",
                    token_key = "coins",
                    token_type = "primary",
                    amount = p.Amount,
                    reason = "test",
                    reference_type = (string?)null,
                    reference_id = (string?)null,
                    is_lucky = false,
                    request_id = (string?)null,
                }),
            }, tenant.Id));
            return (made.RootElement.Num("posted"), made.RootElement.Num("already_there"));
        }
    }

    private static async Task<(Tenant Tenant, Buddy Buddy)> EmployAsync()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.Api.PostAsync("/coin-rules", new { name = "Work", event_type = "work", amount = Pay })).Expect(201);
        await tenant.PublishAsync();
        return (tenant, await tenant.HatchAsync());
    }

    private static async Task WorkAsync(Buddy buddy, int times)
    {
        for (var n = 0; n < times; n++)
        {
            Assert.Equal(Pay, (await buddy.SendAsync("work")).Num("coins"));
        }
    }
}

using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Lists;

/// <summary>Every list of the document pages, filters and sorts as the document says.</summary>
public sealed class ListTests
{
    private static readonly string[] Paging = ["limit", "cursor", "page"];

    /// <summary>Filters whose entries do not show what they are filtered by under the filter's name: where they show it, or who holds the filter to its word instead.</summary>
    private static readonly Dictionary<string, string?> ShownAs = new()
    {
        ["GetBuddyLedger token"] = "token_key",
        ["ListOperations buddy_id"] = null, // in the result of what has ended: TenancyTests
        ["ListPathDefinitions audience"] = null, // everybody's paths are in every audience: PathTests
        ["ListSkillDecayRules audience"] = null, // as for paths
    };

    [Fact]
    public async Task Every_list_shows_all_of_it_once_whatever_the_size_of_its_pages()
    {
        var (document, estate) = (await OpenApi.ReadAsync(), await FilledAsync());
        var lists = Lists(document).Where(list => document.ParametersIn(list, "query").Any(query => query.Str("name") is "cursor" or "page")).ToList();
        Assert.True(lists.Count > 6, $"Only {lists.Count} lists have pages.");

        foreach (var list in lists)
        {
            var whole = (await ReadAsync(estate, list, "limit=200")).Rows;
            Assert.True(whole.Count > 2 || list.Id is "ListEvolutions" or "ListSkillDecayHistory", $"{list} shows {whole.Count} entries: too few to page through.");
            foreach (var size in new[] { 1, 2, 3 })
            {
                var paged = new List<string>();
                var (page, next) = (1, "");
                do
                {
                    var (rows, cursor) = await ReadAsync(estate, list, $"limit={size}{next}");
                    Assert.True(rows.Count <= size, $"{list} shows {rows.Count} entries of a page of {size}.");
                    paged.AddRange(rows.Select(IdOf));
                    page++;
                    next = document.ParametersIn(list, "query").Any(query => query.Str("name") is "page") ? rows.Count is 0 ? null : $"&page={page}" : cursor is null ? null : $"&cursor={cursor}";
                }
                while (next is not null);

                Assert.Equal(whole.Select(IdOf), paged);
            }
        }
    }

    [Fact]
    public async Task Every_filter_keeps_what_it_names_and_nothing_else()
    {
        var (document, estate) = (await OpenApi.ReadAsync(), await FilledAsync());
        var tried = 0;
        foreach (var list in Lists(document))
        {
            var whole = (await ReadAsync(estate, list, "limit=200")).Rows;
            foreach (var filter in document.ParametersIn(list, "query").Where(query => query.Str("name") is var name && !Paging.Contains(name) && name is not ("sort" or "order")))
            {
                if (!ShownAs.TryGetValue($"{list.Id} {filter.Str("name")}", out var shown))
                {
                    shown = filter.Str("name");
                }

                if (shown is null)
                {
                    continue;
                }

                Assert.All(whole, row => Assert.True(row.Has(shown), $"{list} has no {shown}: say in this test by what the filter {filter.Str("name")} can be told."));
                var values = whole.Select(row => row.At(shown).ToString()).Concat(filter.At("schema").Has("enum") ? filter.At("schema").Strings("enum") : []).Distinct();
                foreach (var value in values)
                {
                    tried++;
                    var kept = (await ReadAsync(estate, list, $"limit=200&{filter.Str("name")}={Uri.EscapeDataString(value)}")).Rows;
                    Assert.Equal(whole.Where(row => row.At(shown).ToString() == value).Select(IdOf), kept.Select(IdOf));
                }
            }
        }

        Assert.True(tried > 25, $"Only {tried} filters.");
    }

    [Fact]
    public async Task Every_sort_sorts_both_ways()
    {
        var (document, estate) = (await OpenApi.ReadAsync(), await FilledAsync());
        var lists = Lists(document).Where(list => document.ParametersIn(list, "query").Any(query => query.Str("name") is "sort")).ToList();
        Assert.NotEmpty(lists);
        foreach (var list in lists)
        {
            foreach (var by in document.ParametersIn(list, "query").Single(query => query.Str("name") is "sort").At("schema").Strings("enum"))
            {
                var up = (await ReadAsync(estate, list, $"limit=200&sort={by}&order=asc")).Rows.Select(row => row.At(by)).ToList();
                var down = (await ReadAsync(estate, list, $"limit=200&sort={by}&order=desc")).Rows.Select(row => row.At(by)).ToList();
                Assert.True(up.Count > 2, $"{list} shows {up.Count} entries.");
                Assert.Equal(up.Order(ByValue).Select(value => value.ToString()), up.Select(value => value.ToString()));
                Assert.Equal(down.OrderDescending(ByValue).Select(value => value.ToString()), down.Select(value => value.ToString()));
            }
        }
    }

    private static string IdOf(JsonElement row) => row.Str(new[] { "id", "egg_id", "event_id" }.First(name => row.Has(name)));

    // A time is written without the zeros at its end, so as text it does not sort.
    private static readonly IComparer<JsonElement> ByValue = Comparer<JsonElement>.Create((a, b) => (a.ValueKind, b.ValueKind) switch
    {
        (JsonValueKind.Number, _) => a.GetInt64().CompareTo(b.GetInt64()),
        (JsonValueKind.String, JsonValueKind.String) when a.TryGetDateTimeOffset(out var earlier) && b.TryGetDateTimeOffset(out var later) => earlier.CompareTo(later),
        _ => string.CompareOrdinal(a.GetString(), b.GetString()),
    });

    private static IEnumerable<Operation> Lists(OpenApi document) => document.Operations.Where(operation => operation is { IsRead: true } && operation.Access.Contains("secret_key")
        && document.ParametersIn(operation, "query").Any(query => query.Str("name") is "limit" or "audience") && operation.Id is not ("ListActiveUsers" or "PreviewWidgets"));

    private static async Task<(IReadOnlyList<JsonElement> Rows, string? Cursor)> ReadAsync(Estate estate, Operation list, string query)
    {
        var page = (await estate.Tenant.Api.GetAsync($"{list.With(estate.Values(list))}?{(list.Id is "ListPathDefinitions" or "ListSkillDecayRules" ? query.Replace("limit=200", "", StringComparison.Ordinal) : query)}")).Expect(200).Json;
        return (page.List("data"), page.Has("nextCursor") ? page.StrOrNull("nextCursor") : page.Has("pagination") && page.At("pagination").Has("nextCursor") ? page.At("pagination").StrOrNull("nextCursor") : null);
    }

    /// <summary>An estate with several of everything that is listed, in several states.</summary>
    private static async Task<Estate> FilledAsync()
    {
        var estate = await Estate.BuildAsync();
        var (tenant, buddy) = (estate.Tenant, estate.Buddy);
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => tenant.HatchAsync()));
        (await tenant.Api.PatchAsync($"/buddies/{others[0].Id}/archive")).Expect(200);
        (await tenant.Api.PostAsync("/eggs", new { user_id = others[1].UserId })).Expect(201);
        var cancelled = (await tenant.Api.PostAsync("/eggs", new { user_id = others[2].UserId })).Expect(201).Json.Id("egg_id");
        (await tenant.Api.PatchAsync($"/eggs/{cancelled}/status", new { status = "cancelled" })).Expect(200);
        await buddy.SendAsync("quiz_passed");
        await others[1].SendAsync("lesson_completed");
        (await buddy.CreditAsync(20)).Expect(200);
        (await buddy.SpendAsync(5)).Expect(200);
        await using var receiver = await WebhookReceiver.StartAsync();
        var webhook = $"/webhook-configs/{estate.Ids["webhook-configs"]}";
        (await tenant.Api.PutAsync(webhook, new { url = receiver.Url })).Expect(200);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            (await tenant.Api.PostAsync($"{webhook}/test")).Expect(202);
        }

        // What comes by itself has come: nothing moves while pages are turned.
        await Wait.UntilAsync("the balances are everywhere the same", async () =>
            (await tenant.Api.GetAsync("/buddies?limit=200")).Expect(200).Json.List("data").Sum(one => one.Num("coins")) == (await tenant.Api.GetAsync("/buddies?limit=200&sort=coins")).Json.List("data").Sum(one => one.Num("coins")));
        await Wait.UntilAsync("everything is delivered", async () =>
            (await tenant.Api.GetAsync($"{webhook}/deliveries")).Expect(200).Json.List("data").All(delivery => delivery.Str("status") is "success"));
        return estate;
    }
}

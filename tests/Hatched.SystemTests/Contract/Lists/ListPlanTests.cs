using System.Diagnostics;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Lists;

/// <summary>With a million rows in a table every read, in every documented filter, sort and page, goes by an index and looks at little more than it shows.</summary>
[Collection(Alone.Name)]
public sealed class ListPlanTests
{
    /// <summary>How many rows a page may look at beyond those that it skips. It shows 50.</summary>
    private const int MostLookedAt = 1_000;

    private static readonly string[] Services = ["progression", "ingestion", "economy", "webhook", "accounts"];

    /// <summary>Reads that add up a customer's rows by intent, and what bounds them.</summary>
    private static readonly Dictionary<string, string> AddUp = new()
    {
        ["GetWebhookHealth"] = "the deliveries of a day",
        ["ListActiveUsers"] = "the newest 50,000 events of its window",
        ["PreviewConfigImpact"] = "the events of a week, at most 5,000",
    };

    [Fact]
    public async Task Every_read_of_a_million_rows_goes_by_an_index_and_looks_at_little_more_than_it_shows()
    {
        var estate = await Estate.BuildAsync();
        var began = Stopwatch.GetTimestamp();
        var faults = await Task.WhenAll(Services.Select(service => FaultsAsync(service, estate)));
        Console.WriteLine($"Plans of {Services.Length} services in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
        Assert.True(faults.All(found => found.Count is 0), string.Join("\n\n", faults.SelectMany(found => found)));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(string service, Estate estate)
    {
        await using var planned = await PlannedService.StartAsync(service, estate);
        await planned.LoadAsync();
        var from = PlanLog.End;
        var faults = new List<string>();
        var requests = planned.Document.Operations.Where(operation => operation.IsRead && operation.Access.Contains("secret_key"))
            .SelectMany(operation => Targets(planned.Document, operation, estate).Select(target => (operation, target))).ToList();
        foreach (var (operation, target) in requests)
        {
            await planned.MarkAsync($"{operation.Id} {target}");
            var (status, body) = await planned.GetAsync(target);
            if (status is not (200 or 404))
            {
                faults.Add($"{target} → {status} {body}");
            }
            else if (NextCursor(body) is { } next && !target.Contains("cursor=", StringComparison.Ordinal))
            {
                var on = $"{target}{(target.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={next}";
                await planned.MarkAsync($"{operation.Id} {on}");
                Assert.Equal(200, (await planned.GetAsync(on)).Status);
            }
        }

        await planned.MarkAsync("none, the end");
        var statements = await PlanLog.ReadAsync(planned.Database, from, "none, the end");
        Assert.True(statements.Count > requests.Count / 2, $"Only {statements.Count} statements of {requests.Count} requests to {service}.");

        // A sweep of the service's own may have come between two marks. What is a request's comes again with it.
        foreach (var during in statements.Where(statement => Fault(service, statement) is not null).Select(statement => statement.During).Distinct().ToList())
        {
            await planned.MarkAsync(during);
            await planned.GetAsync(during[(during.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
        }

        await planned.MarkAsync("none, the end of the second look");
        var again = await PlanLog.ReadAsync(planned.Database, from, "none, the end of the second look");
        return [.. faults, .. again.Skip(statements.Count).Where(statement => !statement.During.StartsWith("none,", StringComparison.Ordinal)).Select(statement => Fault(service, statement)).OfType<string>().Distinct()];

        static string? NextCursor(string body) => body.Contains("nextCursor", StringComparison.Ordinal) && JsonElement.Parse(body) is var page
            ? page.Has("pagination") ? page.At("pagination").StrOrNull("nextCursor") : page.StrOrNull("nextCursor") : null;
    }

    private static string? Fault(string service, RanStatement statement)
    {
        var loaded = LoadedTables.All.Where(table => table.Service == service).ToDictionary(table => table.Name, table => table.Rows);
        foreach (var node in statement.Nodes.Where(node => node.Relation is not null))
        {
            if (!loaded.ContainsKey(node.Relation!) && !LoadedTables.Bounded.ContainsKey(node.Relation!))
            {
                return $"{service}.{node.Relation} is read by {statement.During}: fill it in LoadedTables, or say there why it stays small.";
            }

            if (loaded.ContainsKey(node.Relation!) && node.Type is "Seq Scan")
            {
                return $"{statement.During} reads all of {node.Relation}: {statement.Text}";
            }
        }

        // A page that counts all it could show reads an index for it, and nothing but.
        var looked = statement.Nodes.Where(node => node.Relation is not null && loaded.ContainsKey(node.Relation) && !(Counts(statement) && node.Type is "Index Only Scan")).Sum(node => node.Rows);
        var operation = statement.During.Split(' ')[0];
        return looked > MostLookedAt + Skipped(statement.During) && !AddUp.ContainsKey(operation) && !SeveralFilters(statement.During)
            ? $"{statement.During} looks at {looked:0} rows: {statement.Text}\n  {string.Join(", ", statement.Nodes.Select(node => $"{node.Type} {node.Relation} {node.Rows:0}"))}"
            : null;
    }

    private static bool Counts(RanStatement statement) => statement.Text.TrimStart().StartsWith("SELECT count(*)", StringComparison.OrdinalIgnoreCase);

    // Two filters at once, or a filter and a sort, have one index between them: it bounds what is looked at by one of the two. And the balance moves with every
    // event, which would pay for an index on it: a customer's buddies are read by the customer's index and sorted when that is asked.
    private static bool SeveralFilters(string during) => during.Split('?') is [_, var query] && query.Split('&').Count(part => part.Split('=')[0] is not ("page" or "limit" or "cursor" or "order")) > 1 || during.Contains("sort=coins", StringComparison.Ordinal);

    private static int Skipped(string during) => during.Split(["page="], StringSplitOptions.None) is [_, var page] && int.TryParse(page.Split('&')[0], out var number) ? number * 50 : 0;

    /// <summary>The operation without a query, with each parameter's values alone, and with those of any two together.</summary>
    private static IEnumerable<string> Targets(OpenApi document, Operation operation, Estate estate)
    {
        var path = operation.With([.. operation.Parameters.Select(parameter =>
            estate.Ids.TryGetValue(parameter.Name, out var id) || estate.Ids.TryGetValue(parameter.Collection, out id) ? id : parameter.Collection is "presets" ? Tenant.Preset : "none")]);
        var queries = document.ParametersIn(operation, "query").Where(query => query.Str("name") is not ("cursor" or "limit"))
            .Select(query => Values(query, estate).Select(value => $"{query.Str("name")}={value}").ToList()).ToList();
        IEnumerable<string> alone = queries.SelectMany(values => values);
        IEnumerable<string> together = from i in Enumerable.Range(0, queries.Count) from j in Enumerable.Range(i + 1, queries.Count - i - 1) from one in queries[i] from other in queries[j] select $"{one}&{other}";
        return [path, .. alone.Concat(together).Select(query => $"{path}?{query}")];
    }

    private static IEnumerable<string> Values(JsonElement query, Estate estate) => query.At("schema") is var schema && schema.Has("enum") ? schema.Strings("enum") : query.Str("name") switch
    {
        "page" => ["20"],
        "user_id" => ["user_20", "nobody"],
        "buddy_id" => [estate.Buddy.Id.ToString()],
        "audience" => ["default", "teachers"],
        "type" => ["lesson_completed", "rare_event", "none"],
        "evolution_stage" => ["1", "5"],
        "token" => ["stars", "none"],
        _ => schema.Has("minimum") ? [schema.At("minimum").ToString()] : Schemas.Types(schema).Contains("boolean") ? ["true"] : ["none"],
    };
}

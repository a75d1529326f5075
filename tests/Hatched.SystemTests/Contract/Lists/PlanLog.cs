using System.Text;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Lists;

/// <summary>A statement as the server ran it.</summary>
/// <param name="During">The request that it was part of.</param>
internal sealed record RanStatement(string During, string Text, IReadOnlyList<PlanNode> Nodes);

/// <summary>A step of a plan.</summary>
/// <param name="Relation">The table that it reads, if it reads one itself.</param>
/// <param name="Rows">How many rows it looked at, those that it threw away included, over all its runs.</param>
internal sealed record PlanNode(string Type, string? Relation, double Rows);

/// <summary>The plans in the PostgreSQL server's log, between the marks of a test.</summary>
internal static class PlanLog
{
    public const string Mark = "the plans of request ";

    /// <summary>Where the log ends now.</summary>
    public static long End => new FileInfo(Log).Length;

    private static string Log => TestSystem.Processes()["postgres"].Log;

    /// <summary>The statements in one database since a place in the log.</summary>
    /// <param name="last">The mark that the log has when all is written.</param>
    public static async Task<IReadOnlyList<RanStatement>> ReadAsync(string database, long from, string last)
    {
        var plans = await Wait.ForAsync("the server's log is written", async () =>
            (await PlansAsync(database, from)) is var read && read.Any(plan => plan.Str("Query Text").Contains(Mark + last, StringComparison.Ordinal)) ? read : null, TimeSpan.FromSeconds(60));
        var (statements, during) = (new List<RanStatement>(), "");
        foreach (var plan in plans)
        {
            var text = plan.Str("Query Text");
            if (text.IndexOf(Mark, StringComparison.Ordinal) is var at and >= 0)
            {
                during = text[(at + Mark.Length)..].TrimEnd('\'');
            }
            else
            {
                statements.Add(new RanStatement(during, text, [.. Walk(plan.At("Plan"))]));
            }
        }

        return statements;
    }

    private static async Task<IReadOnlyList<JsonElement>> PlansAsync(string database, long from)
    {
        await using var log = new FileStream(Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        log.Position = from;
        using var reader = new StreamReader(log);
        var (plans, json) = (new List<JsonElement>(), (StringBuilder?)null);
        while (await reader.ReadLineAsync() is { } line)
        {
            // A plan goes on in lines that begin with a tab; the launcher puts nothing before them.
            if (json is not null && line.TrimStart(' ') is ['\t', .. var more])
            {
                json.AppendLine(more);
                continue;
            }

            Take(json, plans);
            json = line.Contains($" {database} LOG:", StringComparison.Ordinal) && line.Contains("plan:", StringComparison.Ordinal) ? new StringBuilder() : null;
        }

        Take(json, plans);
        return plans;
    }

    private static void Take(StringBuilder? json, List<JsonElement> plans)
    {
        try
        {
            if (json is { Length: > 0 })
            {
                plans.Add(JsonElement.Parse(json.ToString()));
            }
        }
        catch (JsonException)
        {
            // Not written to its end yet: the next look has it.
        }
    }

    private static IEnumerable<PlanNode> Walk(JsonElement node)
    {
        double Of(string name) => node.Has(name) ? node.At(name).GetDouble() : 0;
        var seen = Of("Actual Rows") + Of("Rows Removed by Filter") + Of("Rows Removed by Index Recheck");
        yield return new PlanNode(node.Str("Node Type"), node.Has("Relation Name") ? node.Str("Relation Name") : null, seen * Of("Actual Loops"));
        foreach (var inner in node.Has("Plans") ? node.List("Plans").SelectMany(Walk) : [])
        {
            yield return inner;
        }
    }
}

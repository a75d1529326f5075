using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hatched.Sdk;

namespace Hatched.Cli.Commands;

/// <summary><c>replay</c>: what a past event would give under other rules, without changing anything.</summary>
internal static partial class ReplayCommand
{
    private static readonly Argument<string> EventId = new("event-id") { Description = "Your own id of the event." };
    private static readonly Option<string?> Version = new("--config-version")
    {
        Description = "The rules to try: an id of GET /config-versions; the draft, or what is published, when absent.",
        HelpName = "id",
    };


    public static Command Create()
    {
        var command = new Command("replay", "Show what a past event would give under other rules. Changes nothing.") { EventId, Version };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (client, terminal, eventId) = (parsed.Client(), parsed.Terminal(), parsed.GetValue(EventId)!);
        try
        {
            var replay = await client.Events.ReplayAsync(eventId, parsed.GetValue(Version), ct);
            if (terminal.Json)
            {
                terminal.Value(replay);
            }
            else
            {
                terminal.Tree(Show(terminal, replay));
            }

            return Shared.Ok;
        }
        catch (HatchedException e) when (e.StatusCode is 404 or 405)
        {
            // Missing may be the event, the rules or the route.
            await client.Events.GetAsync(eventId, ct);
            if (await IsOfferedAsync(client, ct))
            {
                throw;
            }

            throw new CommandException("This server does not offer replays: it has no POST /events/{id}/replay.", Shared.NotOffered);
        }
    }

    private static Node Show(Terminal terminal, EventReplay replay)
    {
        List<Node> nodes = [.. replay.Changes.Select(change =>
        {
            var rule = change.Rule is null ? "" : $"{Text.Plain(change.Rule.RuleType)} {terminal.Bold(Text.Plain(change.Rule.Key))} ";
            var cause = change.Cause == ReplayCause.Config ? "" : terminal.Yellow($" ({Text.Plain(change.Cause.Value)}, not the rules)");
            return new Node($"{rule}{Text.Plain(change.Field)} {Value(change.Before)} → {terminal.Bold(Value(change.After))}{cause}");
        })];
        if (replay.Recorded is null)
        {
            nodes.Add(new(terminal.Yellow("what it gave is still to come")));
        }

        nodes.Add(Effects.Nodes(terminal, replay.Replayed.Effects) is { Count: > 0 } effects ? new("would give", effects) : new("would give nothing"));
        nodes.Add(new(terminal.Dim(replay.Rebuild is { } rebuild
            ? $"on the buddy as it was, rebuilt from {rebuild.Events} earlier events{(rebuild.Truncated ? ", the newest of more" : "")}"
            : $"on a buddy that is {Text.Plain(replay.State.Value)}")));
        var verdict = replay.Recorded is null ? "" : replay.Changes.Count == 0 ? terminal.Green("the same as it gave") : terminal.Yellow($"{replay.Changes.Count} changes");
        return new($"{terminal.Bold("dry run")} of {Text.Plain(replay.EventId)} under version {replay.Version} {terminal.Dim(replay.ConfigVersionId)} {verdict}".TrimEnd(), nodes);
    }

    private static string Value(JsonElement? value) => value switch
    {
        null => "none",
        { ValueKind: JsonValueKind.Array } list when list.EnumerateArray().All(entry => entry.ValueKind is JsonValueKind.String) =>
            list.GetArrayLength() == 0 ? "none" : string.Join(", ", list.EnumerateArray().Select(Text.Plain)),
        { } other => Text.Plain(other),
    };

    /// <summary>Whether the document that the server serves has the route.</summary>
    private static async Task<bool> IsOfferedAsync(HatchedClient client, CancellationToken ct)
    {
        using var http = new HttpClient();
        try
        {
            using var document = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(client.BaseUrl, "/openapi/v1.json"), ct));
            return document.RootElement.GetProperty("paths").EnumerateObject().Any(path => Route().IsMatch(path.Name));
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or KeyNotFoundException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"/events/\{[^/]+\}/replay$")]
    private static partial Regex Route();
}

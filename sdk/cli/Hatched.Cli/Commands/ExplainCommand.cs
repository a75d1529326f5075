using System.CommandLine;
using Hatched.Sdk;

namespace Hatched.Cli.Commands;

/// <summary><c>explain</c>: what an event did, and why each rule acted or did not.</summary>
internal static class ExplainCommand
{
    private static readonly Argument<string> EventId = new("event-id") { Description = "Your own id of the event." };

    public static Command Create()
    {
        var command = new Command("explain", "Show what an event did, and why each rule acted or did not.") { EventId };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var terminal = parsed.Terminal();
        var e = await parsed.Client().Events.GetAsync(parsed.GetValue(EventId)!, ct);
        if (terminal.Json)
        {
            terminal.Value(e);
        }
        else
        {
            terminal.Tree(Show(terminal, e));
        }

        return Shared.Ok;
    }

    private static Node Show(Terminal terminal, EventDetail e)
    {
        var status = e.Status == EventStatus.Applied ? terminal.Green(e.Status.Value)
            : e.Status == EventStatus.Failed ? terminal.Red(e.Status.Value)
            : terminal.Yellow(Text.Plain(e.Status.Value));
        List<Node> nodes =
        [
            new($"user {Text.Plain(e.UserId)}, audience {Text.Plain(e.Audience)}"),
            new(e.BuddyId is null ? terminal.Yellow("no buddy") : $"buddy {e.BuddyId}"),
            new($"occurred {e.OccurredAt:yyyy-MM-dd HH:mm:ss}Z, received {e.ReceivedAt:yyyy-MM-dd HH:mm:ss}Z"),
        ];
        if (e.Properties is { Count: > 0 } properties)
        {
            nodes.Add(new($"properties {Text.Plain(Terminal.Compact(properties))}"));
        }

        nodes.Add(e.Effects is null ? new(terminal.Yellow("effects still to come"))
            : Effects.Nodes(terminal, e.Effects) is { Count: > 0 } effects ? new("effects", effects)
            : new(Effects.Hint(e.Effects) is { } hint ? $"no effects: {hint}" : "no effects"));
        foreach (var outcome in (e.Explanations ?? []).GroupBy(explanation => explanation.Outcome))
        {
            var acted = outcome.Key == ExplanationOutcome.Fired;
            nodes.Add(new(acted ? terminal.Green(outcome.Key.Value) : terminal.Yellow(Text.Plain(outcome.Key.Value)), [.. outcome.Select(one =>
                new Node($"{Text.Plain(one.RuleType)} {terminal.Bold(Text.Plain(one.Key))}{(acted ? "" : $" {terminal.Dim(Text.Plain(one.Reason))}")}"))]));
        }

        return new Node($"{terminal.Bold(Text.Plain(e.Type))} {terminal.Dim(Text.Plain(e.EventId))} {status}", nodes);
    }
}

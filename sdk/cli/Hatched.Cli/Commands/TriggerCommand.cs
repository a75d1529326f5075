using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.Sdk;

namespace Hatched.Cli.Commands;

/// <summary><c>trigger</c>: sends an event and shows what it gave.</summary>
internal static class TriggerCommand
{
    private static readonly Argument<string> Type = new("event-type") { Description = "What happened, such as lesson_completed." };
    private static readonly Option<string> User = new("--user", "-u") { Description = "Your own id of the user.", HelpName = "id", Required = true };
    private static readonly Option<string[]> Props = new("--prop", "-p")
    {
        Description = "A property, such as score=95 or code='\"007\"': JSON where it is JSON, text otherwise. May be given again.",
        HelpName = "key=value",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> EventId = new("--event-id") { Description = "Your own id of it; the same id again changes nothing. A new one when absent.", HelpName = "id" };
    private static readonly Option<string?> Audience = new("--audience") { Description = "Needed once there are two or more.", HelpName = "key" };
    private static readonly Option<DateTimeOffset?> OccurredAt = new("--occurred-at") { Description = "When it happened; now when absent.", HelpName = "time" };
    private static readonly Option<string?> TimeZone = new("--time-zone") { Description = "The user's, such as Europe/Istanbul; the buddy's when absent.", HelpName = "name" };

    public static Command Create()
    {
        var command = new Command("trigger", "Send an event and show what it gave.") { Type, User, Props, EventId, Audience, OccurredAt, TimeZone };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (client, terminal) = (parsed.Client(), parsed.Terminal());
        var e = new SendEventParams
        {
            EventId = parsed.GetValue(EventId) ?? $"trigger-{Guid.CreateVersion7():N}",
            UserId = parsed.GetValue(User)!,
            Type = parsed.GetValue(Type)!,
            Audience = parsed.GetValue(Audience),
            OccurredAt = parsed.GetValue(OccurredAt),
            TimeZone = parsed.GetValue(TimeZone),
            Properties = Properties(parsed.GetValue(Props) ?? []),
        };
        var effects = await client.Events.SendAsync(e, ct);
        if (terminal.Json)
        {
            terminal.Value(new { e.EventId, effects.Pending, Effects = effects.Pending ? null : effects });
            return Shared.Ok;
        }

        var nodes = Effects.Nodes(terminal, effects);
        terminal.Tree(new Node($"{terminal.Bold(Text.Plain(e.Type))} of {Text.Plain(e.UserId)} {terminal.Dim(Text.Plain(e.EventId))}", nodes));
        if (nodes.Count == 0)
        {
            var nothing = Effects.Hint(effects) is { } hint ? $"It gave nothing: {hint}." : "It gave nothing.";
            terminal.Line(effects.Pending ? "It is stored; what it gives is still to come." : nothing);
        }

        terminal.Line(terminal.Dim($"./hatched explain '{Text.Plain(e.EventId)}' says why."));
        return Shared.Ok;
    }

    private static JsonObject? Properties(string[] given)
    {
        var properties = new JsonObject();
        foreach (var text in given)
        {
            if (text.Split('=', 2) is not [{ Length: > 0 } key, var value])
            {
                throw new CommandException($"--prop {text} is no key=value.", Shared.Usage);
            }

            properties[key] = Parse(value);
        }

        return properties.Count == 0 ? null : properties;
    }

    private static JsonNode? Parse(string value)
    {
        try
        {
            return JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            return value;
        }
    }
}

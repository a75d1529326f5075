using System.CommandLine;
using Hatched.Cli.Listening;
using Hatched.Sdk;

namespace Hatched.Cli.Commands;

/// <summary><c>listen</c>: webhooks of a Hatched that can reach this machine, passed on to a program that is being written.</summary>
internal static class ListenCommand
{
    private static readonly Option<Uri?> ForwardTo = new Option<Uri?>("--forward-to")
    {
        Description = "Where to pass each delivery on to. Without it, deliveries are shown and accepted.",
        HelpName = "url",
    }.Web();


    private static readonly Option<string[]> Events = new("--events") { Description = "What to listen to: names, separated by commas; everything when absent.", HelpName = "a,b" };
    private static readonly Option<int> Port = new Option<int>("--port") { Description = "The local port to listen at; 0 is a free one.", HelpName = "port" }.Between(0, 65_535, 0);
    private static readonly Option<bool> Delete = new("--delete") { Description = "Delete the endpoint at the end. Otherwise it is paused and used again the next time, with the same secret." };

    public static Command Create()
    {
        var command = new Command("listen", "Take webhooks at a temporary endpoint and pass them on. Ctrl+C ends it.") { ForwardTo, Events, Port, Delete };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (client, terminal, target) = (parsed.Client(), parsed.Terminal(), parsed.GetValue(ForwardTo));
        string[] events = [.. (parsed.GetValue(Events) ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        await using var forwarder = await Forwarder.StartAsync(terminal, target, parsed.GetValue(Port), ct);
        await using var endpoint = await TemporaryEndpoint.OpenAsync(client, forwarder.Url, events.Length > 0 ? events : ["*"], parsed.GetValue(Delete), ct);
        forwarder.Secret = endpoint.Secret;
        if (terminal.Json)
        {
            terminal.Value(new { endpoint.Secret, EndpointId = endpoint.Id, forwarder.Url, ForwardTo = target });
        }
        else
        {
            terminal.Line($"Webhook secret: {terminal.Bold(endpoint.Secret)}{(endpoint.IsKept ? "" : terminal.Dim(" (for this time only)"))}");
            terminal.Line($"Listening to {(events.Length > 0 ? string.Join(", ", events) : "every event")} at {forwarder.Url}{(target is null ? "" : $", passing on to {target}")}. Ctrl+C ends it.");
        }

        await Task.Delay(Timeout.Infinite, ct);
        return Shared.Ok;
    }
}

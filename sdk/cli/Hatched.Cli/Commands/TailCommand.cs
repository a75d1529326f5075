using System.CommandLine;
using System.Runtime.CompilerServices;
using Hatched.Sdk;

namespace Hatched.Cli.Commands;

/// <summary><c>tail</c>: events and their effects as they come in.</summary>
internal static class TailCommand
{
    /// <summary>Events are listed by when they were taken in, and may be shown a moment later: looked for again so far back.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    /// <summary>After which an event without its effects is shown without.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly Option<string?> User = new("--user", "-u") { Description = "Only this user's.", HelpName = "id" };
    private static readonly Option<string?> Type = new("--type") { Description = "Only of this type.", HelpName = "type" };
    private static readonly Option<int> Lines = new Option<int>("--lines", "-n") { Description = "How many earlier ones to show first.", HelpName = "count" }.Between(0, 10_000, 10);
    private static readonly Option<bool> NoFollow = new("--no-follow") { Description = "Show the earlier ones and end." };
    private static readonly Option<double> Interval = new Option<double>("--interval") { Description = "Seconds between two looks.", HelpName = "seconds" }.Between(0.05, 3600, 1);

    public static Command Create()
    {
        var command = new Command("tail", "Show events and what they gave, as they come in. Ctrl+C ends it.") { User, Type, Lines, NoFollow, Interval };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var (client, terminal) = (parsed.Client(), parsed.Terminal());
        var filter = new ListEventsParams { UserId = parsed.GetValue(User), Type = parsed.GetValue(Type), Limit = 200 };
        var earlier = await client.Events.ListAllAsync(filter, ct).Take(parsed.GetValue(Lines)).ToListAsync(ct);
        // What is there already is not news, shown or not.
        var latest = (await client.Events.ListAsync(filter with { Limit = 1 }, ct)).Data is [var newest] ? newest.ReceivedAt : DateTimeOffset.UnixEpoch;
        var seen = new Dictionary<string, DateTimeOffset>();
        await foreach (var e in NewestAsync(client, filter, latest - Overlap, ct))
        {
            seen[e.EventId] = e.ReceivedAt;
        }

        earlier.Reverse();
        earlier.ForEach(e => Show(terminal, e));
        if (parsed.GetValue(NoFollow))
        {
            return Shared.Ok;
        }

        var waiting = new List<EventRecord>();
        while (true)
        {
            await Task.Delay(TimeSpan.FromSeconds(parsed.GetValue(Interval)), ct);
            var fresh = await NewestAsync(client, filter, latest - Overlap, ct).Where(e => seen.TryAdd(e.EventId, e.ReceivedAt)).ToListAsync(ct);
            fresh.Reverse();
            latest = fresh.Select(e => e.ReceivedAt).Append(latest).Max();
            foreach (var id in seen.Where(e => e.Value < latest - Overlap).Select(e => e.Key).ToList())
            {
                seen.Remove(id);
            }

            foreach (var e in waiting.Concat(fresh).ToList())
            {
                waiting.Remove(e);
                var now = e.Status == EventStatus.Accepted ? await client.Events.GetAsync(e.EventId, ct) : e;
                if (now.Status == EventStatus.Accepted && TimeProvider.System.GetUtcNow() - now.ReceivedAt < Patience)
                {
                    waiting.Add(e);
                }
                else
                {
                    Show(terminal, now);
                }
            }
        }
    }

    /// <summary>Newest first, down to <paramref name="since"/>.</summary>
    private static async IAsyncEnumerable<EventRecord> NewestAsync(
        HatchedClient client, ListEventsParams filter, DateTimeOffset since, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var e in client.Events.ListAllAsync(filter, ct))
        {
            if (e.ReceivedAt < since)
            {
                yield break;
            }

            yield return e;
        }
    }

    private static void Show(Terminal terminal, EventRecord e)
    {
        if (terminal.Json)
        {
            terminal.Value(e);
            return;
        }

        var effects = e.Status == EventStatus.Failed ? terminal.Red("failed")
            : e.Effects is null ? terminal.Yellow("effects still to come")
            : Effects.Line(e.Effects) is { Length: > 0 } gave ? terminal.Green(gave)
            : Effects.Hint(e.Effects) is { } hint ? terminal.Yellow(hint)
            : terminal.Dim("nothing");
        var time = terminal.Dim($"{e.ReceivedAt.ToLocalTime():HH:mm:ss}");
        terminal.Line($"{time}  {Text.Plain(e.UserId)}  {terminal.Bold(Text.Plain(e.Type))}  {effects}  {terminal.Dim(Text.Plain(e.EventId))}");
    }
}

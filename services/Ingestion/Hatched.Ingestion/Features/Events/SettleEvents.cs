using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;
using Npgsql;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Has what is still under way stored before a read that must show it: whoever was answered effects finds them in every read.</summary>
/// <remarks>
/// Answers go out before outcomes are stored, from any replica, so no process knows what the others have answered. Driving an event again settles it:
/// evaluation answers the same outcome. Mostly nothing is under way, and a short range of an index is all that it costs.
/// A read is never refused for this, and waits for a moment at most: then it shows what stands.
/// </remarks>
internal sealed class SettleEvents(NpgsqlDataSource database, DriveEvents drive, TimeProvider clock, ILogger<SettleEvents> log)
{
    private const int SetSize = 200;

    /// <summary>Later than this after an event came in its sender has heard 202, or the sweep has it; before a repeat is answered the outcome is stored.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private static readonly string OfCustomer = $"""
        SELECT {StoredEvents.Columns} FROM accepted_events a JOIN events e ON e.customer_id = a.customer_id AND e.event_id = a.event_id
        WHERE a.customer_id = $1 AND a.id BETWEEN $2 AND $3 AND NOT a.failed ORDER BY a.id LIMIT {SetSize}
        """;

    private static readonly string OfUser = $"""
        SELECT {StoredEvents.Columns} FROM events e
        WHERE e.customer_id = $1 AND e.user_id = $4 AND e.id BETWEEN $2 AND $3 AND e.status = 'accepted' ORDER BY e.id LIMIT {SetSize}
        """;

    /// <summary>What came in just now.</summary>
    /// <param name="userId">Only of this user; null: of all.</param>
    public Task RecentAsync(Guid customerId, string? userId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return SettleAsync(customerId, userId, OrderedId.Lowest(now - Window), OrderedId.Lowest(now + Window), ct); // replicas' clocks differ a little
    }

    /// <summary>An event, after what its user sent just before it: a user's events keep their order.</summary>
    public Task UpToAsync(StoredEvent e, CancellationToken ct) => SettleAsync(e.CustomerId, e.UserId, OrderedId.Lowest(e.ReceivedAt - Window), e.Id, ct);

    private async Task SettleAsync(Guid customerId, string? userId, Guid from, Guid to, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await DriveAsync(customerId, userId, from, to, patience.Token).WaitAsync(patience.Token);
        }
        catch (Exception exception) when (!ct.IsCancellationRequested)
        {
            log.LogDebug(exception, "A read shows events that are still under way"); // the pipe and the sweep report what keeps them
        }
    }

    private async Task DriveAsync(Guid customerId, string? userId, Guid from, Guid to, CancellationToken patience)
    {
        int found;
        do
        {
            var waiting = await ReadAsync(customerId, userId, from, to);
            found = waiting.Count;
            if (found > 0)
            {
                await drive.RunAsync(waiting, patience);
            }
        }
        while (found == SetSize && !patience.IsCancellationRequested);
    }

    private async Task<List<EventToEvaluate>> ReadAsync(Guid customerId, string? userId, Guid from, Guid to)
    {
        await using var command = database.CreateCommand(userId is null ? OfCustomer : OfUser);
        command.Parameters.Add(new() { Value = customerId });
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = to });
        if (userId is not null)
        {
            command.Parameters.Add(new() { Value = userId });
        }

        return await StoredEvents.ReadAllAsync(command, CancellationToken.None);
    }
}

using System.Text;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Data;
using Hatched.Ingestion.Features.Events;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Ingestion.Features.Replays;

/// <summary>What a buddy met before an event: the newest that fit, oldest first.</summary>
internal static class EarlierEvents
{
    private const int MaxEvents = 5_000;
    private const int MaxBytes = 16 * 1024 * 1024; // of properties, which may have 32 KiB each

    public static async Task<(IReadOnlyList<EarlierEvent> Events, bool Truncated)> ReadAsync(IngestionDb db, StoredEvent e, CancellationToken ct)
    {
        List<EarlierEvent> events = [];
        if (e is { Status: StoredEvent.Applied, BuddyId: null })
        {
            return (events, false);
        }

        // An event without an outcome here may have one at Progression by the time that it is asked.
        var newest = db.Events.AsNoTracking()
            .Where(x => x.CustomerId == e.CustomerId && x.UserId == e.UserId && x.Id < e.Id && x.BuddyId != null && (e.BuddyId == null || x.BuddyId == e.BuddyId))
            .OrderByDescending(x => x.Id)
            .Select(x => new { x.EventId, x.Type, x.OccurredAt, x.ReceivedAt, x.BuddyId, x.Properties, x.TimeZone });
        var bytes = 0;
        await foreach (var x in newest.Take(MaxEvents + 1).AsAsyncEnumerable().WithCancellation(ct))
        {
            bytes += x.Properties is null ? 0 : Encoding.UTF8.GetByteCount(x.Properties);
            if (events.Count == MaxEvents || bytes > MaxBytes)
            {
                events.Reverse();
                return (events, true);
            }

            events.Add(new EarlierEvent(x.EventId, x.Type, x.OccurredAt, x.ReceivedAt, x.BuddyId!.Value, EventReadEndpoints.Json(x.Properties), x.TimeZone));
        }

        events.Reverse();
        return (events, false);
    }
}

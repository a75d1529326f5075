using System.Text.Json;
using Hatched.Contracts.Internal;
using Npgsql;

namespace Hatched.Ingestion.Features.Events;

/// <summary>Reads stored events back as Progression takes them.</summary>
internal static class StoredEvents
{
    public const string Columns =
        "e.customer_id, e.event_id, e.user_id, e.type, e.audience, e.occurred_at, e.properties, e.request_id, e.time_zone, e.received_at";

    public const int ColumnCount = 10;

    /// <summary>Of a command that selects <see cref="Columns"/>.</summary>
    public static async Task<List<EventToEvaluate>> ReadAllAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<EventToEvaluate> events = [];
        while (await reader.ReadAsync(ct))
        {
            events.Add(Read(reader));
        }

        return events;
    }

    public static EventToEvaluate Read(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateTimeOffset>(5),
        row.IsDBNull(6) ? null : JsonSerializer.Deserialize<JsonElement>(row.GetString(6)), row.IsDBNull(7) ? null : row.GetString(7),
        TimeZone: row.IsDBNull(8) ? null : row.GetString(8), ReceivedAt: row.GetFieldValue<DateTimeOffset>(9));
}

using System.Text;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Rules;
using Hatched.Rules.State;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Progression.Features.Play.StreakClosing;

/// <summary>A buddy whose state this transaction holds.</summary>
/// <param name="IsFirstLook">It was there before streaks were closed by the clock.</param>
internal sealed record LockedStreaks(Guid BuddyId, string State, bool IsFirstLook)
{
    public BuddyState Read() => BuddyStateJson.Read(State);
}

/// <summary>An active buddy, its rules, and what its customer's plan leaves out.</summary>
internal sealed record StreakOwner(Guid CustomerId, string UserId, string Audience, Guid ConfigVersionId, Capabilities Lacking);

/// <summary>What the clock made of a buddy.</summary>
/// <param name="State">Null: as it was.</param>
/// <param name="DueAt">When there is more to do; null: when an event says so.</param>
internal sealed record ClosedStreaks(Guid BuddyId, BuddyState? State, DateTimeOffset? DueAt);

/// <summary>The statements of <see cref="CloseStreaks"/>.</summary>
internal static class StreakClosingSql
{
    /// <summary>Buddies whose streaks should have been closed a minute ago.</summary>
    public const string Backlog = """
        SELECT count(*), min(streaks_due_at) FROM (
            SELECT streaks_due_at FROM buddy_states
            WHERE streaks_due_at > 'epoch' AND streaks_due_at < now() - interval '1 minute' ORDER BY streaks_due_at LIMIT 10000) s
        """;

    /// <summary>Locks the buddies that are due longest, but those that somebody else has locked.</summary>
    /// <param name="setAside">Left alone.</param>
    public static Task<List<LockedStreaks>> LockDueAsync(
        NpgsqlConnection connection, DateTimeOffset until, Guid[] setAside, int size, CancellationToken ct) =>
        ReadAsync(new NpgsqlCommand("""
            SELECT buddy_id, state, streaks_due_at = 'epoch' FROM buddy_states
            WHERE streaks_due_at <= $1 AND buddy_id <> ALL ($2) ORDER BY streaks_due_at LIMIT $3 FOR UPDATE SKIP LOCKED
            """, connection)
        {
            Parameters = { new() { Value = until }, Array(setAside, NpgsqlDbType.Uuid), new() { Value = size } },
        }, ct);

    /// <summary>Locks one buddy if nobody else has.</summary>
    public static Task<List<LockedStreaks>> LockAsync(NpgsqlConnection connection, Guid buddyId, CancellationToken ct) =>
        ReadAsync(new NpgsqlCommand("""
            SELECT buddy_id, state, streaks_due_at = 'epoch' FROM buddy_states
            WHERE buddy_id = $1 AND streaks_due_at IS NOT NULL FOR UPDATE SKIP LOCKED
            """, connection)
        {
            Parameters = { new() { Value = buddyId } },
        }, ct);

    /// <summary>Reads the active ones of locked buddies: after the lock, so that pin and state are of the same moment.</summary>
    public static async Task<Dictionary<Guid, StreakOwner>> FindOwnersAsync(NpgsqlConnection connection, Guid[] buddies, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            SELECT b.id, b.customer_id, b.user_id, b.audience, b.config_version_id, p.plan, p.disabled_capabilities
            FROM buddies b LEFT JOIN customer_plans p ON p.customer_id = b.customer_id WHERE b.id = ANY ($1) AND b.status = 'active'
            """, connection)
        {
            Parameters = { Array(buddies, NpgsqlDbType.Uuid) },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        Dictionary<Guid, StreakOwner> owners = [];
        while (await reader.ReadAsync(ct))
        {
            owners[reader.GetGuid(0)] = new StreakOwner(
                reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetGuid(4),
                reader.IsDBNull(5) ? CustomerPlan.Lacking(null, null) : CustomerPlan.Lacking(reader.GetString(5), reader.GetFieldValue<string[]>(6)));
        }

        return owners;
    }

    /// <summary>Writes states, next instants and news. A buddy of which nothing changed keeps its version.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection, IReadOnlyList<ClosedStreaks> closed, IReadOnlyList<OutboxMessage> news, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("""
                    UPDATE buddy_states s SET streaks_due_at = n.due_at, state = coalesce(n.state, s.state),
                        version = s.version + (n.state IS NOT NULL)::int, updated_at = CASE WHEN n.state IS NULL THEN s.updated_at ELSE $4 END
                    FROM unnest($1, $2, $3) AS n (buddy_id, state, due_at) WHERE s.buddy_id = n.buddy_id
                    """)
                {
                    Parameters =
                    {
                        Array(closed.Select(one => one.BuddyId), NpgsqlDbType.Uuid),
                        Array(closed.Select(one => one.State is null ? null : Encoding.UTF8.GetString(BuddyStateJson.Write(one.State))), NpgsqlDbType.Text),
                        Array(closed.Select(one => one.DueAt), NpgsqlDbType.TimestampTz),
                        new() { Value = now },
                    },
                },
            },
        };
        if (news.Count > 0)
        {
            batch.BatchCommands.Add(OutboxSql.Insert(news));
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<LockedStreaks>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            List<LockedStreaks> found = [];
            while (await reader.ReadAsync(ct))
            {
                found.Add(new LockedStreaks(reader.GetGuid(0), reader.GetString(1), reader.GetBoolean(2)));
            }

            return found;
        }
    }
}

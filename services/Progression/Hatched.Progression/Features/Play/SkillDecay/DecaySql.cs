using System.Text;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Rules.Document;
using Hatched.Rules.State;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Progression.Features.Play.SkillDecay;

/// <summary>A sweep that this transaction has claimed.</summary>
/// <param name="Day">A number of <see cref="Calendar"/>.</param>
internal sealed record ClaimedSweep(Guid ConfigVersionId, Guid CustomerId, long Day, Guid? After);

/// <summary>A buddy that rules may fade.</summary>
internal sealed record DecayCandidate(Guid Id, string UserId, string Audience, DateTimeOffset CreatedAt, BuddyState State);

/// <summary>The statements of <see cref="DecaySkills"/>.</summary>
internal static class DecaySql
{
    /// <param name="configVersionId">This version's sweep, whether or not it is due; null: any that is.</param>
    public static async Task<ClaimedSweep?> ClaimAsync(NpgsqlConnection connection, Guid? configVersionId, DateOnly today, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand($"""
            SELECT config_version_id, customer_id, day, after_buddy_id FROM skill_decay_sweeps
            WHERE {(configVersionId is null ? "day <= $1 ORDER BY day LIMIT 1 FOR UPDATE SKIP LOCKED" : "config_version_id = $1 FOR UPDATE")}
            """, connection)
        {
            Parameters = { new() { Value = (object?)configVersionId ?? today } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new ClaimedSweep(reader.GetGuid(0), reader.GetGuid(1), Calendar.Day(reader.GetFieldValue<DateOnly>(2)), reader.IsDBNull(3) ? null : reader.GetGuid(3))
            : null;
    }

    /// <summary>The next buddies of a sweep, in id order, as they are now.</summary>
    public static Task<List<DecayCandidate>> PageAsync(NpgsqlConnection connection, ClaimedSweep sweep, string[] audiences, int size, CancellationToken ct) =>
        // The page first, then its states one by one: a join of the whole tables would read all states up to the page.
        ReadAsync(new NpgsqlCommand("""
            SELECT b.id, b.user_id, b.audience, b.created_at, s.state
            FROM (
                SELECT * FROM buddies WHERE config_version_id = $1 AND status = 'active' AND audience = ANY($2) AND id > $3 ORDER BY id LIMIT $4) b
            CROSS JOIN LATERAL (SELECT state FROM buddy_states WHERE buddy_id = b.id LIMIT 1) s
            ORDER BY b.id
            """, connection)
        {
            Parameters = { new() { Value = sweep.ConfigVersionId }, new() { Value = audiences }, new() { Value = sweep.After ?? Guid.Empty }, new() { Value = size } },
        }, ct);

    /// <summary>Which rules have been applied to which buddies in these periods.</summary>
    public static async Task<HashSet<(Guid Buddy, Guid Rule, DateOnly Period)>> AppliedAsync(
        NpgsqlConnection connection, Guid[] buddies, DateOnly[] periods, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("SELECT buddy_id, rule_id, period FROM skill_decays WHERE buddy_id = ANY($1) AND period = ANY($2)", connection)
        {
            Parameters = { new() { Value = buddies }, new() { Value = periods } },
        };
        await using var reader = await command.ExecuteReaderAsync(ct);
        HashSet<(Guid, Guid, DateOnly)> applied = [];
        while (await reader.ReadAsync(ct))
        {
            applied.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<DateOnly>(2)));
        }

        return applied;
    }

    /// <summary>Locks buddies, in the order in which everybody locks them, and reads them after it: those that are still pinned to the version.</summary>
    public static async Task<List<DecayCandidate>> LockAsync(NpgsqlConnection connection, Guid configVersionId, Guid[] buddies, CancellationToken ct)
    {
        await using (var command = new NpgsqlCommand("SELECT 1 FROM buddy_states WHERE buddy_id = ANY($1) ORDER BY buddy_id FOR UPDATE", connection)
        {
            Parameters = { new() { Value = buddies } },
        })
        {
            await command.ExecuteNonQueryAsync(ct);
        }

        return await ReadAsync(new NpgsqlCommand("""
            SELECT b.id, b.user_id, b.audience, b.created_at, s.state FROM buddies b JOIN buddy_states s ON s.buddy_id = b.id
            WHERE b.id = ANY($2) AND b.config_version_id = $1 AND b.status = 'active' ORDER BY b.id
            """, connection)
        {
            Parameters = { new() { Value = configVersionId }, new() { Value = buddies } },
        }, ct);
    }

    /// <summary>Writes states, history and news, and moves the sweep on.</summary>
    public static async Task WriteAsync(
        NpgsqlConnection connection, IReadOnlyList<DecayedBuddy> decayed, IReadOnlyList<SkillDecayRow> rows, IReadOnlyList<OutboxMessage> news, ClaimedSweep sweep,
        DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("UPDATE skill_decay_sweeps SET day = $2, after_buddy_id = $3 WHERE config_version_id = $1")
                {
                    Parameters =
                    {
                        new() { Value = sweep.ConfigVersionId },
                        new() { Value = Calendar.Date(sweep.Day) },
                        new() { Value = (object?)sweep.After ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
                    },
                },
            },
        };
        if (decayed.Count > 0)
        {
            batch.BatchCommands.Add(new("""
                UPDATE buddy_states s SET state = n.state, version = s.version + 1, updated_at = $3
                FROM unnest($1, $2) AS n (buddy_id, state) WHERE s.buddy_id = n.buddy_id
                """)
            {
                Parameters =
                {
                    Array(decayed.Select(one => one.Buddy.Id), NpgsqlDbType.Uuid),
                    Array(decayed.Select(one => Encoding.UTF8.GetString(BuddyStateJson.Write(one.State))), NpgsqlDbType.Text),
                    new() { Value = now },
                },
            });
            batch.BatchCommands.Add(new("""
                INSERT INTO skill_decays (id, customer_id, rule_id, buddy_id, period, skill_key, previous_value, value, applied_at)
                SELECT *, $9 FROM unnest($1, $2, $3, $4, $5, $6, $7, $8)
                """)
            {
                Parameters =
                {
                    Array(rows.Select(row => row.Id), NpgsqlDbType.Uuid),
                    Array(rows.Select(row => row.CustomerId), NpgsqlDbType.Uuid),
                    Array(rows.Select(row => row.RuleId), NpgsqlDbType.Uuid),
                    Array(rows.Select(row => row.BuddyId), NpgsqlDbType.Uuid),
                    Array(rows.Select(row => row.Period), NpgsqlDbType.Date),
                    Array(rows.Select(row => row.SkillKey), NpgsqlDbType.Text),
                    Array(rows.Select(row => row.PreviousValue), NpgsqlDbType.Bigint),
                    Array(rows.Select(row => row.Value), NpgsqlDbType.Bigint),
                    new() { Value = now },
                },
            });
            batch.BatchCommands.Add(OutboxSql.Insert(news));
        }

        await batch.ExecuteNonQueryAsync(ct);
    }

    private static async Task<List<DecayCandidate>> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        await using (command)
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            List<DecayCandidate> found = [];
            while (await reader.ReadAsync(ct))
            {
                found.Add(new DecayCandidate(
                    reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), BuddyStateJson.Read(reader.GetString(4))));
            }

            return found;
        }
    }
}

using System.Text;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Internal;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Progression.Features.Evaluation;
using Hatched.ServiceDefaults.Http;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Progression.Features.Events;

/// <summary>The round trips of <see cref="ApplyEvents"/>.</summary>
internal static class ApplyEventsSql
{
    /// <summary>Begins the transaction, locks the buddies that the events go to, then reads what was applied already.</summary>
    public static async Task<(Dictionary<BuddyOwner, BuddyInHand> Buddies, Dictionary<(Guid, string), AppliedEvent> Earlier)> BeginAsync(
        NpgsqlConnection connection, IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        var owners = events.Select(BuddyOwner.Of).Distinct().ToArray();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("BEGIN"),
                new($"""
                    SELECT b.customer_id, b.user_id, b.audience, b.id, b.config_version_id, s.version, p.as_of, p.plan, p.disabled_capabilities, s.state
                    FROM unnest($1, $2, $3) AS o (customer_id, user_id, audience)
                    {NewestBuddy}
                    JOIN buddy_states s ON s.buddy_id = b.id
                    LEFT JOIN customer_plans p ON p.customer_id = b.customer_id
                    ORDER BY b.id
                    FOR UPDATE OF s
                    """)
                {
                    Parameters =
                    {
                        Array(owners.Select(owner => owner.CustomerId), NpgsqlDbType.Uuid),
                        Array(owners.Select(owner => owner.UserId), NpgsqlDbType.Text),
                        Array(owners.Select(owner => owner.Audience), NpgsqlDbType.Text),
                    },
                },
                new("""
                    SELECT o.customer_id, o.event_id, o.buddy_id, o.effects, o.explanation_id, t.text, o.postings
                    FROM unnest($1, $2) AS e (customer_id, event_id)
                    CROSS JOIN LATERAL (SELECT * FROM event_outcomes WHERE customer_id = e.customer_id AND event_id = e.event_id LIMIT 1) o
                    JOIN shared_texts t ON t.id = o.explanation_id
                    """)
                {
                    Parameters =
                    {
                        Array(events.Select(e => e.CustomerId), NpgsqlDbType.Uuid),
                        Array(events.Select(e => e.EventId), NpgsqlDbType.Text),
                    },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        Dictionary<BuddyOwner, BuddyInHand> buddies = [];
        while (await reader.ReadAsync(ct))
        {
            var owner = new BuddyOwner(reader.GetGuid(0), reader.GetString(1), reader.GetString(2));
            buddies[owner] = new BuddyInHand
            {
                Owner = owner,
                BuddyId = reader.GetGuid(3),
                ConfigVersionId = reader.GetGuid(4),
                Version = reader.GetInt64(5),
                PlanAsOf = reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
                Lacking = reader.IsDBNull(7) ? Capabilities.None : CustomerPlan.Lacking(reader.GetString(7), reader.GetFieldValue<string[]>(8)),
                State = BuddyStateJson.Read(reader.GetString(9)),
            };
        }

        await reader.NextResultAsync(ct);
        Dictionary<(Guid, string), AppliedEvent> earlier = [];
        while (await reader.ReadAsync(ct))
        {
            var outcome = new EventOutcome(
                reader.GetGuid(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), new RawJson(reader.GetString(3)), reader.GetGuid(4));
            earlier[(outcome.CustomerId, outcome.EventId)] =
                new AppliedEvent(outcome, reader.GetString(5), JsonSerializer.Deserialize<PostingToMake[]>(reader.GetString(6), HatchedJson.Options)!);
        }

        return (buddies, earlier);
    }

    /// <summary>Writes states, outcomes, badges and news, and commits.</summary>
    /// <param name="newTexts">Explanations that may not be stored yet.</param>
    public static async Task CommitAsync(NpgsqlConnection connection, ApplyEventsWrites writes, Guid[] newTexts, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        if (writes.Changed.Count > 0)
        {
            batch.BatchCommands.Add(new("""
                UPDATE buddy_states s SET state = n.state, coins = n.coins, version = s.version + 1, updated_at = $4
                FROM unnest($1, $2, $3) AS n (buddy_id, state, coins) WHERE s.buddy_id = n.buddy_id
                """)
            {
                Parameters = { Array(writes.Changed.Select(b => b.BuddyId), NpgsqlDbType.Uuid), States(writes), Coins(writes), new() { Value = writes.Now } },
            });
        }

        AddRows(batch, writes, newTexts);
        batch.BatchCommands.Add(new("COMMIT"));
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The same in one round trip, a transaction by itself, on buddies that nobody holds a lock of.</summary>
    /// <exception cref="PostgresException">A <see cref="VersionGuard.IsRefusal"/>: a buddy is not as remembered, or an event was applied before. Nothing is stored.</exception>
    public static async Task WriteIfCurrentAsync(NpgsqlConnection connection, ApplyEventsWrites writes, Guid[] newTexts, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new($"""
                    WITH written AS (
                        UPDATE buddy_states s SET state = n.state, coins = n.coins, version = s.version + 1, updated_at = $10
                        FROM (
                            SELECT o.* FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                                AS o (customer_id, user_id, audience, buddy_id, config_version_id, version, plan_as_of, state, coins)
                            {NewestBuddy}
                            WHERE b.id = o.buddy_id AND b.config_version_id = o.config_version_id
                                AND o.plan_as_of IS NOT DISTINCT FROM (SELECT as_of FROM customer_plans WHERE customer_id = o.customer_id)) n
                        WHERE s.buddy_id = n.buddy_id AND s.version = n.version
                        RETURNING 1)
                    SELECT all_current((SELECT count(*) FROM written), cardinality($4))
                    """)
                {
                    Parameters =
                    {
                        Array(writes.Changed.Select(b => b.Owner.CustomerId), NpgsqlDbType.Uuid),
                        Array(writes.Changed.Select(b => b.Owner.UserId), NpgsqlDbType.Text),
                        Array(writes.Changed.Select(b => b.Owner.Audience), NpgsqlDbType.Text),
                        Array(writes.Changed.Select(b => b.BuddyId), NpgsqlDbType.Uuid),
                        Array(writes.Changed.Select(b => b.ConfigVersionId), NpgsqlDbType.Uuid),
                        Array(writes.Changed.Select(b => b.Version), NpgsqlDbType.Bigint),
                        Array(writes.Changed.Select(b => b.PlanAsOf), NpgsqlDbType.TimestampTz),
                        States(writes),
                        Coins(writes),
                        new() { Value = writes.Now },
                    },
                },
            },
        };
        AddRows(batch, writes, newTexts);
        await batch.ExecuteNonQueryAsync(ct);
    }

    // An event goes to the user's newest active buddy in its audience.
    private const string NewestBuddy = """
        CROSS JOIN LATERAL (
            SELECT * FROM buddies
            WHERE customer_id = o.customer_id AND user_id = o.user_id AND audience = o.audience AND status = 'active'
            ORDER BY id DESC LIMIT 1) b
        """;

    private static NpgsqlParameter States(ApplyEventsWrites writes) =>
        Array(writes.Changed.Select(buddy => Encoding.UTF8.GetString(BuddyStateJson.Write(buddy.State))), NpgsqlDbType.Text);

    private static NpgsqlParameter Coins(ApplyEventsWrites writes) => Array(writes.Changed.Select(buddy => buddy.State.Coins), NpgsqlDbType.Bigint);

    private static void AddRows(NpgsqlBatch batch, ApplyEventsWrites writes, Guid[] newTexts)
    {
        if (newTexts.Length > 0)
        {
            var texts = writes.Outcomes.DistinctBy(applied => applied.Outcome.ExplanationId).ToDictionary(applied => applied.Outcome.ExplanationId, applied => applied.Explanation);
            batch.BatchCommands.Add(SharedTexts.Insert(newTexts, id => texts[id]));
        }

        if (writes.Outcomes.Count > 0)
        {
            batch.BatchCommands.Add(new("""
                INSERT INTO event_outcomes (customer_id, event_id, buddy_id, effects, explanation_id, postings, created_at)
                SELECT *, $7 FROM unnest($1, $2, $3, $4, $5, $6)
                """)
            {
                Parameters =
                {
                    Array(writes.Outcomes.Select(o => o.Outcome.CustomerId), NpgsqlDbType.Uuid),
                    Array(writes.Outcomes.Select(o => o.Outcome.EventId), NpgsqlDbType.Text),
                    Array(writes.Outcomes.Select(o => o.Outcome.BuddyId), NpgsqlDbType.Uuid),
                    Array(writes.Outcomes.Select(o => o.Outcome.Effects.Text), NpgsqlDbType.Text),
                    Array(writes.Outcomes.Select(o => o.Outcome.ExplanationId), NpgsqlDbType.Uuid),
                    Array(writes.Outcomes.Select(o => o.Postings.Count is 0 ? "[]" : JsonSerializer.Serialize(o.Postings, HatchedJson.Options)), NpgsqlDbType.Text),
                    new() { Value = writes.Now },
                },
            });
        }

        if (writes.Badges.Count > 0)
        {
            batch.BatchCommands.Add(new("""
                INSERT INTO badge_awards (customer_id, buddy_id, source_event_id, badge_key, badge_id, awarded_at)
                SELECT *, $6 FROM unnest($1, $2, $3, $4, $5)
                """)
            {
                Parameters =
                {
                    Array(writes.Badges.Select(badge => badge.CustomerId), NpgsqlDbType.Uuid),
                    Array(writes.Badges.Select(badge => badge.BuddyId), NpgsqlDbType.Uuid),
                    Array(writes.Badges.Select(badge => badge.EventId), NpgsqlDbType.Text),
                    Array(writes.Badges.Select(badge => badge.BadgeKey), NpgsqlDbType.Text),
                    Array(writes.Badges.Select(badge => badge.BadgeId), NpgsqlDbType.Uuid),
                    new() { Value = writes.Now },
                },
            });
        }

        if (writes.Messages.Count > 0)
        {
            batch.BatchCommands.Add(OutboxSql.Insert(writes.Messages));
        }
    }
}

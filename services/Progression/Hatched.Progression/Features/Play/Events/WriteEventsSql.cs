using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Rules.State;
using Hatched.ServiceDefaults.Http;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>Writes what a set of events changes: on locked buddies statement by statement, on remembered ones all in one statement.</summary>
internal static class WriteEventsSql
{
    private const string Everything = "";
    private const string IfCurrent = "WHERE (SELECT are_current FROM checked)";

    private static readonly string Update = UpdateIf(Everything);
    private static readonly string InsertOutcomes = OutcomesFrom(2, Everything);
    private static readonly string InsertBadges = BadgesFrom(2, Everything);

    private static readonly FrozenDictionary<(bool Badges, bool News), string> WriteIfCurrent =
        new[] { (false, false), (false, true), (true, false), (true, true) }.ToFrozenDictionary(with => with, with => WriteIfCurrentWith(with.Item1, with.Item2));

    /// <summary>Writes states, outcomes, badges and news in the open transaction, and commits.</summary>
    /// <param name="newTexts">Explanations that may not be stored yet.</param>
    public static async Task<bool> CommitAsync(NpgsqlConnection connection, ApplyEventsWrites writes, Guid[] newTexts, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddTexts(batch, writes, newTexts);
        if (writes.Changed.Count > 0)
        {
            batch.BatchCommands.Add(Statement(Update, [Now(writes), .. StatesOf(writes)]));
        }

        if (writes.Outcomes.Count > 0)
        {
            batch.BatchCommands.Add(Statement(InsertOutcomes, [Now(writes), .. OutcomesOf(writes)]));
        }

        if (writes.Badges.Count > 0)
        {
            batch.BatchCommands.Add(Statement(InsertBadges, [Now(writes), .. BadgesOf(writes)]));
        }

        if (writes.Messages.Count > 0)
        {
            batch.BatchCommands.Add(OutboxSql.Insert(writes.Messages));
        }

        batch.BatchCommands.Add(new("COMMIT"));
        await batch.ExecuteNonQueryAsync(ct);
        return true;
    }

    /// <summary>The same in one round trip, a transaction by itself, for buddies that nobody has locked.</summary>
    /// <returns>False, with nothing of the events written, when a buddy is not as remembered or an event was applied before.</returns>
    public static async Task<bool> TryWriteAsync(NpgsqlConnection connection, ApplyEventsWrites writes, Guid[] newTexts, CancellationToken ct)
    {
        var (badges, news) = (writes.Badges.Count > 0, writes.Messages.Count > 0);
        await using var batch = new NpgsqlBatch(connection);
        AddTexts(batch, writes, newTexts);
        batch.BatchCommands.Add(Statement(WriteIfCurrent[(badges, news)],
        [
            Now(writes),
            .. StatesOf(writes),
            Array(writes.Changed.Select(b => b.Owner.CustomerId), NpgsqlDbType.Uuid),
            Array(writes.Changed.Select(b => b.Owner.UserId), NpgsqlDbType.Text),
            Array(writes.Changed.Select(b => b.Owner.Audience), NpgsqlDbType.Text),
            Array(writes.Changed.Select(b => b.ConfigVersionId), NpgsqlDbType.Uuid),
            Array(writes.Changed.Select(b => b.Version), NpgsqlDbType.Bigint),
            Array(writes.Changed.Select(b => b.PlanAsOf), NpgsqlDbType.TimestampTz),
            .. OutcomesOf(writes),
            .. badges ? BadgesOf(writes) : [],
            .. news ? OutboxSql.ParametersOf(writes.Messages) : [],
        ]));
        try
        {
            return (bool)(await batch.ExecuteScalarAsync(ct))!;
        }
        catch (PostgresException refused) when (refused.IsConflict())
        {
            return false;
        }
    }

    // Rows are locked first; only then is it known whether they are as remembered. One that somebody else has locked is not: nobody waits for it.
    private static string WriteIfCurrentWith(bool badges, bool news) => $"""
        WITH held AS MATERIALIZED (
            SELECT s.version = o.version AND b.id = o.buddy_id AND b.config_version_id = o.config_version_id
                AND o.plan_as_of IS NOT DISTINCT FROM (SELECT as_of FROM customer_plans WHERE customer_id = o.customer_id) AS is_current
            FROM unnest($2, {Places(6, 6)}) AS o (buddy_id, customer_id, user_id, audience, config_version_id, version, plan_as_of)
            {ApplyEventsSql.NewestBuddy}
            CROSS JOIN LATERAL (SELECT version FROM buddy_states WHERE buddy_id = o.buddy_id FOR UPDATE SKIP LOCKED) s),
        checked AS MATERIALIZED (SELECT count(*) FILTER (WHERE is_current) = cardinality($2) AS are_current FROM held),
        updated AS ({UpdateIf(" AND (SELECT are_current FROM checked)")}),
        applied AS ({OutcomesFrom(12, IfCurrent)})
        {(badges ? $", awarded AS ({BadgesFrom(19, IfCurrent)})" : "")}
        {(news ? $", told AS ({OutboxSql.InsertFrom(badges ? 24 : 19, IfCurrent)})" : "")}
        SELECT are_current FROM checked
        """;

    // $1 is the time in each of them.
    private static string UpdateIf(string condition) => $"""
        UPDATE buddy_states s SET state = n.state, coins = n.coins, streaks_due_at = n.streaks_due_at, version = s.version + 1, updated_at = $1
        FROM unnest($2, $3, $4, $5) AS n (buddy_id, state, coins, streaks_due_at) WHERE s.buddy_id = n.buddy_id{condition}
        """;

    private static string OutcomesFrom(int first, string condition) => $"""
        INSERT INTO event_outcomes (customer_id, event_id, buddy_id, effects, explanation_id, postings, time_zone, created_at)
        SELECT *, $1 FROM unnest({Places(first, 7)}) {condition}
        """;

    private static string BadgesFrom(int first, string condition) => $"""
        INSERT INTO badge_awards (customer_id, buddy_id, source_event_id, badge_key, badge_id, awarded_at)
        SELECT *, $1 FROM unnest({Places(first, 5)}) {condition}
        """;

    private static NpgsqlParameter Now(ApplyEventsWrites writes) => new() { Value = writes.Now };

    private static NpgsqlParameter[] StatesOf(ApplyEventsWrites writes) =>
    [
        Array(writes.Changed.Select(buddy => buddy.BuddyId), NpgsqlDbType.Uuid),
        Array(writes.Changed.Select(buddy => Encoding.UTF8.GetString(BuddyStateJson.Write(buddy.State))), NpgsqlDbType.Text),
        Array(writes.Changed.Select(buddy => buddy.State.Coins), NpgsqlDbType.Bigint),
        Array(writes.Changed.Select(buddy => buddy.StreaksDueAt), NpgsqlDbType.TimestampTz),
    ];

    private static NpgsqlParameter[] OutcomesOf(ApplyEventsWrites writes) =>
    [
        Array(writes.Outcomes.Select(o => o.Outcome.CustomerId), NpgsqlDbType.Uuid),
        Array(writes.Outcomes.Select(o => o.Outcome.EventId), NpgsqlDbType.Text),
        Array(writes.Outcomes.Select(o => o.Outcome.BuddyId), NpgsqlDbType.Uuid),
        Array(writes.Outcomes.Select(o => o.Outcome.Effects.Text), NpgsqlDbType.Text),
        Array(writes.Outcomes.Select(o => o.Outcome.ExplanationId), NpgsqlDbType.Uuid),
        Array(writes.Outcomes.Select(o => o.Postings.Count is 0 ? "[]" : JsonSerializer.Serialize(o.Postings, HatchedJson.Options)), NpgsqlDbType.Text),
        Array(writes.Outcomes.Select(o => o.Outcome.TimeZone), NpgsqlDbType.Text),
    ];

    private static NpgsqlParameter[] BadgesOf(ApplyEventsWrites writes) =>
    [
        Array(writes.Badges.Select(badge => badge.CustomerId), NpgsqlDbType.Uuid),
        Array(writes.Badges.Select(badge => badge.BuddyId), NpgsqlDbType.Uuid),
        Array(writes.Badges.Select(badge => badge.EventId), NpgsqlDbType.Text),
        Array(writes.Badges.Select(badge => badge.BadgeKey), NpgsqlDbType.Text),
        Array(writes.Badges.Select(badge => badge.BadgeId), NpgsqlDbType.Uuid),
    ];

    private static void AddTexts(NpgsqlBatch batch, ApplyEventsWrites writes, Guid[] newTexts)
    {
        if (newTexts.Length > 0)
        {
            var texts = writes.Outcomes.DistinctBy(applied => applied.Outcome.ExplanationId).ToDictionary(applied => applied.Outcome.ExplanationId, applied => applied.Explanation);
            batch.BatchCommands.Add(SharedTexts.Insert(newTexts, id => texts[id]));
        }
    }
}

using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.Contracts.Internal;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Rules;
using Hatched.Rules.State;
using Hatched.ServiceDefaults.Http;
using Npgsql;
using NpgsqlTypes;
using static Hatched.BuildingBlocks.Data.SqlArray;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>What a set of events meets.</summary>
/// <param name="HeldUp">Whose buddy somebody else has locked.</param>
/// <param name="Earlier">Events of the set that were applied before.</param>
/// <param name="WithoutConfig">Customers of the set that have published nothing.</param>
internal sealed record LockedBuddies(
    Dictionary<BuddyOwner, BuddyInHand> Buddies,
    HashSet<BuddyOwner> HeldUp,
    Dictionary<(Guid, string), AppliedEvent> Earlier,
    HashSet<Guid> WithoutConfig);

/// <summary>Reads what a set of events goes to.</summary>
internal static class ApplyEventsSql
{
    /// <summary>An event goes to the user's newest active buddy in its audience: joined to owners <c>o</c>.</summary>
    public const string NewestBuddy = """
        CROSS JOIN LATERAL (
            SELECT * FROM buddies
            WHERE customer_id = o.customer_id AND user_id = o.user_id AND audience = o.audience AND status = 'active'
            ORDER BY id DESC LIMIT 1) b
        """;

    /// <summary>Begins the transaction, locks the buddies that the events go to, then reads what was applied already.</summary>
    /// <remarks>Nobody is waited for: a buddy whose row somebody else has locked is held up, and with it only its own events.</remarks>
    public static async Task<LockedBuddies> BeginAsync(
        NpgsqlConnection connection, IReadOnlyList<EventToEvaluate> events, CancellationToken ct)
    {
        var owners = events.Select(BuddyOwner.Of).Distinct().ToArray();
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("BEGIN"),
                new($"""
                    SELECT b.customer_id, b.user_id, b.audience, b.id, b.config_version_id, s.version, p.as_of, p.plan, p.disabled_capabilities, s.state,
                        p.default_time_zone
                    FROM unnest($1, $2, $3) AS o (customer_id, user_id, audience)
                    {NewestBuddy}
                    LEFT JOIN LATERAL (SELECT version, state FROM buddy_states WHERE buddy_id = b.id FOR UPDATE SKIP LOCKED) s ON true
                    LEFT JOIN customer_plans p ON p.customer_id = b.customer_id
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
                    SELECT o.customer_id, o.event_id, o.buddy_id, o.effects, o.explanation_id, t.text, o.postings, o.time_zone
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
                new("""
                    SELECT c.id FROM unnest($1) AS c (id)
                    WHERE NOT EXISTS (SELECT FROM config_versions v WHERE v.customer_id = c.id AND v.status = 'published')
                    """)
                {
                    Parameters = { Array(owners.Select(owner => owner.CustomerId).Distinct(), NpgsqlDbType.Uuid) },
                },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        Dictionary<BuddyOwner, BuddyInHand> buddies = [];
        HashSet<BuddyOwner> heldUp = [];
        while (await reader.ReadAsync(ct))
        {
            var owner = new BuddyOwner(reader.GetGuid(0), reader.GetString(1), reader.GetString(2));
            if (reader.IsDBNull(9))
            {
                heldUp.Add(owner);
                continue;
            }

            buddies[owner] = new BuddyInHand
            {
                Owner = owner,
                BuddyId = reader.GetGuid(3),
                ConfigVersionId = reader.GetGuid(4),
                Version = reader.GetInt64(5),
                PlanAsOf = reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6),
                Lacking = reader.IsDBNull(7)
                    ? CustomerPlan.Lacking(null, null)
                    : CustomerPlan.Lacking(reader.GetString(7), reader.GetFieldValue<string[]>(8)),
                DefaultTimeZone = reader.IsDBNull(10) ? null : reader.GetString(10),
                State = BuddyStateJson.Read(reader.GetString(9)),
            };
        }

        await reader.NextResultAsync(ct);
        Dictionary<(Guid, string), AppliedEvent> earlier = [];
        while (await reader.ReadAsync(ct))
        {
            var outcome = new EventOutcome(
                reader.GetGuid(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetGuid(2), new RawJson(reader.GetString(3)), reader.GetGuid(4),
                reader.IsDBNull(7) ? null : reader.GetString(7));
            earlier[(outcome.CustomerId, outcome.EventId)] =
                new AppliedEvent(outcome, reader.GetString(5), JsonSerializer.Deserialize<PostingToMake[]>(reader.GetString(6), HatchedJson.Options)!);
        }

        await reader.NextResultAsync(ct);
        HashSet<Guid> withoutConfig = [];
        while (await reader.ReadAsync(ct))
        {
            withoutConfig.Add(reader.GetGuid(0));
        }

        return new LockedBuddies(buddies, heldUp, earlier, withoutConfig);
    }
}

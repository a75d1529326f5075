using Hatched.Contracts.Internal;
using Hatched.Progression.Clients;
using Hatched.Progression.Data;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Hatched.Rules.Validation;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>Says what publishing a draft would change, and what it would have paid over the last month.</summary>
internal sealed class PreviewImpact(ProgressionDb db, CatalogueSnapshot catalogue, IngestionClient ingestion, BuddyPins pins, TimeProvider clock)
{
    private const int MaxEvents = 5000;
    private static readonly TimeSpan Window = TimeSpan.FromDays(30);

    /// <summary>The impact, or why the draft cannot be tried.</summary>
    public async Task<(ConfigImpact? Impact, ApiError? Refusal)> RunAsync(ConfigVersion draft, CancellationToken ct)
    {
        var published = await db.ConfigVersions.AsNoTracking()
            .Where(version => version.CustomerId == draft.CustomerId && version.Status == ConfigStatus.Published)
            .Select(version => version.Document)
            .FirstOrDefaultAsync(ct) ?? ConfigDocument.Empty;
        var next = await catalogue.IntoAsync(draft.Document, draft.CustomerId, ct); // as publishing would
        if (ConfigErrors.Invalid(ConfigValidator.CheckCost(next)) is { } refusal)
        {
            return (null, refusal);
        }

        var changes = ConfigDiff.Between(published, next);
        var since = clock.GetUtcNow() - Window;
        var past = await ingestion.PastEventsAsync(draft.CustomerId, since, MaxEvents, ct);
        var plan = await db.CustomerPlans.AsNoTracking().FirstOrDefaultAsync(p => p.CustomerId == draft.CustomerId, ct);
        var lacking = CustomerPlan.Lacking(plan?.Plan, plan?.DisabledCapabilities);
        // Thousands of events twice: not on a thread that hears sockets.
        var (before, after) = await Task.Run(
            () => (Play(Ruleset.Compile(published).Without(lacking), draft.CustomerId, past.Events, ct),
                Play(Ruleset.Compile(next).Without(lacking), draft.CustomerId, past.Events, ct)),
            ct);
        return (new ConfigImpact(
            changes.Count > 0,
            await pins.CountActiveAsync(draft.CustomerId, ct),
            changes,
            new Backtest(
                past is { Truncated: true, Events: [var oldest, ..] } ? oldest.OccurredAt : since,
                past.Events.Count,
                past.Events.Select(e => e.UserId).Distinct(StringComparer.Ordinal).Count(),
                before.Coins, after.Coins, before.Badges, after.Badges,
                past.Truncated)), null);
    }

    // One buddy a user and audience, from an empty start: what the rules pay, not what has been paid.
    private static (long Coins, int Badges) Play(Ruleset rules, Guid customerId, IReadOnlyList<PastEvent> events, CancellationToken ct)
    {
        Dictionary<(string User, string Audience), BuddyState> buddies = [];
        var (coins, badges) = (0L, 0);
        foreach (var e in events)
        {
            ct.ThrowIfCancellationRequested();
            var buddy = (e.UserId, e.Audience);
            var result = Evaluator.Evaluate(
                rules,
                buddies.GetValueOrDefault(buddy) ?? new BuddyState(),
                new InboundEvent(customerId, e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, e.Properties ?? default, e.TimeZone,
                    ReceivedAt: e.ReceivedAt));
            buddies[buddy] = result.State;
            coins += result.Effects.Coins;
            badges += result.Effects.BadgesAwarded.Count;
        }

        return (coins, badges);
    }
}

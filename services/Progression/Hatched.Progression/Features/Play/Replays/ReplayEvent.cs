using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Progression.Clients;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Events;
using Hatched.Progression.Features.Play.SkillDecay;
using Hatched.Rules;
using Hatched.Rules.Compiled;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Hatched.Rules.Validation;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Replays;

/// <summary>Tries a stored event under a config version, from the state that it met, and compares. Reads only.</summary>
internal sealed class ReplayEvent(ProgressionDb db, Rulesets rulesets, CatalogueSnapshot catalogue, EconomyClient economy)
{
    /// <summary>The rules of a version as far as the customer's plan goes.</summary>
    private sealed record Rules(Guid Id, int Version, Ruleset Ruleset);

    /// <summary>What the event is tried on.</summary>
    /// <param name="Own">The rules with which the state was rebuilt.</param>
    private sealed record Start(ReplayState As, BuddyState State, Guid? BuddyId = null, Rules? Own = null);

    private static Start Nobody => new(ReplayState.Empty, new BuddyState());

    /// <summary>The answer, or why there is none.</summary>
    public async Task<(EventReplay? Answer, ApiError? Refusal)> RunAsync(EventToReplay request, CancellationToken ct)
    {
        var (customer, e) = (request.Event.CustomerId, request.Event);
        var plan = await db.CustomerPlans.AsNoTracking().FirstOrDefaultAsync(p => p.CustomerId == customer, ct);
        var lacking = CustomerPlan.Lacking(plan?.Plan, plan?.DisabledCapabilities);
        if (await FindAsync(customer, request.ConfigVersionId, ct) is not { } version)
        {
            return (null, ConfigErrors.NotFound);
        }

        // A draft is tried with the live catalogue in it, as publishing would put it there.
        var draft = version.Status is ConfigStatus.Draft ? await catalogue.IntoAsync(version.Document, customer, ct) : null;
        if (draft is not null && ConfigErrors.Invalid(ConfigValidator.CheckCost(draft)) is { } refusal)
        {
            return (null, refusal);
        }

        var ruleset = draft is null ? await rulesets.GetAsync(version.Id, ct) : Ruleset.Compile(draft);
        var chosen = new Rules(version.Id, version.Version, ruleset.Without(lacking));

        var record = await db.Set<EventOutcomeRow>().AsNoTracking().FirstOrDefaultAsync(o => o.CustomerId == customer && o.EventId == e.EventId, ct);
        var start = record is null ? await CurrentAsync(e, ct)
            : record.BuddyId is { } buddyId ? await RebuildAsync(request, record, buddyId, lacking, ct)
            : Nobody;
        var recorded = record is null ? null : await ReadAsync(record, ct);
        var replayed = Try(chosen.Ruleset, start.State, e);
        var own = start.Own;
        var reproduced = own is null ? null : Try(own.Ruleset, start.State, e);
        return (new EventReplay(
            e.EventId, DryRun: true, chosen.Id, chosen.Version, start.BuddyId, start.As,
            own is null ? null : new ReplayRebuild(
                own.Id, own.Version, request.Earlier.Count(earlier => earlier.BuddyId == start.BuddyId), request.Truncated,
                ReproducesRecord: ReplayComparison.Changes(recorded!, reproduced!, null).Count is 0),
            recorded,
            replayed,
            recorded is null ? [] : ReplayComparison.Changes(recorded, replayed, reproduced)), null);
    }

    private static ReplayOutcome Try(Ruleset rules, BuddyState state, EventToEvaluate e)
    {
        var result = Evaluator.Evaluate(
            rules, state, new InboundEvent(e.CustomerId, e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, e.Properties ?? default, e.TimeZone,
                ReceivedAt: e.ReceivedAt));
        return ReplayComparison.Outcome(result.Effects, result.Explanations, result.Postings.Select(p => new Credit(p.TokenKey, p.Amount, p.Reason, p.ReferenceId)));
    }

    private async Task<ReplayOutcome> ReadAsync(EventOutcomeRow record, CancellationToken ct)
    {
        var text = await db.Database.SqlQuery<string>($"SELECT text AS \"Value\" FROM shared_texts WHERE id = {record.ExplanationId}").SingleAsync(ct);
        return ReplayComparison.Outcome(
            JsonSerializer.Deserialize(record.Effects, EvaluationJson.Default.EventEffects)!,
            JsonSerializer.Deserialize(text, EvaluationJson.Default.IReadOnlyListExplanation)!,
            JsonSerializer.Deserialize<PostingToMake[]>(record.Postings, HatchedJson.Options)!.Select(p => new Credit(p.TokenKey, p.Amount, p.Reason, p.ReferenceId)));
    }

    private Task<ConfigVersion?> FindAsync(Guid customer, Guid? id, CancellationToken ct) =>
        db.ConfigVersions.AsNoTracking()
            .Where(v => v.CustomerId == customer && (id == null ? v.Status != ConfigStatus.Archived : v.Id == id))
            .OrderBy(v => v.Status == ConfigStatus.Draft ? 0 : 1)
            .FirstOrDefaultAsync(ct);

    private async Task<Rules> PinnedAsync(Guid id, Capabilities lacking, CancellationToken ct) => new(
        id, await db.ConfigVersions.Where(v => v.Id == id).Select(v => v.Version).FirstAsync(ct), (await rulesets.GetAsync(id, ct)).Without(lacking));

    // The event is next in line: what the buddy is now is what it will meet.
    private async Task<Start> CurrentAsync(EventToEvaluate e, CancellationToken ct)
    {
        var found = await (
            from buddy in db.Buddies
            join state in db.Set<BuddyStateRow>() on buddy.Id equals state.BuddyId
            where buddy.CustomerId == e.CustomerId && buddy.UserId == e.UserId && buddy.Audience == e.Audience && buddy.Status == BuddyStatus.Active
            orderby buddy.Id descending
            select new { buddy.Id, state.State }).FirstOrDefaultAsync(ct);
        return found is null ? Nobody : new Start(ReplayState.Current, BuddyStateJson.Read(found.State), found.Id);
    }

    private async Task<Start> RebuildAsync(EventToReplay request, EventOutcomeRow record, Guid buddyId, Capabilities lacking, CancellationToken ct)
    {
        var at = record.CreatedAt;
        var buddy = await (
            from b in db.Buddies
            join state in db.Set<BuddyStateRow>() on b.Id equals state.BuddyId
            where b.Id == buddyId
            select new { b.ConfigVersionId, state.State }).FirstOrDefaultAsync(ct);
        if (buddy is null)
        {
            return Nobody; // gone since
        }

        var own = await PinnedAsync(buddy.ConfigVersionId, lacking, ct);
        var earlier = request.Earlier.Where(e => e.BuddyId == buddyId).ToArray();
        var before = new OnRecord(
            BuddyStateJson.Read(buddy.State),
            at,
            await db.Evolutions.Where(e => e.BuddyId == buddyId && e.OccurredAt < at).OrderBy(e => e.ToStage).Select(e => e.OccurredAt).ToListAsync(ct),
            await db.Set<SkillDecayRow>().AsNoTracking().Where(decay => decay.BuddyId == buddyId && decay.AppliedAt < at).OrderBy(decay => decay.Id).ToListAsync(ct),
            await db.BadgeAwards.AsNoTracking().Where(award => award.BuddyId == buddyId).ToListAsync(ct),
            await economy.FindHoldingsAsync(new FindHoldings(record.CustomerId, buddyId, record.EventId, at, [.. earlier.Select(e => e.EventId)]), ct));
        // Up to thousands of events: not on a thread that hears sockets.
        var then = await Task.Run(() => Rebuild.Before(own.Ruleset, request.Event, earlier, before), ct);
        return new Start(ReplayState.Rebuilt, then, buddyId, own);
    }
}

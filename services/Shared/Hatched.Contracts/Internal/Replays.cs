using System.Text.Json;

namespace Hatched.Contracts.Internal;

/// <summary>Ingestion asks what a stored event would do under a config version. Nothing is written for it.</summary>
/// <param name="ConfigVersionId">Null: the draft, or the published version where there is no draft.</param>
/// <param name="Earlier">What the user's buddy met before it, oldest first.</param>
/// <param name="Truncated">There was more than that; the newest are here.</param>
public sealed record EventToReplay(EventToEvaluate Event, Guid? ConfigVersionId, IReadOnlyList<EarlierEvent> Earlier, bool Truncated);

/// <summary>An event that was applied before the one to replay.</summary>
public sealed record EarlierEvent(
    string EventId, string Type, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, Guid BuddyId, JsonElement? Properties, string? TimeZone = null);

/// <summary>What an event would do under a config version, beside what it did. Nothing has changed by it.</summary>
/// <param name="DryRun">Always true: there are no other replays.</param>
/// <param name="ConfigVersionId">The version whose rules were tried.</param>
/// <param name="Version">Its number.</param>
/// <param name="BuddyId">The buddy that the event went to, or would go to; null when the user had none.</param>
/// <param name="Rebuild">How the buddy's state was rebuilt; null when it was not.</param>
/// <param name="Recorded">What the event did; null while it is still to be applied.</param>
/// <param name="Replayed">What it would do.</param>
/// <param name="Changes">Where the two differ; empty when nothing does, or when nothing is recorded yet.</param>
public sealed record EventReplay(
    string EventId, bool DryRun, Guid ConfigVersionId, int Version, Guid? BuddyId, ReplayState State, ReplayRebuild? Rebuild, ReplayOutcome? Recorded,
    ReplayOutcome Replayed, IReadOnlyList<ReplayChange> Changes);

/// <summary>
/// What the event was tried on. <c>rebuilt</c>: the buddy as it was before the event; <c>current</c>: the buddy as it is now, for an event that is still to be
/// applied; <c>empty</c>: a buddy just hatched, for the user had none.
/// </summary>
public enum ReplayState
{
    Rebuilt,
    Current,
    Empty,
}

/// <summary>
/// How the state before the event came about: the buddy's earlier events were played through the rules that it is pinned to now, its evolutions and the decay of
/// its skills between them, then its badges, path, items, gates and balances set to what is on record for that moment. Skills that were changed by hand are not on record.
/// </summary>
/// <param name="ConfigVersionId">The version that the buddy is pinned to.</param>
/// <param name="Version">Its number.</param>
/// <param name="Events">How many earlier events were played: at most 5,000.</param>
/// <param name="Truncated">True when there were more; the newest were played.</param>
/// <param name="ReproducesRecord">Whether that version does from that state what the record says. When it does not, <c>cause</c> tells such changes apart.</param>
public sealed record ReplayRebuild(Guid ConfigVersionId, int Version, int Events, bool Truncated, bool ReproducesRecord);

/// <summary>What an event did, or would do.</summary>
/// <param name="Explanations">Every rule that was considered.</param>
public sealed record ReplayOutcome(EventEffects Effects, IReadOnlyList<ReplayExplanation> Explanations);

/// <summary>Why a rule did or did not act, and what it paid.</summary>
/// <param name="Outcome"><c>fired</c> or <c>skipped</c>.</param>
/// <param name="Reason">As in <c>GET /events/{id}</c>.</param>
/// <param name="Credits"><c>token_key:amount</c>, the primary token among them.</param>
public sealed record ReplayExplanation(string RuleType, string RuleId, string Key, string Outcome, string Reason, IReadOnlyList<string> Credits);

/// <summary>One difference between what an event did and what it would do.</summary>
/// <param name="Field">A field of the effects, such as <c>coins</c>; of a rule <c>reason</c> or <c>credits</c>.</param>
/// <param name="Rule">Null when the field is one of the effects.</param>
/// <param name="Before">The recorded value; null when the rule was not considered, or paid nothing.</param>
/// <param name="After">The replayed value, likewise.</param>
public sealed record ReplayChange(string Field, ReplayRule? Rule, JsonElement? Before, JsonElement? After, ReplayCause Cause);

/// <summary>Names a rule as explanations do.</summary>
public sealed record ReplayRule(string RuleType, string RuleId, string Key);

/// <summary>
/// Why a replay differs. <c>config</c>: the version tried decides otherwise than the buddy's own from the same state; <c>history</c>: the buddy's own version does
/// not reproduce the record here either, since the buddy was pinned to another version then, or something that is not on record had changed it; <c>no_buddy</c>:
/// the user had no buddy.
/// </summary>
public enum ReplayCause
{
    Config,
    History,
    NoBuddy,
}

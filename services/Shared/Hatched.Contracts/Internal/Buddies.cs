using System.Text.Json;
using Hatched.Contracts.Messages;

namespace Hatched.Contracts.Internal;

/// <summary>Asks Progression for many buddies at once; unknown and foreign ones are absent from the answer.</summary>
public sealed record FindBuddies(Guid CustomerId, IReadOnlyList<Guid> BuddyIds);

/// <summary>What other services need to know of a buddy.</summary>
/// <param name="Status"><c>active</c> or <c>archived</c>.</param>
public sealed record BuddyBrief(Guid BuddyId, string UserId, string Audience, string Name, string Status, Guid ConfigVersionId, int EvolutionStage);

public sealed record BuddyBriefs(IReadOnlyList<BuddyBrief> Found);

/// <summary>What Economy has just committed for a buddy, told before its caller is answered; the same messages come through the bus as well.</summary>
/// <param name="Wallet">Null, like the others, when nothing of it changed.</param>
public sealed record MirrorBuddy(Guid CustomerId, Guid BuddyId, WalletMoved? Wallet, ItemAcquired? Item, GateOpened? Gate);

/// <summary>Asks whether a buddy sees the items whose visibility conditions stand in its pinned version; conditions are Progression's to decide.</summary>
/// <param name="Conditions">By item, the item's live <c>visibility</c> list.</param>
public sealed record JudgeVisibility(Guid CustomerId, Guid BuddyId, IReadOnlyDictionary<Guid, JsonElement> Conditions);

/// <summary>The items of the question that the buddy may see.</summary>
public sealed record Visible(IReadOnlyList<Guid> ItemIds);

/// <summary>Everything of Progression that one buddy's widgets show, in the shapes of the public routes.</summary>
/// <param name="Buddy">As <c>GET /buddies/{id}</c>.</param>
/// <param name="Badges">Every badge of the pinned version.</param>
/// <param name="Streaks">Every streak of the pinned version with the buddy's counts.</param>
/// <param name="Skills">Every skill of the pinned version with the buddy's points.</param>
/// <param name="Evolution">As <c>GET /buddies/{id}/evolution</c>.</param>
/// <param name="Operations">Pending and processing operations of the buddy.</param>
/// <param name="EggVariant">1…12: which picture its egg had.</param>
public sealed record WidgetView(
    JsonElement Buddy, IReadOnlyList<WidgetBadge> Badges, IReadOnlyList<WidgetStreak> Streaks, IReadOnlyList<WidgetSkill> Skills, JsonElement Evolution,
    JsonElement Operations, int EggVariant);

/// <summary>Names a buddy of any customer.</summary>
public readonly record struct BuddyKey(Guid CustomerId, Guid BuddyId);

/// <summary>Asks, for many buddies at once, whether something has changed since the last time.</summary>
public sealed record FindVersions(IReadOnlyList<BuddyKey> Buddies);

/// <summary>In the order asked: a text that changes with every change to what the answering service shows of the buddy; empty for an unknown one.</summary>
public sealed record Versions(IReadOnlyList<string> Found);

/// <summary>A badge of the catalogue and how near the buddy is to it.</summary>
/// <param name="AwardMode"><c>auto</c> or <c>manual</c>.</param>
/// <param name="Ready">Its condition is met; a person has still to award it.</param>
/// <param name="Current">Progress towards <paramref name="Target"/>; null once earned and where it cannot be counted.</param>
public sealed record WidgetBadge(
    string BadgeKey, string Label, string? Description, string? IconUrl, string AwardMode, bool Earned, DateTimeOffset? AwardedAt, bool Ready, long? Current, long? Target);

/// <summary>A streak and the buddy's counts.</summary>
/// <param name="Period"><c>daily</c>, <c>weekly</c> or <c>monthly</c>.</param>
/// <param name="DisplayMode"><c>count</c>, <c>row</c> or <c>mini</c>.</param>
/// <param name="ActiveInPeriod">The current period has its event already.</param>
/// <param name="NextMilestone">The next count that gives a reward; null when there is none.</param>
public sealed record WidgetStreak(
    string Key, string Label, string? Icon, string Period, string DisplayMode, int? MaxRowIcons, int Current, int Longest, int FreezesHeld,
    bool ActiveInPeriod, int? NextMilestone, bool Hero);

/// <summary>A streak, when its period ends, and its milestones.</summary>
/// <param name="Period"><c>daily</c>, <c>weekly</c> or <c>monthly</c>.</param>
/// <param name="DisplayMode"><c>count</c>, <c>row</c> or <c>mini</c>.</param>
/// <param name="ActiveInPeriod">The current period has its event already.</param>
/// <param name="NextMilestone">The next count that gives a reward; null when there is none.</param>
/// <param name="PeriodEndsAt">When the next period begins.</param>
public sealed record WidgetStreakDetail(
    string Key, string Label, string? Icon, string Period, string DisplayMode, int? MaxRowIcons, int Current, int Longest, int FreezesHeld,
    bool ActiveInPeriod, int? NextMilestone, bool Hero, DateTimeOffset PeriodEndsAt, IReadOnlyList<WidgetStreakMilestone> Milestones);

/// <summary>A count that gives a reward.</summary>
/// <param name="Reached">The streak has been that long already, now or before.</param>
public sealed record WidgetStreakMilestone(int Count, bool Reached);

/// <summary>A skill and the buddy's points in it.</summary>
/// <param name="Level">Whole multiples of <paramref name="PointsPerLevel"/>.</param>
public sealed record WidgetSkill(string Key, string Label, string? Icon, string? Color, long Value, long Level, long MaxValue, long PointsPerLevel);

/// <summary>Whether a widget session still stands.</summary>
public sealed record SessionState(Guid SessionId, bool Revoked, DateTimeOffset ExpiresAt);

/// <summary>The audiences that a buddy of the customer is in, archived buddies included.</summary>
public sealed record AudiencesInUse(IReadOnlyList<string> Keys);

/// <summary>The buddy behind a share code.</summary>
public sealed record SharedBuddy(Guid CustomerId, Guid BuddyId);

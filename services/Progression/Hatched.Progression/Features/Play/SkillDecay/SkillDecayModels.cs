namespace Hatched.Progression.Features.Play.SkillDecay;

/// <summary>What a decay rule would do over the next 30 days to those whom it is for, if nobody trained meanwhile.</summary>
/// <param name="From">The first day: tomorrow, when the next sweep is.</param>
/// <param name="Buddies">Active buddies of the rule's audience that were looked at, as if they were pinned to the draft and the rule were active.</param>
/// <param name="Affected">Those of them that would lose points.</param>
/// <param name="PointsRemoved">Over all of them and all days.</param>
/// <param name="LevelsLost">Over all of them, from the first day to the last.</param>
/// <param name="Truncated">True when the audience is larger than the sample: its newest buddies are looked at.</param>
/// <param name="Daily">One entry a day.</param>
/// <param name="Examples">The buddies that would lose most, at most ten.</param>
public sealed record DecayPreview(
    Guid RuleId, string SkillKey, DateOnly From, DateOnly Until, int Buddies, int Affected, long PointsRemoved, long LevelsLost, bool Truncated,
    IReadOnlyList<DecayPreviewDay> Daily, IReadOnlyList<DecayPreviewBuddy> Examples);

/// <summary>A day of a preview.</summary>
/// <param name="Affected">Buddies that lose points on this day.</param>
public sealed record DecayPreviewDay(DateOnly Date, int Affected, long PointsRemoved);

/// <summary>A buddy of a preview: the skill now and after the last day.</summary>
public sealed record DecayPreviewBuddy(Guid BuddyId, long Value, long ValueAfter, long Level, long LevelAfter);

/// <summary>One application of a decay rule to one buddy.</summary>
/// <param name="Period">The first day of the day, week or month that it was for: a buddy loses to a rule once in each.</param>
public sealed record DecayApplication(Guid Id, Guid BuddyId, string SkillKey, DateOnly Period, long PreviousValue, long Value, DateTimeOffset AppliedAt);

/// <summary>What the request did. A rule takes from a buddy once a period: asked again in the same one, there is nothing left to do.</summary>
/// <param name="Rules">Active rules in the versions that buddies are pinned to.</param>
/// <param name="BuddiesChecked">Active buddies of these rules' audiences.</param>
/// <param name="BuddiesDecayed">Those that lost points.</param>
/// <param name="Complete">False when there was more than one request should wait for: the rest goes on in the background.</param>
public sealed record DecayRun(DateOnly Day, int Rules, int BuddiesChecked, int BuddiesDecayed, int Applications, long PointsRemoved, bool Complete);

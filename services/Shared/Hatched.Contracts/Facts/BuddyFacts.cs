namespace Hatched.Contracts.Facts;

/// <summary>An egg hatched.</summary>
public sealed record BuddyHatched(Guid BuddyId, Guid EggId, string UserId, string Name, string? ImageUrl, string? ThumbUrl, int EvolutionStage)
    : Fact("buddy.hatched");

/// <summary>A buddy reached the next stage.</summary>
public sealed record BuddyEvolved(Guid BuddyId, string UserId, int PreviousStage, int NewStage, string? ImageUrl) : Fact("buddy.evolved");

/// <summary>A buddy was archived, for good.</summary>
public sealed record BuddyArchived(Guid BuddyId, string UserId) : Fact("buddy.archived");

/// <summary>A skill crossed a level.</summary>
public sealed record SkillLeveled(Guid BuddyId, string UserId, string SkillKey, int FromLevel, int ToLevel, long Value) : Fact("skill.leveled");

/// <summary>A skill lost points to a decay rule; once a buddy, rule and period.</summary>
public sealed record SkillDecayed(Guid BuddyId, string UserId, string SkillKey, long PreviousValue, long Value, Guid RuleId) : Fact("skill.decayed");

/// <summary>A manual badge's condition holds; somebody may award it. <paramref name="AwardedAt"/> is null until then.</summary>
public sealed record BadgeReady(Guid BuddyId, string UserId, string BadgeKey, Guid BadgeId, DateTimeOffset? AwardedAt) : Fact("badge.ready");

/// <summary>A badge was awarded; once a buddy.</summary>
public sealed record BadgeAwarded(Guid BuddyId, string UserId, string BadgeKey, Guid BadgeId, DateTimeOffset AwardedAt) : Fact("badge.awarded");

/// <summary>A streak grew by one period.</summary>
public sealed record StreakTicked(Guid BuddyId, string UserId, string StreakKey, int Count, int? Milestone) : Fact("streak.ticked");

/// <summary>A streak reached a configured milestone.</summary>
public sealed record StreakMilestone(Guid BuddyId, string UserId, string StreakKey, int Count, int? Milestone) : Fact("streak.milestone");

/// <summary>A streak was lost to a missed period; <paramref name="Count"/> is what it had reached.</summary>
public sealed record StreakBurned(Guid BuddyId, string UserId, string StreakKey, int Count, int? Milestone) : Fact("streak.burned");

/// <summary>A step of a path was completed.</summary>
public sealed record PathStepCompleted(Guid BuddyId, string UserId, string PathKey, string StepKey) : Fact("path.step_completed");

/// <summary>A path was completed.</summary>
public sealed record PathCompleted(Guid BuddyId, string UserId, string PathKey) : Fact("path.completed");

/// <summary>The next stage's requirements hold; once a stage.</summary>
public sealed record EvolutionReady(Guid BuddyId, string UserId, int Stage, bool AutoEvolve) : Fact("evolution.ready");

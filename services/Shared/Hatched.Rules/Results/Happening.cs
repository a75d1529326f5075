using Hatched.Rules.Document;

namespace Hatched.Rules.Results;

/// <summary>Something worth telling: the news that the caller announces.</summary>
internal abstract record Happening
{
    private Happening()
    {
    }

    public sealed record SkillLeveled(string SkillKey, long FromLevel, long ToLevel, long Value) : Happening;

    public sealed record BadgeAwarded(string BadgeKey, Guid BadgeId) : Happening;

    public sealed record BadgeReady(string BadgeKey, Guid BadgeId) : Happening;

    public sealed record StreakTicked(string StreakKey, int Count, int Longest) : Happening;

    public sealed record StreakMilestone(string StreakKey, int Count, int Milestone) : Happening;

    /// <summary>Periods were missed. <c>Count</c> is the length before; <c>Broken</c> says whether the freezes did not suffice.</summary>
    public sealed record StreakBurned(string StreakKey, int Count, int FreezesBurned, bool Broken) : Happening;

    public sealed record PathStepCompleted(string PathKey, string StepKey) : Happening;

    public sealed record PathCompleted(string PathKey) : Happening;

    public sealed record EvolutionReady(int Stage) : Happening;
}

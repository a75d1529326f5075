using Hatched.Rules.Conditions;
using Hatched.Rules.Document;

namespace Hatched.Progression.Features.Authoring.PathDefinitions;

/// <summary>A path without its steps.</summary>
public sealed record PathSummary(
    Guid Id, Guid CustomerId, string Audience, string Key, string Label, string? Description, PathIcon Icon, string? AccentColor, PathDisplay DisplayMode,
    bool IsActive, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static PathSummary Of(PathDefinition path) => new(
        path.Id, path.CustomerId, path.Audience, path.Key, path.Label, path.Description, path.Icon, path.AccentColor, path.DisplayMode,
        path.IsActive, path.CreatedAt, path.UpdatedAt);
}

/// <summary>A step without its sub-steps.</summary>
/// <param name="UnlockCondition">Opens the step in place of the step before being complete.</param>
/// <param name="CompletionCondition">When it holds, every sub-step still open is marked done.</param>
public sealed record PathStepSummary(
    Guid Id, Guid PathDefinitionId, string Key, string Label, string? Description, string? Icon, int Ordinal, Condition? UnlockCondition,
    Condition? CompletionCondition, long RewardCoins, string? RewardBadgeKey, bool IsActive, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static PathStepSummary Of(PathStep step) => new(
        step.Id, step.PathDefinitionId, step.Key, step.Label, step.Description, step.Icon, step.Ordinal, step.UnlockCondition,
        step.CompletionCondition, step.RewardCoins, step.RewardBadgeKey, step.IsActive, step.CreatedAt, step.UpdatedAt);
}

/// <summary>Where a step or sub-step is to stand.</summary>
/// <param name="Ordinal">0…1,000,000; what is lower comes first.</param>
public sealed record PathOrdering(Guid Id, int Ordinal);

/// <summary>What completing a sub-step by hand did.</summary>
/// <param name="AlreadyCompleted">It was complete before; nothing has changed.</param>
/// <param name="StepCompleted">The step is complete now.</param>
/// <param name="PathCompleted">The path is complete now.</param>
/// <param name="RewardCoins">What the sub-step pays; 0 when it was complete before. A completed step's own reward comes on top.</param>
/// <param name="RewardBadgeKey">The badge that the sub-step gives; null when it was complete before.</param>
public sealed record SubStepCompletionResult(
    bool AlreadyCompleted, string SubStepKey, string StepKey, bool StepCompleted, bool PathCompleted, long RewardCoins, string? RewardBadgeKey);

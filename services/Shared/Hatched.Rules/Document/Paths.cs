using System.Text.Json.Serialization;
using Hatched.Rules.Conditions;

namespace Hatched.Rules.Document;

/// <summary>A guided journey of steps and sub-steps. One is active an audience.</summary>
public sealed record PathDefinition
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required string Audience { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string? Description { get; init; }

    public required PathIcon Icon { get; init; }

    public required string? AccentColor { get; init; }

    public required PathDisplay DisplayMode { get; init; }

    public required bool IsActive { get; init; }

    public required IReadOnlyList<PathStep> Steps { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The same with steps and sub-steps by their ordinals.</summary>
    public PathDefinition InOrder() => this with
    {
        Steps = [.. Steps.OrderBy(step => step.Ordinal).Select(step => step with { SubSteps = [.. step.SubSteps.OrderBy(subStep => subStep.Ordinal)] })],
    };
}

/// <summary>The picture of a path.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PathIcon>))]
public enum PathIcon
{
    Path,
    Flame,
    Heart,
    Bolt,
    Star,
    Leaf,
}

/// <summary>How a path is shown.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PathDisplay>))]
public enum PathDisplay
{
    Straight,
    Zigzag,
    Stepper,
}

/// <summary>Opens when the step before is complete, or by <c>unlock_condition</c> in its place.</summary>
public sealed record PathStep
{
    public required Guid Id { get; init; }

    public required Guid PathDefinitionId { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string? Description { get; init; }

    public required string? Icon { get; init; }

    public required int Ordinal { get; init; }

    public required Condition? UnlockCondition { get; init; }

    /// <summary>When it holds, every sub-step still open is marked done.</summary>
    public required Condition? CompletionCondition { get; init; }

    public required long RewardCoins { get; init; }

    public required string? RewardBadgeKey { get; init; }

    public required bool IsActive { get; init; }

    public required IReadOnlyList<PathSubStep> SubSteps { get; init; }

    /// <summary>False while nothing could ever complete it.</summary>
    [JsonIgnore]
    public bool CanComplete => CompletionCondition is not null || SubSteps.Any(subStep => subStep.IsActive);

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Open when those before it in the step are done, or at once with <c>allow_skip_ahead</c>.</summary>
public sealed record PathSubStep
{
    public required Guid Id { get; init; }

    public required Guid PathStepId { get; init; }

    /// <summary>Unique in the path.</summary>
    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string? Description { get; init; }

    public required int Ordinal { get; init; }

    public required Condition? CompletionCondition { get; init; }

    public required bool AllowManualComplete { get; init; }

    public required bool AllowSkipAhead { get; init; }

    public required long RewardCoins { get; init; }

    public required string? RewardBadgeKey { get; init; }

    public required string? ContentUrl { get; init; }

    public required string? CtaLabel { get; init; }

    public required bool IsActive { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

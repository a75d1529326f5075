using System.Text.Json.Serialization;
using Hatched.Rules.Document;

namespace Hatched.Rules.Views;

/// <summary>A path as one buddy meets it: the version that it is pinned to, with how far it has come.</summary>
public sealed record PathRuntimePayload
{
    public required PathRuntimeDefinition Definition { get; init; }

    /// <summary>The active steps in their order.</summary>
    public required IReadOnlyList<PathStepRuntime> Steps { get; init; }

    /// <summary>The first step that is open and not complete; null when there is none.</summary>
    public required string? CurrentStepKey { get; init; }

    public required bool Completed { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>What to show of the path itself.</summary>
public sealed record PathRuntimeDefinition(
    string Key, string Label, string? Description, PathIcon Icon, string? AccentColor, PathDisplay DisplayMode);

/// <summary>A step and whether the buddy may enter it, or has completed it.</summary>
public sealed record PathStepRuntime
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string? Description { get; init; }

    public required string? Icon { get; init; }

    public required int Ordinal { get; init; }

    public required long RewardCoins { get; init; }

    public required string? RewardBadgeKey { get; init; }

    public required bool IsActive { get; init; }

    public required bool Unlocked { get; init; }

    public required bool Completed { get; init; }

    /// <summary>The active sub-steps in their order.</summary>
    public required IReadOnlyList<PathSubStepRuntime> SubSteps { get; init; }
}

/// <summary>A sub-step and where the buddy stands with it.</summary>
public sealed record PathSubStepRuntime
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Label { get; init; }

    public required string? Description { get; init; }

    public required int Ordinal { get; init; }

    public required long RewardCoins { get; init; }

    public required string? RewardBadgeKey { get; init; }

    public required string? ContentUrl { get; init; }

    public required string? CtaLabel { get; init; }

    public required bool AllowManualComplete { get; init; }

    public required bool AllowSkipAhead { get; init; }

    public required bool IsActive { get; init; }

    public required PathSubStepStatus Status { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>Whether a sub-step can be completed yet, or has been.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<PathSubStepStatus>))]
public enum PathSubStepStatus
{
    Locked,
    Available,
    Completed,
}

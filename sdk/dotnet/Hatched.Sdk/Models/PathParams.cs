using System.Text.Json.Nodes;

namespace Hatched.Sdk;

/// <summary>A new path.</summary>
public sealed record CreatePathDefinitionParams
{
    /// <summary>Whose path it is; the only audience when absent.</summary>
    public string? Audience { get; init; }

    /// <summary>Its key: <c>[a-z][a-z0-9_]{0,63}</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Label { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its icon.</summary>
    public PathIcon? Icon { get; init; }

    /// <summary>Its colour.</summary>
    public string? AccentColor { get; init; }

    /// <summary>How it is drawn.</summary>
    public PathDisplayMode? DisplayMode { get; init; }

    /// <summary>Whether it is the path of its audience.</summary>
    public bool? IsActive { get; init; }
}

/// <summary>A change of a path. What is absent stays as it is.</summary>
public sealed record UpdatePathDefinitionParams
{
    /// <summary>Whose path it is; the only audience when absent.</summary>
    public string? Audience { get; init; }

    /// <summary>Its key: <c>[a-z][a-z0-9_]{0,63}</c>.</summary>
    public string? Key { get; init; }

    /// <summary>Its name.</summary>
    public string? Label { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its icon.</summary>
    public PathIcon? Icon { get; init; }

    /// <summary>Its colour.</summary>
    public string? AccentColor { get; init; }

    /// <summary>How it is drawn.</summary>
    public PathDisplayMode? DisplayMode { get; init; }

    /// <summary>Whether it is the path of its audience.</summary>
    public bool? IsActive { get; init; }
}

/// <summary>A new step.</summary>
public sealed record CreatePathStepParams
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Label { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its icon.</summary>
    public string? Icon { get; init; }

    /// <summary>Its place, from the lowest.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What opens it, instead of the step before.</summary>
    public JsonObject? UnlockCondition { get; init; }

    /// <summary>What completes all of it.</summary>
    public PathCondition? CompletionCondition { get; init; }

    /// <summary>Coins for completing it.</summary>
    public long? RewardCoins { get; init; }

    /// <summary>The badge for completing it.</summary>
    public string? RewardBadgeKey { get; init; }

    /// <summary>Whether it is shown.</summary>
    public bool? IsActive { get; init; }
}

/// <summary>A change of a step. What is absent stays as it is.</summary>
public sealed record UpdatePathStepParams
{
    /// <summary>Its key.</summary>
    public string? Key { get; init; }

    /// <summary>Its name.</summary>
    public string? Label { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its icon.</summary>
    public string? Icon { get; init; }

    /// <summary>Its place, from the lowest.</summary>
    public int? Ordinal { get; init; }

    /// <summary>What opens it, instead of the step before.</summary>
    public JsonObject? UnlockCondition { get; init; }

    /// <summary>What completes all of it.</summary>
    public PathCondition? CompletionCondition { get; init; }

    /// <summary>Coins for completing it.</summary>
    public long? RewardCoins { get; init; }

    /// <summary>The badge for completing it.</summary>
    public string? RewardBadgeKey { get; init; }

    /// <summary>Whether it is shown.</summary>
    public bool? IsActive { get; init; }
}

/// <summary>A new sub-step.</summary>
public sealed record CreatePathSubStepParams
{
    /// <summary>Its key.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Label { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its place, from the lowest.</summary>
    public required int Ordinal { get; init; }

    /// <summary>What completes it.</summary>
    public PathCondition? CompletionCondition { get; init; }

    /// <summary>Whether <c>CompleteSubStepAsync</c> may complete it.</summary>
    public bool? AllowManualComplete { get; init; }

    /// <summary>Whether it may be completed before those in front of it.</summary>
    public bool? AllowSkipAhead { get; init; }

    /// <summary>Coins for completing it.</summary>
    public long? RewardCoins { get; init; }

    /// <summary>The badge for completing it.</summary>
    public string? RewardBadgeKey { get; init; }

    /// <summary>Where its content is.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>What its button says.</summary>
    public string? CtaLabel { get; init; }

    /// <summary>Whether it is shown.</summary>
    public bool? IsActive { get; init; }
}

/// <summary>A change of a sub-step. What is absent stays as it is.</summary>
public sealed record UpdatePathSubStepParams
{
    /// <summary>Its key.</summary>
    public string? Key { get; init; }

    /// <summary>Its name.</summary>
    public string? Label { get; init; }

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its place, from the lowest.</summary>
    public int? Ordinal { get; init; }

    /// <summary>What completes it.</summary>
    public PathCondition? CompletionCondition { get; init; }

    /// <summary>Whether <c>CompleteSubStepAsync</c> may complete it.</summary>
    public bool? AllowManualComplete { get; init; }

    /// <summary>Whether it may be completed before those in front of it.</summary>
    public bool? AllowSkipAhead { get; init; }

    /// <summary>Coins for completing it.</summary>
    public long? RewardCoins { get; init; }

    /// <summary>The badge for completing it.</summary>
    public string? RewardBadgeKey { get; init; }

    /// <summary>Where its content is.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>What its button says.</summary>
    public string? CtaLabel { get; init; }

    /// <summary>Whether it is shown.</summary>
    public bool? IsActive { get; init; }
}

/// <summary>The place of a step or sub-step.</summary>
/// <param name="Id">The step or sub-step.</param>
/// <param name="Ordinal">Its place, from the lowest.</param>
public sealed record PathOrdinal(string Id, int Ordinal);

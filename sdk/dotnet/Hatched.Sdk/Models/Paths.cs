using System.Text.Json.Nodes;

namespace Hatched.Sdk;

/// <summary>What completes a step or sub-step.</summary>
public sealed record PathCondition
{
    /// <summary>What it looks at.</summary>
    public PathConditionType Type { get; init; }

    /// <summary>What it asks for.</summary>
    public JsonObject Config { get; init => field = value ?? []; } = [];
}

/// <summary>A guided journey: steps in order, each of sub-steps in order.</summary>
public record PathDefinition
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>The customer.</summary>
    public string CustomerId { get; init => field = value ?? ""; } = "";

    /// <summary>Whose path it is.</summary>
    public string Audience { get; init => field = value ?? ""; } = "";

    /// <summary>Its key.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Label { get; init => field = value ?? ""; } = "";

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its icon.</summary>
    public PathIcon Icon { get; init; }

    /// <summary>Its colour.</summary>
    public string? AccentColor { get; init; }

    /// <summary>How it is drawn.</summary>
    public PathDisplayMode DisplayMode { get; init; }

    /// <summary>Whether it is the path of its audience.</summary>
    public bool IsActive { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A path and all of its steps.</summary>
public sealed record PathDefinitionWithSteps : PathDefinition
{
    /// <summary>In their order.</summary>
    public IReadOnlyList<PathStepWithSubSteps> Steps { get; init => field = value ?? []; } = [];
}

/// <summary>A step of a path.</summary>
public record PathStep
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>The path.</summary>
    public string PathDefinitionId { get; init => field = value ?? ""; } = "";

    /// <summary>Its key.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Label { get; init => field = value ?? ""; } = "";

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its icon.</summary>
    public string? Icon { get; init; }

    /// <summary>Its place, from the lowest.</summary>
    public int Ordinal { get; init; }

    /// <summary>What opens it, instead of the step before.</summary>
    public JsonObject? UnlockCondition { get; init; }

    /// <summary>What completes all of it.</summary>
    public PathCondition? CompletionCondition { get; init; }

    /// <summary>Coins for completing it.</summary>
    public long RewardCoins { get; init; }

    /// <summary>The badge for completing it.</summary>
    public string? RewardBadgeKey { get; init; }

    /// <summary>Whether it is shown.</summary>
    public bool IsActive { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>A step and all of its sub-steps.</summary>
public sealed record PathStepWithSubSteps : PathStep
{
    /// <summary>In their order.</summary>
    public IReadOnlyList<PathSubStep> SubSteps { get; init => field = value ?? []; } = [];
}

/// <summary>A sub-step of a step.</summary>
public sealed record PathSubStep
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>The step.</summary>
    public string PathStepId { get; init => field = value ?? ""; } = "";

    /// <summary>Its key.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Label { get; init => field = value ?? ""; } = "";

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its place, from the lowest.</summary>
    public int Ordinal { get; init; }

    /// <summary>What completes it.</summary>
    public PathCondition? CompletionCondition { get; init; }

    /// <summary>Whether <c>CompleteSubStepAsync</c> may complete it.</summary>
    public bool AllowManualComplete { get; init; }

    /// <summary>Whether it may be completed before those in front of it.</summary>
    public bool AllowSkipAhead { get; init; }

    /// <summary>Coins for completing it.</summary>
    public long RewardCoins { get; init; }

    /// <summary>The badge for completing it.</summary>
    public string? RewardBadgeKey { get; init; }

    /// <summary>Where its content is.</summary>
    public string? ContentUrl { get; init; }

    /// <summary>What its button says.</summary>
    public string? CtaLabel { get; init; }

    /// <summary>Whether it is shown.</summary>
    public bool IsActive { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }
}

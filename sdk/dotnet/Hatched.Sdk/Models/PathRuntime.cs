namespace Hatched.Sdk;

/// <summary>Where a buddy stands on a path.</summary>
public sealed record PathRuntimePayload
{
    /// <summary>The path.</summary>
    public PathRuntimeDefinition Definition { get; init => field = value ?? new(); } = new();

    /// <summary>In their order.</summary>
    public IReadOnlyList<PathStepRuntime> Steps { get; init => field = value ?? []; } = [];

    /// <summary>The step that it is at; null when it is through.</summary>
    public string? CurrentStepKey { get; init; }

    /// <summary>Whether it is through.</summary>
    public bool Completed { get; init; }

    /// <summary>When it got there.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>A path as it is shown.</summary>
public sealed record PathRuntimeDefinition
{
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
}

/// <summary>Where a buddy stands with a step.</summary>
public sealed record PathStepRuntime
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

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

    /// <summary>Coins for completing it.</summary>
    public long RewardCoins { get; init; }

    /// <summary>The badge for completing it.</summary>
    public string? RewardBadgeKey { get; init; }

    /// <summary>Whether it is shown.</summary>
    public bool IsActive { get; init; }

    /// <summary>Whether it is open.</summary>
    public bool Unlocked { get; init; }

    /// <summary>Whether it is done.</summary>
    public bool Completed { get; init; }

    /// <summary>In their order.</summary>
    public IReadOnlyList<PathSubStepRuntime> SubSteps { get; init => field = value ?? []; } = [];
}

/// <summary>Where a buddy stands with a sub-step.</summary>
public sealed record PathSubStepRuntime
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Its key.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Label { get; init => field = value ?? ""; } = "";

    /// <summary>What it is about.</summary>
    public string? Description { get; init; }

    /// <summary>Its place, from the lowest.</summary>
    public int Ordinal { get; init; }

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

    /// <summary>Whether it can be done, or is.</summary>
    public PathSubStepStatus Status { get; init; }

    /// <summary>When it was done.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>A sub-step that was completed by hand, and what was whole with it.</summary>
public sealed record ManualCompleteResult
{
    /// <summary>It was done before: nothing changed.</summary>
    public bool AlreadyCompleted { get; init; }

    /// <summary>The sub-step.</summary>
    public string SubStepKey { get; init => field = value ?? ""; } = "";

    /// <summary>The step.</summary>
    public string StepKey { get; init => field = value ?? ""; } = "";

    /// <summary>Whether the step is whole with it.</summary>
    public bool StepCompleted { get; init; }

    /// <summary>Whether the path is whole with it.</summary>
    public bool PathCompleted { get; init; }

    /// <summary>Coins that it gave.</summary>
    public long RewardCoins { get; init; }

    /// <summary>The badge that it gave.</summary>
    public string? RewardBadgeKey { get; init; }
}

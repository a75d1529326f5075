using Hatched.Rules.Conditions;
using Hatched.Rules.Document;

namespace Hatched.Progression.Features.Authoring.PathDefinitions;

// Ranges, keys and conditions are judged by ConfigValidator, which publishing asks too: here is only the shape.

/// <summary>A path to create; its steps follow by their own routes.</summary>
/// <param name="Audience">One of yours.</param>
/// <param name="IsActive">True makes it the active path of its audience at once, in place of the one before.</param>
public sealed record PathDefinitionInput(
    string Key,
    string Label,
    string Audience = "default",
    string? Description = null,
    PathIcon Icon = PathIcon.Path,
    string? AccentColor = null,
    PathDisplay DisplayMode = PathDisplay.Straight,
    bool IsActive = false)
{
    internal PathDefinition ToPath(Guid customerId, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        CustomerId = customerId,
        Audience = Audience,
        Key = Key,
        Label = Label,
        Description = Description,
        Icon = Icon,
        AccentColor = AccentColor,
        DisplayMode = DisplayMode,
        IsActive = IsActive,
        Steps = [],
        CreatedAt = now,
        UpdatedAt = now,
    };
}

/// <summary>A step to create; its sub-steps follow by their own routes.</summary>
/// <param name="Ordinal">Its place, unique in the path; the end when left out.</param>
/// <param name="UnlockCondition">Opens the step in place of the step before being complete.</param>
/// <param name="CompletionCondition">When it holds, every sub-step still open is marked done.</param>
/// <param name="RewardBadgeKey">A badge of this config.</param>
public sealed record PathStepInput(
    string Key,
    string Label,
    string? Description = null,
    string? Icon = null,
    int? Ordinal = null,
    Condition? UnlockCondition = null,
    Condition? CompletionCondition = null,
    long RewardCoins = 0,
    string? RewardBadgeKey = null,
    bool IsActive = true)
{
    internal PathStep ToStep(PathDefinition path, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PathDefinitionId = path.Id,
        Key = Key,
        Label = Label,
        Description = Description,
        Icon = Icon,
        Ordinal = Ordinal ?? path.Steps.Select(step => step.Ordinal).DefaultIfEmpty(-1).Max() + 1,
        UnlockCondition = UnlockCondition,
        CompletionCondition = CompletionCondition,
        RewardCoins = RewardCoins,
        RewardBadgeKey = RewardBadgeKey,
        IsActive = IsActive,
        SubSteps = [],
        CreatedAt = now,
        UpdatedAt = now,
    };
}

/// <summary>A sub-step to create.</summary>
/// <param name="Key">Unique in the path.</param>
/// <param name="Ordinal">Its place, unique in the step; the end when left out.</param>
/// <param name="CompletionCondition">When it holds and the sub-step is open, it is done.</param>
/// <param name="AllowSkipAhead">Open before the sub-steps before it are done.</param>
/// <param name="RewardBadgeKey">A badge of this config.</param>
public sealed record PathSubStepInput(
    string Key,
    string Label,
    string? Description = null,
    int? Ordinal = null,
    Condition? CompletionCondition = null,
    bool AllowManualComplete = true,
    bool AllowSkipAhead = false,
    long RewardCoins = 0,
    string? RewardBadgeKey = null,
    string? ContentUrl = null,
    string? CtaLabel = null,
    bool IsActive = true)
{
    internal PathSubStep ToSubStep(PathStep step, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        PathStepId = step.Id,
        Key = Key,
        Label = Label,
        Description = Description,
        Ordinal = Ordinal ?? step.SubSteps.Select(subStep => subStep.Ordinal).DefaultIfEmpty(-1).Max() + 1,
        CompletionCondition = CompletionCondition,
        AllowManualComplete = AllowManualComplete,
        AllowSkipAhead = AllowSkipAhead,
        RewardCoins = RewardCoins,
        RewardBadgeKey = RewardBadgeKey,
        ContentUrl = ContentUrl,
        CtaLabel = CtaLabel,
        IsActive = IsActive,
        CreatedAt = now,
        UpdatedAt = now,
    };
}

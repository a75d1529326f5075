using System.Runtime.CompilerServices;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;

namespace Hatched.Progression.Features.Authoring.PathDefinitions;

/// <summary>What of an entry is to change: what is left out stays, and null clears what can be empty.</summary>
public abstract record EntryPatch
{
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    private protected EntryPatch()
    {
    }

    private protected T Given<T>(T value, [CallerMemberName] string member = "")
    {
        _given.Add(member);
        return value;
    }

    private protected T? Over<T>(T? before, T? after, [CallerArgumentExpression(nameof(after))] string member = "")
        where T : class => _given.Contains(member) ? after : before;
}

/// <summary>What of a path is to change: what is left out stays, and null clears what can be empty.</summary>
public sealed record PathDefinitionPatch : EntryPatch
{
    /// <summary>One of yours.</summary>
    public string? Audience { get; init; }

    public string? Key { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init => field = Given(value); }

    public PathIcon? Icon { get; init; }

    public string? AccentColor { get; init => field = Given(value); }

    public PathDisplay? DisplayMode { get; init; }

    /// <summary>True makes it the active path of its audience, in place of the one before.</summary>
    public bool? IsActive { get; init; }

    internal PathDefinition Over(PathDefinition path, DateTimeOffset now) => path with
    {
        Audience = Audience ?? path.Audience,
        Key = Key ?? path.Key,
        Label = Label ?? path.Label,
        Description = Over(path.Description, Description),
        Icon = Icon ?? path.Icon,
        AccentColor = Over(path.AccentColor, AccentColor),
        DisplayMode = DisplayMode ?? path.DisplayMode,
        IsActive = IsActive ?? path.IsActive,
        UpdatedAt = now,
    };
}

/// <summary>What of a step is to change: what is left out stays, and null clears what can be empty.</summary>
public sealed record PathStepPatch : EntryPatch
{
    public string? Key { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init => field = Given(value); }

    public string? Icon { get; init => field = Given(value); }

    public int? Ordinal { get; init; }

    public Condition? UnlockCondition { get; init => field = Given(value); }

    public Condition? CompletionCondition { get; init => field = Given(value); }

    public long? RewardCoins { get; init; }

    public string? RewardBadgeKey { get; init => field = Given(value); }

    public bool? IsActive { get; init; }

    internal PathStep Over(PathStep step, DateTimeOffset now) => step with
    {
        Key = Key ?? step.Key,
        Label = Label ?? step.Label,
        Description = Over(step.Description, Description),
        Icon = Over(step.Icon, Icon),
        Ordinal = Ordinal ?? step.Ordinal,
        UnlockCondition = Over(step.UnlockCondition, UnlockCondition),
        CompletionCondition = Over(step.CompletionCondition, CompletionCondition),
        RewardCoins = RewardCoins ?? step.RewardCoins,
        RewardBadgeKey = Over(step.RewardBadgeKey, RewardBadgeKey),
        IsActive = IsActive ?? step.IsActive,
        UpdatedAt = now,
    };
}

/// <summary>What of a sub-step is to change: what is left out stays, and null clears what can be empty.</summary>
public sealed record PathSubStepPatch : EntryPatch
{
    public string? Key { get; init; }

    public string? Label { get; init; }

    public string? Description { get; init => field = Given(value); }

    public int? Ordinal { get; init; }

    public Condition? CompletionCondition { get; init => field = Given(value); }

    public bool? AllowManualComplete { get; init; }

    public bool? AllowSkipAhead { get; init; }

    public long? RewardCoins { get; init; }

    public string? RewardBadgeKey { get; init => field = Given(value); }

    public string? ContentUrl { get; init => field = Given(value); }

    public string? CtaLabel { get; init => field = Given(value); }

    public bool? IsActive { get; init; }

    internal PathSubStep Over(PathSubStep subStep, DateTimeOffset now) => subStep with
    {
        Key = Key ?? subStep.Key,
        Label = Label ?? subStep.Label,
        Description = Over(subStep.Description, Description),
        Ordinal = Ordinal ?? subStep.Ordinal,
        CompletionCondition = Over(subStep.CompletionCondition, CompletionCondition),
        AllowManualComplete = AllowManualComplete ?? subStep.AllowManualComplete,
        AllowSkipAhead = AllowSkipAhead ?? subStep.AllowSkipAhead,
        RewardCoins = RewardCoins ?? subStep.RewardCoins,
        RewardBadgeKey = Over(subStep.RewardBadgeKey, RewardBadgeKey),
        ContentUrl = Over(subStep.ContentUrl, ContentUrl),
        CtaLabel = Over(subStep.CtaLabel, CtaLabel),
        IsActive = IsActive ?? subStep.IsActive,
        UpdatedAt = now,
    };
}

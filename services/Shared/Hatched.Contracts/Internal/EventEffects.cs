using System.Text.Json.Serialization;

namespace Hatched.Contracts.Internal;

/// <summary>What an event gave, as <c>POST /events</c> answers it. Lists are never null.</summary>
public sealed record EventEffects
{
    /// <summary>All coins of the event, whatever paid them.</summary>
    public required long Coins { get; init; }

    public required IReadOnlyList<string> BadgesAwarded { get; init; }

    public required IReadOnlyList<string> BadgesReady { get; init; }

    /// <summary><c>token_key:amount</c>, one a token; the primary token is in <see cref="Coins"/>.</summary>
    public required IReadOnlyList<string> Tokens { get; init; }

    /// <summary>The next stage's requirements are met now.</summary>
    public required bool EvolutionReady { get; init; }

    public required IReadOnlyList<int> StreakMilestones { get; init; }

    public required IReadOnlyList<StreakUpdate> StreakUpdates { get; init; }

    public required IReadOnlyList<PathUpdate> PathUpdates { get; init; }

    /// <summary>
    /// Why nothing happened: <c>no_published_config</c>, <c>no_buddy</c>, <c>no_rule_for_type</c> or <c>no_rule_acted</c>; absent when something did.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hint { get; init; }

    public static EventEffects None { get; } = new()
    {
        Coins = 0,
        BadgesAwarded = [],
        BadgesReady = [],
        Tokens = [],
        EvolutionReady = false,
        StreakMilestones = [],
        StreakUpdates = [],
        PathUpdates = [],
    };
}

/// <summary>Why an event that counts gave nothing.</summary>
public static class EventHint
{
    /// <summary>The customer has published no config yet, so that nobody can have a buddy.</summary>
    public const string NoPublishedConfig = "no_published_config";

    /// <summary>The user has no active buddy in the event's audience.</summary>
    public const string NoBuddy = "no_buddy";

    /// <summary>No streak, rule or condition of the buddy's config names the event's type.</summary>
    public const string NoRuleForType = "no_rule_for_type";

    /// <summary>There are rules for the type, and each was skipped: the event's explanations say why.</summary>
    public const string NoRuleActed = "no_rule_acted";
}

/// <summary>Where a streak stands after the event.</summary>
public sealed record StreakUpdate(
    string DefinitionKey, string Label, string? Icon, int Current, int Longest, int? MilestoneHit, bool Hero);

/// <summary>One completion on a path, with what it completed above it.</summary>
public sealed record PathUpdate(string PathKey)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public SubStepCompletion? SubStepCompleted { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StepCompletion? StepCompleted { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PathCompletion? PathCompleted { get; init; }
}

/// <summary>A sub-step that was completed, and what it gave.</summary>
public sealed record SubStepCompletion(string PathKey, string StepKey, string SubStepKey, long RewardCoins, string? RewardBadgeKey);

/// <summary>A step that was completed, and what it gave.</summary>
public sealed record StepCompletion(string PathKey, string StepKey, long RewardCoins, string? RewardBadgeKey);

/// <summary>A path that was completed.</summary>
public sealed record PathCompletion(string PathKey);

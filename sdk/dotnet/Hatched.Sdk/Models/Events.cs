using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>Something that one of your users did.</summary>
public sealed record SendEventParams
{
    /// <summary>Your own id of it, 1 to 200 characters: sending it again changes nothing.</summary>
    public required string EventId { get; init; }

    /// <summary>Your own id of the user.</summary>
    public required string UserId { get; init; }

    /// <summary>What it was, such as <c>lesson_completed</c>: 1 to 100 of a–z, 0–9 and <c>_ . : -</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Needed once there are two audiences or more.</summary>
    public string? Audience { get; init; }

    /// <summary>When; now when absent. At most 5 minutes ahead and 90 days back.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>What rules may look at. Keys stay as they are.</summary>
    public JsonObject? Properties { get; init; }

    /// <summary>The user's, an IANA name such as <c>Europe/Istanbul</c>: streaks go by its midnight. The buddy's when absent.</summary>
    public string? TimeZone { get; init; }
}

/// <summary>What an event gave.</summary>
public record EventEffects
{
    /// <summary>The event is stored and its effects are still to come: send it again, or ask for it by its id.</summary>
    [JsonIgnore]
    public bool Pending { get; init; }

    /// <summary>Coins, whatever paid them.</summary>
    public long Coins { get; init; }

    /// <summary>Badges that were awarded, by their keys.</summary>
    public IReadOnlyList<string> BadgesAwarded { get; init => field = value ?? []; } = [];

    /// <summary>Badges that a person has to award.</summary>
    public IReadOnlyList<string> BadgesReady { get; init => field = value ?? []; } = [];

    /// <summary><c>token_key:amount</c>, one a token.</summary>
    public IReadOnlyList<string> Tokens { get; init => field = value ?? []; } = [];

    /// <summary>The buddy may evolve now.</summary>
    public bool EvolutionReady { get; init; }

    /// <summary>Milestones of streaks that were reached.</summary>
    public IReadOnlyList<int> StreakMilestones { get; init => field = value ?? []; } = [];

    /// <summary>Streaks that moved.</summary>
    public IReadOnlyList<EventStreakUpdate> StreakUpdates { get; init => field = value ?? []; } = [];

    /// <summary>What was completed on paths, one entry a sub-step.</summary>
    public IReadOnlyList<EventPathUpdate> PathUpdates { get; init => field = value ?? []; } = [];

    /// <summary>Why nothing happened, one of <see cref="EventHint"/>; null when something did. More may be added.</summary>
    public string? Hint { get; init; }
}

/// <summary>Why an event that counts gave nothing.</summary>
public static class EventHint
{
    /// <summary>No config is published yet: publish one, in the dashboard or with a preset.</summary>
    public const string NoPublishedConfig = "no_published_config";

    /// <summary>The user has no active buddy in the event's audience: create an egg and hatch it.</summary>
    public const string NoBuddy = "no_buddy";

    /// <summary>Nothing in the buddy's config names the event's type: look for a misspelt type.</summary>
    public const string NoRuleForType = "no_rule_for_type";

    /// <summary>There are rules for the type, and each was skipped: the event's explanations say why.</summary>
    public const string NoRuleActed = "no_rule_acted";
}

/// <summary>Where a streak stands after an event.</summary>
public sealed record EventStreakUpdate
{
    /// <summary>The streak.</summary>
    public string DefinitionKey { get; init => field = value ?? ""; } = "";

    /// <summary>Its name.</summary>
    public string Label { get; init => field = value ?? ""; } = "";

    /// <summary>Its icon.</summary>
    public string? Icon { get; init; }

    /// <summary>How long it is.</summary>
    public int Current { get; init; }

    /// <summary>How long it ever was.</summary>
    public int Longest { get; init; }

    /// <summary>The milestone that was reached just now.</summary>
    public int? MilestoneHit { get; init; }

    /// <summary>Whether it is the one to show first.</summary>
    public bool Hero { get; init; }
}

/// <summary>A sub-step that an event completed, and what that gave.</summary>
public sealed record EventPathSubStepCompletion
{
    /// <summary>The path.</summary>
    public string PathKey { get; init => field = value ?? ""; } = "";

    /// <summary>The step.</summary>
    public string StepKey { get; init => field = value ?? ""; } = "";

    /// <summary>The sub-step.</summary>
    public string SubStepKey { get; init => field = value ?? ""; } = "";

    /// <summary>Coins.</summary>
    public long RewardCoins { get; init; }

    /// <summary>The badge.</summary>
    public string? RewardBadgeKey { get; init; }
}

/// <summary>A step that an event completed, and what that gave.</summary>
public sealed record EventPathStepCompletion
{
    /// <summary>The path.</summary>
    public string PathKey { get; init => field = value ?? ""; } = "";

    /// <summary>The step.</summary>
    public string StepKey { get; init => field = value ?? ""; } = "";

    /// <summary>Coins.</summary>
    public long RewardCoins { get; init; }

    /// <summary>The badge.</summary>
    public string? RewardBadgeKey { get; init; }
}

/// <summary>A path that an event completed.</summary>
public sealed record EventPathCompletion
{
    /// <summary>The path.</summary>
    public string PathKey { get; init => field = value ?? ""; } = "";
}

/// <summary>What an event completed on a path.</summary>
public sealed record EventPathUpdate
{
    /// <summary>The path.</summary>
    public string PathKey { get; init => field = value ?? ""; } = "";

    /// <summary>The sub-step.</summary>
    public EventPathSubStepCompletion? SubStepCompleted { get; init; }

    /// <summary>The step that was whole with it.</summary>
    public EventPathStepCompletion? StepCompleted { get; init; }

    /// <summary>The path that was whole with it.</summary>
    public EventPathCompletion? PathCompleted { get; init; }
}

/// <summary>What became of each event of a batch, in the order they were sent.</summary>
public sealed record EventBatchResult
{
    /// <summary>One an event.</summary>
    public IReadOnlyList<EventBatchEntry> Results { get; init => field = value ?? []; } = [];
}

/// <summary>What became of one event of a batch: its effects, or why it was refused.</summary>
public sealed record EventBatchEntry : EventEffects
{
    internal EventBatchEntry(EventEffects effects)
        : base(effects)
    {
    }

    /// <summary>The event; null when it had no id.</summary>
    public string? EventId { get; init; }

    /// <summary>Whether it was taken.</summary>
    public bool Accepted { get; init; }

    /// <summary>Why it was not.</summary>
    public ApiError? Error { get; init; }
}

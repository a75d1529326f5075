namespace Hatched.Sdk;

/// <summary>What a webhook tells, by its kind. Kinds that this version does not know come as <see cref="WebhookEvent.Payload"/> alone.</summary>
public abstract record WebhookPayload
{
    /// <summary>The fact: the same at all endpoints, never used again.</summary>
    public string FactId { get; init => field = value ?? ""; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Rises for a buddy within one family of news (coins and tokens; all others), with gaps: to order by. Null for news of the workspace.</summary>
    public long? Sequence { get; init; }
}

/// <summary><c>buddy.hatched</c>: a buddy has hatched.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="EggId">The egg.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="Name">Its name.</param>
/// <param name="ImageUrl">Its picture.</param>
/// <param name="ThumbUrl">Its picture, small.</param>
/// <param name="EvolutionStage">Its stage.</param>
public sealed record BuddyHatched(string BuddyId, string EggId, string UserId, string Name, string? ImageUrl, string? ThumbUrl, int EvolutionStage) : WebhookPayload;

/// <summary><c>buddy.evolved</c>: a buddy has come to its next stage.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="PreviousStage">From which stage.</param>
/// <param name="NewStage">To which stage.</param>
/// <param name="ImageUrl">Its new picture.</param>
public sealed record BuddyEvolved(string BuddyId, string UserId, int PreviousStage, int NewStage, string? ImageUrl) : WebhookPayload;

/// <summary><c>buddy.archived</c>: a buddy was taken out of use.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
public sealed record BuddyArchived(string BuddyId, string UserId) : WebhookPayload;

/// <summary><c>coins.earned</c>: a buddy has earned coins.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="Amount">How many.</param>
/// <param name="Balance">What there is after it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReferenceId">What for.</param>
/// <param name="LedgerId">The row in the ledger.</param>
/// <param name="IsLucky">Whether luck had its part.</param>
/// <param name="Source">What moved it: <c>event</c>, <c>grant</c>, <c>purchase</c> or <c>manual</c>.</param>
/// <param name="SourceEventId">Your own id of the event, where its rules did.</param>
public sealed record CoinsEarned(
    string BuddyId, string UserId, long Amount, long Balance, string Reason, string? ReferenceId, string LedgerId, bool IsLucky,
    string? Source, string? SourceEventId) : WebhookPayload;

/// <summary><c>coins.spent</c>: a buddy has spent coins.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="Amount">How many.</param>
/// <param name="Balance">What there is after it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReferenceId">What for.</param>
/// <param name="LedgerId">The row in the ledger.</param>
/// <param name="IsLucky">Whether luck had its part.</param>
/// <param name="Source">What moved it: <c>event</c>, <c>grant</c>, <c>purchase</c> or <c>manual</c>.</param>
/// <param name="SourceEventId">Your own id of the event, where its rules did.</param>
public sealed record CoinsSpent(
    string BuddyId, string UserId, long Amount, long Balance, string Reason, string? ReferenceId, string LedgerId, bool IsLucky,
    string? Source, string? SourceEventId) : WebhookPayload;

/// <summary><c>token.earned</c>: a buddy has earned a token other than coins.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="TokenType">Whether it can be spent.</param>
/// <param name="TokenKey">The token.</param>
/// <param name="Amount">How many.</param>
/// <param name="Balance">What there is after it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReferenceId">What for.</param>
/// <param name="LedgerId">The row in the ledger.</param>
/// <param name="Source">What moved it: <c>event</c>, <c>grant</c>, <c>purchase</c> or <c>manual</c>.</param>
/// <param name="SourceEventId">Your own id of the event, where its rules did.</param>
public sealed record TokenEarned(
    string BuddyId, string UserId, TokenKind TokenType, string TokenKey, long Amount, long Balance, string Reason, string? ReferenceId, string LedgerId,
    string? Source, string? SourceEventId) : WebhookPayload;

/// <summary><c>token.spent</c>: a buddy has spent a token other than coins.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="TokenType">Whether it can be spent.</param>
/// <param name="TokenKey">The token.</param>
/// <param name="Amount">How many.</param>
/// <param name="Balance">What there is after it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ReferenceId">What for.</param>
/// <param name="LedgerId">The row in the ledger.</param>
/// <param name="Source">What moved it: <c>event</c>, <c>grant</c>, <c>purchase</c> or <c>manual</c>.</param>
/// <param name="SourceEventId">Your own id of the event, where its rules did.</param>
public sealed record TokenSpent(
    string BuddyId, string UserId, TokenKind TokenType, string TokenKey, long Amount, long Balance, string Reason, string? ReferenceId, string LedgerId,
    string? Source, string? SourceEventId) : WebhookPayload;

/// <summary><c>skill.leveled</c>: a skill has come to another level.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="SkillKey">The skill.</param>
/// <param name="FromLevel">From which level.</param>
/// <param name="ToLevel">To which level.</param>
/// <param name="Value">Its points.</param>
public sealed record SkillLeveled(string BuddyId, string UserId, string SkillKey, long FromLevel, long ToLevel, long Value) : WebhookPayload;

/// <summary><c>skill.decayed</c>: a skill has faded.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="SkillKey">The skill.</param>
/// <param name="PreviousValue">Its points before.</param>
/// <param name="Value">Its points.</param>
/// <param name="RuleId">The rule.</param>
public sealed record SkillDecayed(string BuddyId, string UserId, string SkillKey, long PreviousValue, long Value, string RuleId) : WebhookPayload;

/// <summary><c>badge.ready</c>: a badge waits for a person to award it.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="BadgeKey">The badge's key.</param>
/// <param name="BadgeId">The badge.</param>
/// <param name="AwardedAt">When.</param>
public sealed record BadgeReady(string BuddyId, string UserId, string BadgeKey, string BadgeId, DateTimeOffset? AwardedAt) : WebhookPayload;

/// <summary><c>badge.awarded</c>: a badge was awarded.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="BadgeKey">The badge's key.</param>
/// <param name="BadgeId">The badge.</param>
/// <param name="AwardedAt">When.</param>
public sealed record BadgeAwarded(string BuddyId, string UserId, string BadgeKey, string BadgeId, DateTimeOffset AwardedAt) : WebhookPayload;

/// <summary><c>streak.ticked</c>: a streak has grown.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="StreakKey">The streak.</param>
/// <param name="Count">How long it is.</param>
/// <param name="Milestone">The milestone that was reached.</param>
public sealed record StreakTicked(string BuddyId, string UserId, string StreakKey, int Count, int? Milestone) : WebhookPayload;

/// <summary><c>streak.milestone</c>: a streak has reached a milestone.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="StreakKey">The streak.</param>
/// <param name="Count">How long it is.</param>
/// <param name="Milestone">The milestone that was reached.</param>
public sealed record StreakMilestone(string BuddyId, string UserId, string StreakKey, int Count, int? Milestone) : WebhookPayload;

/// <summary><c>streak.burned</c>: a streak was broken.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="StreakKey">The streak.</param>
/// <param name="Count">How long it is.</param>
/// <param name="Milestone">The milestone that was reached.</param>
public sealed record StreakBurned(string BuddyId, string UserId, string StreakKey, int Count, int? Milestone) : WebhookPayload;

/// <summary><c>path.step_completed</c>: a step of a path is done.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="PathKey">The path.</param>
/// <param name="StepKey">The step.</param>
public sealed record PathStepCompleted(string BuddyId, string UserId, string PathKey, string StepKey) : WebhookPayload;

/// <summary><c>path.completed</c>: a path is done.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="PathKey">The path.</param>
public sealed record PathCompleted(string BuddyId, string UserId, string PathKey) : WebhookPayload;

/// <summary><c>evolution.ready</c>: a buddy may evolve.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="Stage">To which stage.</param>
/// <param name="AutoEvolve">Whether it does so by itself.</param>
public sealed record EvolutionReady(string BuddyId, string UserId, int Stage, bool AutoEvolve) : WebhookPayload;

/// <summary><c>marketplace.purchased</c>: a buddy has bought an item.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="ItemId">The item.</param>
/// <param name="Price">What was charged.</param>
public sealed record ItemPurchased(string BuddyId, string UserId, string ItemId, Price Price) : WebhookPayload;

/// <summary><c>marketplace.equipped</c>: a buddy has changed its outfit.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="EquippedItemIds">What it wears.</param>
public sealed record ItemsEquipped(string BuddyId, string UserId, IReadOnlyList<string> EquippedItemIds) : WebhookPayload;

/// <summary><c>gate.unlocked</c>: a buddy has opened a gate.</summary>
/// <param name="BuddyId">The buddy.</param>
/// <param name="UserId">Your own id of its owner.</param>
/// <param name="GateKey">The gate.</param>
/// <param name="TokenKey">The token that was spent.</param>
/// <param name="Cost">How many of them.</param>
public sealed record GateUnlocked(string BuddyId, string UserId, string GateKey, string TokenKey, long Cost) : WebhookPayload;

/// <summary><c>operation.completed</c>: an operation has ended well.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Type">What it did.</param>
/// <param name="BuddyId">The buddy.</param>
/// <param name="EggId">The egg.</param>
public sealed record OperationCompleted(string OperationId, string Type, string? BuddyId, string? EggId) : WebhookPayload;

/// <summary><c>operation.failed</c>: an operation has failed.</summary>
/// <param name="OperationId">The operation.</param>
/// <param name="Type">What it did.</param>
/// <param name="BuddyId">The buddy.</param>
/// <param name="EggId">The egg.</param>
/// <param name="Error">Why.</param>
public sealed record OperationFailed(string OperationId, string Type, string? BuddyId, string? EggId, string Error) : WebhookPayload;

/// <summary><c>usage.threshold_reached</c>: most of a quota is used up.</summary>
/// <param name="Resource">Of what.</param>
/// <param name="ThresholdPercent">How much of it, in percent.</param>
/// <param name="Used">What was used.</param>
/// <param name="Limit">What there is.</param>
/// <param name="ResetAt">When it is whole again.</param>
public sealed record UsageThresholdReached(string Resource, int ThresholdPercent, long Used, long Limit, DateTimeOffset ResetAt) : WebhookPayload;

/// <summary><c>config.published</c>: a config version was published.</summary>
/// <param name="ConfigVersionId">The version.</param>
/// <param name="Version">Its number.</param>
/// <param name="PublishedAt">When.</param>
public sealed record ConfigPublished(string ConfigVersionId, int Version, DateTimeOffset PublishedAt) : WebhookPayload;

/// <summary><c>webhook.test</c>: a test that somebody asked for.</summary>
/// <param name="WebhookId">The endpoint.</param>
/// <param name="Message">A greeting.</param>
public sealed record WebhookTest(string WebhookId, string Message) : WebhookPayload;

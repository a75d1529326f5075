namespace Hatched.Contracts.Facts;

/// <summary>An image operation ended well.</summary>
public sealed record OperationCompleted(Guid OperationId, string Type, Guid? BuddyId, Guid? EggId) : Fact("operation.completed");

/// <summary>An image operation ended badly; nothing of it took effect.</summary>
public sealed record OperationFailed(Guid OperationId, string Type, Guid? BuddyId, Guid? EggId, string Error) : Fact("operation.failed");

/// <summary>The month's events passed 80 % of the quota; once a month.</summary>
public sealed record UsageThresholdReached(string Resource, int ThresholdPercent, long Used, long Limit, DateTimeOffset ResetAt) : Fact("usage.threshold_reached");

/// <summary>A config version went live.</summary>
public sealed record ConfigPublished(Guid ConfigVersionId, int Version, DateTimeOffset PublishedAt) : Fact("config.published");

/// <summary>A test delivery that the customer asked for.</summary>
public sealed record WebhookTest(Guid WebhookId, string Message) : Fact("webhook.test");

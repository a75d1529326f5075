namespace Hatched.Contracts.Messages;

/// <summary>What a customer may use has changed, or the customer is new.</summary>
/// <param name="Plan">A key of the table of plans.</param>
/// <param name="DisabledCapabilities">What the plan includes and the customer has switched off.</param>
/// <param name="AsOf">When it was set: what is older than what is known is ignored, so that redelivery and reordering are harmless.</param>
/// <param name="DefaultTimeZone">The setting <c>default_time_zone</c>; null: UTC.</param>
public sealed record CustomerPlanSet(
    Guid CustomerId, string Plan, IReadOnlyList<string> DisabledCapabilities, DateTimeOffset AsOf, string? DefaultTimeZone = null);

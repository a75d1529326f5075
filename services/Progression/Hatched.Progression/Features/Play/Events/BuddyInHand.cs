using Hatched.Contracts.Internal;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Rules;
using Hatched.Rules.State;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>Whose newest active buddy an event goes to.</summary>
internal readonly record struct BuddyOwner(Guid CustomerId, string UserId, string Audience)
{
    public static BuddyOwner Of(EventToEvaluate e) => new(e.CustomerId, e.UserId, e.Audience);
}

/// <summary>A buddy that a set of events goes to, and its state as the set goes on.</summary>
internal sealed record BuddyInHand
{
    public required BuddyOwner Owner { get; init; }

    public required Guid BuddyId { get; init; }

    public required Guid ConfigVersionId { get; init; }

    /// <summary>The stored row's, before this set.</summary>
    public required long Version { get; init; }

    /// <summary>Which word of Accounts on the customer's plan <see cref="Lacking"/> comes from; null: none yet.</summary>
    public required DateTimeOffset? PlanAsOf { get; init; }

    /// <summary>What the customer's plan leaves out.</summary>
    public required Capabilities Lacking { get; init; }

    /// <summary>What the customer has set for users without a zone; null: UTC.</summary>
    public string? DefaultTimeZone { get; init; }

    public required BuddyState State { get; set; }

    /// <summary>See <see cref="BuddyStateRow.StreaksDueAt"/>. Of a buddy that is only read it is not known.</summary>
    public DateTimeOffset? StreaksDueAt { get; set; }
}

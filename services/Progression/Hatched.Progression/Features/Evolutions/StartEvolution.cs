using Hatched.Progression.Features.Buddies;
using Hatched.Progression.Features.Operations;
using Hatched.Rules.State;

namespace Hatched.Progression.Features.Evolutions;

/// <summary>Starts the operation that leads a ready buddy to its next stage.</summary>
internal static class StartEvolution
{
    /// <param name="triggeredByEventId">The event whose readiness made the config evolve by itself; null when somebody asked.</param>
    public static Operation Of(Buddy buddy, BuddyState state, string? triggeredByEventId, DateTimeOffset now)
    {
        var operation = new Operation
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = buddy.CustomerId,
            Type = OperationType.Evolve,
            BuddyId = buddy.Id,
            ToStage = state.Stage + 1,
            ItemIds = [.. buddy.EquippedItemIds],
            TriggeredByEventId = triggeredByEventId,
            CreatedAt = now,
            UpdatedAt = now,
        };
        buddy.Await(operation.Id, now);
        return operation;
    }
}

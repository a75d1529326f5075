namespace Hatched.Contracts.Messages;

/// <summary>Progression to itself: a buddy is ready for <paramref name="Stage"/> under a config that evolves by itself.</summary>
public sealed record AutoEvolve(Guid CustomerId, Guid BuddyId, int Stage, string? EventId);

namespace Hatched.Contracts.Messages;

/// <summary>Accounts to Progression: forget this user. Idempotent by <paramref name="RequestId"/>.</summary>
/// <param name="UserId">The customer's own id.</param>
public sealed record EraseUser(Guid RequestId, Guid CustomerId, string UserId);

/// <summary>Progression to everybody who holds something of a user: the user and its buddies are gone, erase what is left of them and confirm.</summary>
/// <remarks>Progression comes first, so that nothing new can be made for a buddy while the others erase. Buddy ids never come back, user ids may.</remarks>
/// <param name="BuddyIds">Every buddy that the user ever had, those that were still to hatch included.</param>
/// <param name="ImageUrls">Their pictures, as far as they were still shown.</param>
public sealed record EraseTraces(Guid RequestId, Guid CustomerId, string UserId, IReadOnlyList<Guid> BuddyIds, IReadOnlyList<string> ImageUrls);

/// <summary>To Accounts: a service holds nothing of the user any more.</summary>
/// <param name="Service">Its name in the topology.</param>
public sealed record ErasureConfirmed(Guid RequestId, string Service);

namespace Hatched.Contracts.Messages;

/// <summary>A balance moved by something other than an event (override, spend, purchase): Economy tells Progression, whose conditions read balances.</summary>
/// <param name="ExternalNet">Sum of all such movements so far, credits less debits.</param>
/// <param name="ExternalEarned">Sum of all such credits so far.</param>
/// <param name="Version">Grows with each movement; an older one is ignored, so that redelivery and reordering are harmless.</param>
/// <param name="IsPrimary">The token is coins; <paramref name="TokenKey"/> is only what the customer calls it at this time.</param>
public sealed record WalletMoved(Guid CustomerId, Guid BuddyId, string TokenKey, long ExternalNet, long ExternalEarned, long Version, bool IsPrimary);

/// <summary>A buddy owns an item from now on.</summary>
public sealed record ItemAcquired(Guid CustomerId, Guid BuddyId, Guid ItemId);

/// <summary>A gate is open for a buddy from now on.</summary>
public sealed record GateOpened(Guid CustomerId, Guid BuddyId, string GateKey);

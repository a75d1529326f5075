namespace Hatched.Contracts.Facts;

/// <summary>What moves a balance: an event's rules, a grant of Hatched's own, a purchase or gate, or somebody by hand, through the API too.</summary>
public static class MovementSources
{
    public const string Event = "event";
    public const string Grant = "grant";
    public const string Purchase = "purchase";
    public const string Manual = "manual";
}

/// <summary>Coins (the primary token) were credited.</summary>
/// <param name="Source">One of <see cref="MovementSources"/>.</param>
/// <param name="SourceEventId">The event's own id, where its rules paid.</param>
public sealed record CoinsEarned(
    Guid BuddyId, string UserId, long Amount, long Balance, string Reason, string? ReferenceId, Guid LedgerId, bool IsLucky,
    string Source, string? SourceEventId) : Fact("coins.earned");

/// <summary>Coins (the primary token) were debited.</summary>
/// <param name="Source">One of <see cref="MovementSources"/>.</param>
/// <param name="SourceEventId">The event's own id, where its rules took them.</param>
public sealed record CoinsSpent(
    Guid BuddyId, string UserId, long Amount, long Balance, string Reason, string? ReferenceId, Guid LedgerId, bool IsLucky,
    string Source, string? SourceEventId) : Fact("coins.spent");

/// <summary>A progression token was credited.</summary>
/// <param name="Source">One of <see cref="MovementSources"/>.</param>
/// <param name="SourceEventId">The event's own id, where its rules paid.</param>
public sealed record TokenEarned(
    Guid BuddyId, string UserId, string TokenType, string TokenKey, long Amount, long Balance, string Reason, string? ReferenceId, Guid LedgerId,
    string Source, string? SourceEventId) : Fact("token.earned");

/// <summary>A token other than coins was debited.</summary>
/// <param name="Source">One of <see cref="MovementSources"/>.</param>
/// <param name="SourceEventId">The event's own id, where its rules took them.</param>
public sealed record TokenSpent(
    Guid BuddyId, string UserId, string TokenType, string TokenKey, long Amount, long Balance, string Reason, string? ReferenceId, Guid LedgerId,
    string Source, string? SourceEventId) : Fact("token.spent");

/// <summary>What was charged; absent parts were not asked for.</summary>
public sealed record Price(long? Coins, string? TokenKey, long? TokenAmount);

/// <summary>An item was bought.</summary>
public sealed record MarketplacePurchased(Guid BuddyId, string UserId, Guid ItemId, Price Price) : Fact("marketplace.purchased");

/// <summary>What a buddy wears changed.</summary>
public sealed record MarketplaceEquipped(Guid BuddyId, string UserId, IReadOnlyList<Guid> EquippedItemIds) : Fact("marketplace.equipped");

/// <summary>A gate was opened; once a buddy.</summary>
public sealed record GateUnlocked(Guid BuddyId, string UserId, string GateKey, string TokenKey, long Cost) : Fact("gate.unlocked");

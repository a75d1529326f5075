using System.Text.Json;

namespace Hatched.Contracts.Internal;

/// <summary>A credit that an event, a badge, a streak or a path earned. Unique on (source, buddy, kind).</summary>
/// <param name="SourceId">The event's id as the customer gave it, or the id of the override that caused the credit.</param>
/// <param name="FromEvent">True when <paramref name="SourceId"/> is an event's id: Progression has already counted the credit.</param>
/// <param name="Kind">Which rule of the source: <c>coin_rule:{id}</c>, <c>badge:{key}</c> …</param>
/// <param name="TokenType"><c>primary</c> or <c>progression</c>.</param>
public sealed record PostingToMake(
    Guid CustomerId, Guid BuddyId, string UserId, string SourceId, bool FromEvent, string Kind, string TokenKey, string TokenType, long Amount,
    string Reason, string? ReferenceType, string? ReferenceId, bool IsLucky, string? RequestId);

/// <summary>Progression asks Economy to post credits, each exactly once.</summary>
public sealed record MakePostings(IReadOnlyList<PostingToMake> Postings);

/// <summary>How many of the postings were new.</summary>
public sealed record PostingsMade(int Posted, int AlreadyThere);

/// <summary>Asks for many buddies' wallets at once.</summary>
public sealed record FindWallets(Guid CustomerId, IReadOnlyList<Guid> BuddyIds);

/// <summary>One token of one buddy.</summary>
public sealed record TokenBalance(string TokenKey, long Balance, long LifetimeEarned, long LifetimeSpent);

/// <summary>What a buddy owns.</summary>
public sealed record Wallet(Guid BuddyId, long Coins, IReadOnlyList<TokenBalance> Tokens, IReadOnlyList<Guid> ItemIds);

public sealed record Wallets(IReadOnlyList<Wallet> Found);

/// <summary>Asks what a buddy had when an event was applied.</summary>
/// <param name="At">When that was.</param>
/// <param name="EarlierEventIds">Events that had been applied by then: what they paid may have been posted a little later.</param>
public sealed record FindHoldings(Guid CustomerId, Guid BuddyId, string EventId, DateTimeOffset At, IReadOnlyList<string> EarlierEventIds);

/// <summary>What a buddy had of a token.</summary>
/// <param name="WalletKey"><c>coins</c> for the primary token, whatever the customer calls it.</param>
public sealed record HeldToken(string WalletKey, long Balance, long LifetimeEarned);

/// <summary>What a buddy had at an earlier moment.</summary>
public sealed record Holdings(IReadOnlyList<HeldToken> Tokens, IReadOnlyList<Guid> ItemIds, IReadOnlyList<string> GateKeys);

/// <summary>Asks for items by id; <paramref name="OwnedBy"/> limits the answer to what that buddy owns.</summary>
public sealed record FindItems(Guid CustomerId, IReadOnlyList<Guid> ItemIds, Guid? OwnedBy);

/// <summary>An item as Progression and Widget show it.</summary>
public sealed record ItemBrief(
    Guid ItemId, string Key, string Name, string Category, int LayerOrder, string Rarity, string? ImageUrl, IReadOnlyDictionary<string, string> StageImageUrls);

public sealed record Items(IReadOnlyList<ItemBrief> Found);

/// <summary>What Economy edits live and a config version pins: each part is the list that its public route shows.</summary>
/// <param name="Tokens">As <c>GET /token-config</c>.</param>
/// <param name="Marketplaces">As <c>GET /marketplaces</c>, each with <c>items</c>.</param>
/// <param name="Gates">As <c>GET /gates</c>.</param>
public sealed record Catalogue(JsonElement Tokens, JsonElement Marketplaces, JsonElement Gates);

/// <summary>Progression fills a customer's catalogue from a preset: entries are matched by key, so a repeat changes nothing.</summary>
public sealed record FillCatalogue(Guid CustomerId, Catalogue Catalogue);

/// <summary>What a coin rule has paid, by UTC day, days without a payment left out. Always complete: what was just paid is in it.</summary>
public sealed record Payouts(IReadOnlyList<PayoutDay> Days, DateTimeOffset? LastAt);

/// <summary>What a coin rule paid on a day.</summary>
/// <param name="Grants">How often it paid.</param>
/// <param name="Amount">Coins.</param>
/// <param name="LuckyGrants">How often with its bonus.</param>
public sealed record PayoutDay(DateOnly Day, long Grants, long Amount, long LuckyGrants);

namespace Hatched.Contracts.Messages;

/// <summary>An item as it is drawn on a buddy.</summary>
public sealed record WornItem(Guid ItemId, string Key, string Category, int LayerOrder);

/// <summary>Draw this buddy, bare and as it is dressed. Idempotent by <paramref name="OperationId"/>.</summary>
/// <param name="Seed">Equal seeds draw equal creatures; the buddy's id.</param>
/// <param name="Variant">1…12.</param>
/// <param name="CreatureStyle"><c>cute</c>, <c>sci-fi</c>, <c>fantasy</c> or <c>minimal</c>.</param>
/// <param name="Stage">1…5.</param>
public sealed record RenderRequested(
    Guid OperationId, Guid CustomerId, Guid BuddyId, string Seed, int Variant, string CreatureStyle, int Stage, IReadOnlyList<WornItem> Items);

/// <summary>The pictures of an operation are stored and served.</summary>
/// <param name="BaseImageUrl">The bare creature, 512 px.</param>
/// <param name="ImageUrl">With what it wears, 512 px.</param>
/// <param name="ThumbUrl">With what it wears, 128 px.</param>
public sealed record RenderCompleted(Guid OperationId, Guid CustomerId, string BaseImageUrl, string ImageUrl, string ThumbUrl);

/// <summary>The pictures of an operation cannot be drawn; <paramref name="Reason"/> is for the customer.</summary>
public sealed record RenderFailed(Guid OperationId, Guid CustomerId, string Reason);

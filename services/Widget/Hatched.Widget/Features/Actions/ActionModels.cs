using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.OpenApi;

namespace Hatched.Widget.Features.Actions;

/// <summary>Something that the user did in the browser.</summary>
/// <param name="EventId">Makes a repeat of this buddy harmless; made up when absent. It never meets the ids that your server chooses.</param>
/// <param name="TimeZone">The browser's, an IANA name such as <c>Europe/Istanbul</c>: it becomes the buddy's.</param>
public sealed record TrackRequest(
    [Pattern("[a-z0-9_.:-]{1,100}", ErrorMessage = "type must be 1 to 100 of a-z, 0-9 and _ . : -")] string Type,
    [StringLength(200, MinimumLength = 1)] string? EventId = null,
    [JsonBlob] JsonElement? Properties = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] [StringLength(64, MinimumLength = 1)] string? TimeZone = null);

/// <summary>The item to buy.</summary>
public sealed record PurchaseRequest(Guid ItemId);

/// <summary>Items to put on and to take off; at least one of either.</summary>
public sealed record WidgetEquipRequest([MaxLength(50)] IReadOnlyList<Guid>? Equip = null, [MaxLength(50)] IReadOnlyList<Guid>? Unequip = null);

/// <summary>A shop as the buddy sees it.</summary>
/// <param name="PricingMode"><c>coin</c>, <c>free</c> or <c>mixed</c>.</param>
public sealed record WidgetMarketplace(Guid Id, string Key, string Name, string PricingMode, IReadOnlyList<WidgetItem> Items);

/// <summary>An item on sale, and whether the buddy has it.</summary>
/// <param name="StageImageUrls">Stage (1…5) to picture.</param>
/// <param name="LayerOrder">What is drawn over what: the higher over the lower.</param>
/// <param name="Stock">How many are left; null: no end of them.</param>
/// <param name="MaxPerBuddy">Null: as many as it likes.</param>
/// <param name="Owned">The buddy has one.</param>
/// <param name="Equipped">The buddy wears it.</param>
public sealed record WidgetItem(
    Guid Id, Guid MarketplaceId, string Key, string Name, string? Description, string? ImageUrl, IReadOnlyDictionary<string, string> StageImageUrls,
    string Category, int LayerOrder, string Rarity, [property: Holds("ItemPrice")] JsonElement Price, string UnlockType, long? Stock, int? MaxPerBuddy,
    bool IsActive, int Position, [property: Required] bool Owned = false, [property: Required] bool Equipped = false);

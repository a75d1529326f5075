using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Widget.Features.Actions;

/// <param name="EventId">Makes a repeat harmless; made up when absent.</param>
public sealed record TrackRequest(
    [RegularExpression("[a-z0-9_.:-]{1,100}", ErrorMessage = "type must be 1 to 100 of a-z, 0-9 and _ . : -")] string Type,
    [StringLength(200, MinimumLength = 1)] string? EventId = null,
    [JsonBlob] JsonElement? Properties = null);

public sealed record PurchaseRequest(Guid ItemId);

public sealed record WidgetEquipRequest([MaxLength(50)] IReadOnlyList<Guid>? Equip = null, [MaxLength(50)] IReadOnlyList<Guid>? Unequip = null);

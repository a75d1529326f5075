using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Progression.Features.Eggs;

/// <param name="UserId">The customer's own id of the user, 1–200 characters.</param>
/// <param name="Metadata">Kept as it is; <c>metadata.audience</c> places the buddy.</param>
public sealed record CreateEggRequest([StringLength(200, MinimumLength = 1)] string UserId, [JsonBlob] JsonElement? Metadata = null);

public sealed record ChangeEggStatusRequest([AllowedValues("ready", "cancelled", ErrorMessage = "status must be ready or cancelled")] string Status);

public sealed record EggResponse(
    Guid EggId, string Status, int VisualVariant, Guid ConfigVersionId, string UserId, Guid? BuddyId, JsonElement Metadata, DateTimeOffset CreatedAt);

public sealed record EggStatusChange(Guid EggId, string Status, string PreviousStatus);

public sealed record ActiveEgg(Guid EggId, string Status, DateTimeOffset CreatedAt);

public sealed record OperationAccepted(bool Accepted, Guid OperationId, string Status);

public sealed record EggListQuery(
    [FromQuery(Name = "user_id")] string? UserId,
    [property: AllowedValues(null, "waiting", "ready", "hatching", "hatched", "cancelled", ErrorMessage = "status must be waiting, ready, hatching, hatched or cancelled")] string? Status,
    [property: Range(1, 100_000)] int Page = 1,
    [property: Range(1, 200)] int Limit = 50);

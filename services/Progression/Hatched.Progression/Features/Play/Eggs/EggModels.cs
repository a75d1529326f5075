using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Progression.Features.Play.Eggs;

/// <summary>An egg to lay for a user.</summary>
/// <param name="UserId">The customer's own id of the user, 1–200 characters.</param>
/// <param name="Metadata">Kept as it is; <c>metadata.audience</c> places the buddy.</param>
public sealed record CreateEggRequest([StringLength(200, MinimumLength = 1)] string UserId, [JsonBlob] JsonElement? Metadata = null);

/// <summary>What the egg is to become.</summary>
public sealed record ChangeEggStatusRequest([AllowedValues("ready", "cancelled", ErrorMessage = "status must be ready or cancelled")] string Status);

/// <summary>An egg.</summary>
/// <param name="VisualVariant">1…12: which picture it has and what will hatch.</param>
/// <param name="BuddyId">Null until it has hatched.</param>
public sealed record EggResponse(
    Guid EggId, [property: AllowedValues("waiting", "ready", "hatching", "hatched", "cancelled")] string Status, int VisualVariant,
    Guid ConfigVersionId, string UserId, Guid? BuddyId, [property: Holds] JsonElement Metadata, DateTimeOffset CreatedAt);

/// <summary>The egg's new status and the one before.</summary>
public sealed record EggStatusChange(
    Guid EggId,
    [property: AllowedValues("waiting", "ready", "hatching", "hatched", "cancelled")] string Status,
    [property: AllowedValues("waiting", "ready", "hatching", "hatched", "cancelled")] string PreviousStatus);

public sealed record ActiveEgg(Guid EggId, string Status, DateTimeOffset CreatedAt);

/// <param name="UserId">Only of this user: your own id.</param>
/// <param name="Status">Only those with this status.</param>
/// <param name="Page">Counted from 1.</param>
/// <param name="Limit">How many entries a page holds.</param>
public sealed record EggListQuery(
    [property: FromQuery(Name = "user_id")] string? UserId,
    [property: FromQuery(Name = "status"), AllowedValues(null, "waiting", "ready", "hatching", "hatched", "cancelled", ErrorMessage = "status must be waiting, ready, hatching, hatched or cancelled")] string? Status,
    [property: FromQuery(Name = "page"), Range(1, 100_000)] int Page = 1,
    [property: FromQuery(Name = "limit"), Range(1, 200)] int Limit = 50);

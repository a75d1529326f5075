using System.ComponentModel.DataAnnotations;
using Hatched.Progression.Features.Evaluation;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Progression.Features.Buddies;

public sealed record BuddyResponse
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>The customer's own id of the owner.</summary>
    public required string UserId { get; init; }

    public required string Audience { get; init; }

    public required string Name { get; init; }

    public required Guid ConfigVersionId { get; init; }

    /// <summary>1 Hatchling … 5 Elder.</summary>
    public required int EvolutionStage { get; init; }

    /// <summary>The balance of the primary token.</summary>
    public required long Coins { get; init; }

    /// <summary><c>active</c> or <c>archived</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Skill key to value.</summary>
    public required IReadOnlyDictionary<string, long> Skills { get; init; }

    /// <summary>Token key to balance.</summary>
    public required IReadOnlyDictionary<string, long> Tokens { get; init; }

    public required BuddyProgression Progression { get; init; }

    public required string? ImageUrl { get; init; }

    public required string? BaseImageUrl { get; init; }

    public required string? ThumbUrl { get; init; }

    public required IReadOnlyList<EquippedItem> EquippedItems { get; init; }

    public required BuddyAppearance Appearance { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

public sealed record EquippedItem(Guid ItemId, string Name, string? ImageUrl);

/// <param name="Status"><c>ready</c>, <c>pending</c>, <c>awaiting_credits</c> or <c>failed</c>.</param>
public sealed record BuddyAppearance(
    string Status, Guid? OperationId, IReadOnlyList<Guid> DesiredEquippedItemIds, IReadOnlyList<Guid> RenderedEquippedItemIds,
    bool Retryable, string? Message, AppearanceError? Error);

/// <param name="Code"><c>needs_rerender</c>.</param>
public sealed record AppearanceError(string Code);

public sealed record RenameBuddyRequest([StringLength(60, MinimumLength = 1)] string Name) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        string.IsNullOrWhiteSpace(Name) ? [new ValidationResult("name must not be blank", [nameof(Name)])] : [];
}

public sealed record BuddyListQuery(
    [FromQuery(Name = "user_id")] string? UserId,
    [property: AllowedValues(null, "active", "archived", ErrorMessage = "status must be active or archived")] string? Status,
    [FromQuery(Name = "evolution_stage")] [property: Range(1, 5)] int? EvolutionStage,
    string? Audience,
    [property: AllowedValues("created_at", "updated_at", "name", "evolution_stage", "coins", ErrorMessage = "sort must be created_at, updated_at, name, evolution_stage or coins")] string Sort = "created_at",
    [property: AllowedValues("asc", "desc", ErrorMessage = "order must be asc or desc")] string Order = "desc",
    [property: Range(1, 100_000)] int Page = 1,
    [property: Range(1, 200)] int Limit = 50);

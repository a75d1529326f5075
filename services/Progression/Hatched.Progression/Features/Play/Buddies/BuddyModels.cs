using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Hatched.Contracts;
using Hatched.Rules.Document;
using Hatched.Rules.Views;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Progression.Features.Play.Buddies;

/// <summary>A buddy, whole.</summary>
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

    /// <summary>An archived buddy does not change any more.</summary>
    [AllowedValues("active", "archived")]
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

    /// <summary>The user's, whose midnight streaks go by: of the last event that brought one, or as it was set. Absent: your default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? TimeZone { get; init; }

    /// <summary>When its egg began to hatch.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the buddy itself last changed: name, stage, outfit, picture, status, or what was set by hand. Progress by events is none of it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>Everything that can be counted of a buddy's progress.</summary>
public sealed record ProgressionMetrics
{
    public required Guid BuddyId { get; init; }

    /// <summary>1 Hatchling … 5 Elder.</summary>
    public required int EvolutionStage { get; init; }

    /// <summary>The requirements of the next stage are met.</summary>
    public required bool EvolutionReady { get; init; }

    /// <summary>The total skill level, by another name.</summary>
    public required long Xp { get; init; }

    public required long TotalSkillLevel { get; init; }

    public required int BadgeCount { get; init; }

    /// <summary>Manual badges whose condition is met and that nobody has awarded yet.</summary>
    public required int BadgesReadyCount { get; init; }

    public required int ItemCount { get; init; }

    /// <summary>Of the hero streak; without one, of the longest.</summary>
    public required int CurrentStreak { get; init; }

    public required int LongestStreak { get; init; }

    /// <summary>Events of every type.</summary>
    public required long TotalEvents { get; init; }

    /// <summary>Event type to how many have come.</summary>
    public required IReadOnlyDictionary<string, long> CustomCounters { get; init; }

    public required IReadOnlyList<SkillStatus> Skills { get; init; }

    public required IReadOnlyList<StreakStatus> Streaks { get; init; }
}

/// <summary>An item that the buddy wears.</summary>
public sealed record EquippedItem(Guid ItemId, string Name, string? ImageUrl);

/// <summary>Whether the picture shows what the buddy wears.</summary>
public sealed record BuddyAppearance(
    [property: AllowedValues("ready", "pending", "awaiting_credits", "failed")] string Status, Guid? OperationId, IReadOnlyList<Guid> DesiredEquippedItemIds, IReadOnlyList<Guid> RenderedEquippedItemIds,
    bool Retryable, string? Message, AppearanceError? Error);

/// <summary>Why the picture is not what it should be.</summary>
/// <param name="Code"><c>needs_rerender</c>.</param>
public sealed record AppearanceError(string Code);

/// <summary>The buddy's new name, its user's time zone, or both.</summary>
public sealed record UpdateBuddyRequest : IValidatableObject
{
    [StringLength(60, MinimumLength = 1)]
    public string? Name { get; init; }

    /// <summary>An IANA name such as <c>Europe/Istanbul</c>; null: back to your default. Stays as it is when absent.</summary>
    [StringLength(64, MinimumLength = 1)]
    public string? TimeZone
    {
        get;
        init
        {
            field = value;
            HasTimeZone = true;
        }
    }

    internal bool HasTimeZone { get; private init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Name is null ? !HasTimeZone : string.IsNullOrWhiteSpace(Name))
        {
            yield return new ValidationResult(Name is null ? "name is required" : "name must not be blank", [nameof(Name)]);
        }

        if (!TimeZones.IsKnown(TimeZone))
        {
            yield return new ValidationResult($"time_zone {TimeZones.Fault}", [nameof(TimeZone)]);
        }
    }
}

/// <param name="UserId">Only of this user: your own id.</param>
/// <param name="Status">Only those with this status.</param>
/// <param name="EvolutionStage">Only those at this stage: 1 Hatchling … 5 Elder.</param>
/// <param name="Audience">Only those of this audience.</param>
/// <param name="Sort">What to sort by.</param>
/// <param name="Order">Ascending or descending.</param>
/// <param name="Page">Counted from 1.</param>
/// <param name="Limit">How many entries a page holds.</param>
public sealed record BuddyListQuery(
    [property: FromQuery(Name = "user_id")] string? UserId,
    [property: FromQuery(Name = "status"), AllowedValues(null, "active", "archived", ErrorMessage = "status must be active or archived")] string? Status,
    [property: FromQuery(Name = "evolution_stage"), Range(1, 5)] int? EvolutionStage,
    [property: FromQuery(Name = "audience")] string? Audience,
    [property: FromQuery(Name = "sort"), AllowedValues("created_at", "updated_at", "name", "evolution_stage", "coins", ErrorMessage = "sort must be created_at, updated_at, name, evolution_stage or coins")] string Sort = "created_at",
    [property: FromQuery(Name = "order"), AllowedValues("asc", "desc", ErrorMessage = "order must be asc or desc")] string Order = "desc",
    [property: FromQuery(Name = "page"), Range(1, 100_000)] int Page = 1,
    [property: FromQuery(Name = "limit"), Range(1, 200)] int Limit = 50);

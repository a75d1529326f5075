using System.ComponentModel.DataAnnotations;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Ingestion.Features.EventTypes;

/// <summary>An event type to register, or all of what one is to become.</summary>
/// <param name="Type">As your events carry it: 1–100 of <c>[a-z0-9_.:-]</c>. Another one renames the type and keeps its past.</param>
/// <param name="Label">For people.</param>
public sealed record EventTypeRequest(
    [Pattern("[a-z0-9_.:-]{1,100}", ErrorMessage = "type must be 1 to 100 of a-z, 0-9 and _ . : -")] string Type,
    [StringLength(100, MinimumLength = 1)] string? Label = null,
    [StringLength(500)] string? Description = null);

/// <summary>A registered event type.</summary>
/// <param name="PreviousTypes">Names that it had before, newest first: events of these names are found under it.</param>
public sealed record EventTypeResponse(
    Guid Id, string Type, string? Label, string? Description, IReadOnlyList<string> PreviousTypes, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static EventTypeResponse Of(EventType type) =>
        new(type.Id, type.Type, type.Label, type.Description, type.PreviousTypes, type.CreatedAt, type.UpdatedAt);
}

/// <summary>A type that occurred or is registered.</summary>
/// <param name="EventTypeId">Of the registered type; null when it is not registered.</param>
/// <param name="Count">Events that are stored, those under the type's previous names included.</param>
/// <param name="FirstSeenAt">When the first of them came; null when there is none.</param>
/// <param name="LastSeenAt">When the last of them came.</param>
public sealed record OccurredType(
    string Type, bool Registered, Guid? EventTypeId, string? Label, long Count, DateTimeOffset? FirstSeenAt, DateTimeOffset? LastSeenAt);

using Hatched.BuildingBlocks.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Ingestion.Features.EventTypes;

/// <summary>A type of event that the customer has registered. Types that are not are counted all the same.</summary>
/// <remarks>
/// Events keep the type that they were sent with. A rename leaves the old name behind as one of the type's, so that its past is found under
/// the new one and what is still sent under the old one belongs to it too; no event is rewritten, however many there are.
/// </remarks>
internal sealed class EventType : IKeyed
{
    public const int MostPreviousTypes = 20;

    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>As events carry it.</summary>
    public required string Type { get; set; }

    /// <summary>What it was called before, newest first.</summary>
    public string[] PreviousTypes { get; private set; } = [];

    public required string? Label { get; set; }

    public required string? Description { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Every name that events of this type have.</summary>
    public IEnumerable<string> Names => PreviousTypes.Prepend(Type);

    public void Rename(string type)
    {
        if (type != Type)
        {
            PreviousTypes = [.. PreviousTypes.Prepend(Type).Where(name => name != type)];
            Type = type;
        }
    }
}

internal sealed class EventTypeConfiguration : IEntityTypeConfiguration<EventType>
{
    public void Configure(EntityTypeBuilder<EventType> type)
    {
        type.ToTable("event_types");
        type.Ignore(t => t.Names);
        type.Property(t => t.Type).HasMaxLength(100);
        type.Property(t => t.Label).HasMaxLength(100);
        type.Property(t => t.Description).HasMaxLength(500);
        type.HasIndex(t => new { t.CustomerId, t.Type }).IsUnique();
        type.HasIndex(t => new { t.CustomerId, t.Id });
    }
}

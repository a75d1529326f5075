using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Economy.Features.Gates;

/// <summary>Something that a buddy opens once, for tokens.</summary>
internal sealed class Gate : IKeyed, IEntityTypeConfiguration<Gate>
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required string GateKey { get; init; }

    /// <summary>As stored: <c>coins</c> for the primary token.</summary>
    public required string TokenKey { get; set; }

    public required long Cost { get; set; }

    public required string? Label { get; set; }

    public required string? Description { get; set; }

    public required JsonElement Metadata { get; set; }

    public required bool IsActive { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public void Configure(EntityTypeBuilder<Gate> builder)
    {
        builder.ToTable("gates", table => table.HasCheckConstraint("ck_gates_cost", "cost > 0"));
        builder.HasIndex(g => new { g.CustomerId, g.GateKey }).IsUnique();
    }
}

/// <summary>A gate that a buddy has opened; it stays open when the gate goes.</summary>
internal sealed class GateUnlock : IEntityTypeConfiguration<GateUnlock>
{
    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    public required string GateKey { get; init; }

    public required Guid LedgerId { get; init; }

    public required JsonElement Metadata { get; init; }

    public required DateTimeOffset UnlockedAt { get; init; }

    public void Configure(EntityTypeBuilder<GateUnlock> builder)
    {
        builder.ToTable("gate_unlocks");
        builder.HasKey(u => new { u.CustomerId, u.BuddyId, u.GateKey });
    }
}

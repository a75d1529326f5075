using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Messages;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Rules.Document;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Play.Operations;

internal enum OperationType
{
    Hatch,
    EquipItem,
    Evolve,
    Rerender,
}

internal enum OperationStatus
{
    Pending,
    Processing,
    Completed,
    Failed,
    Cancelled,
}

/// <summary>A picture in the making: <c>pending → processing → completed | failed</c>, or <c>pending → cancelled</c>.</summary>
internal sealed class Operation : IKeyed
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required OperationType Type { get; init; }

    public OperationStatus Status { get; private set; } = OperationStatus.Pending;

    public Guid? EggId { get; init; }

    /// <summary>The buddy; of a hatch, the one to be born.</summary>
    public required Guid? BuddyId { get; init; }

    /// <summary>The stage that an evolve leads to.</summary>
    public int? ToStage { get; init; }

    /// <summary>The event that made an evolve start by itself.</summary>
    public string? TriggeredByEventId { get; init; }

    /// <summary>What the picture shows worn.</summary>
    public IReadOnlyList<Guid> ItemIds { get; init; } = [];

    /// <summary>Which of the buddy's looks is drawn anew, counted from 1; null unless somebody asked for one.</summary>
    public int? NewLook { get; init; }

    /// <summary>What Imaging was asked for, until it has answered: to be asked for again.</summary>
    public RenderRequested? Request { get; private set; }

    public string? ImageUrl { get; private set; }

    public string? Error { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public bool IsOpen => Status is OperationStatus.Pending or OperationStatus.Processing;

    /// <summary>What to ask Imaging for: the buddy at a stage, in what it is to wear.</summary>
    public RenderRequested Ask(Buddy buddy, CreatureStyle style, int stage) => Ask(buddy.Seed, buddy.VisualVariant, style, stage, buddy.ToDraw());

    /// <summary>What to ask Imaging for: the buddy that an egg becomes.</summary>
    public RenderRequested AskForHatchling(int variant, CreatureStyle style) => Ask(BuddyId!.Value.ToString(), variant, style, stage: 1, items: []);

    public void Complete(string imageUrl, DateTimeOffset now)
    {
        ImageUrl = imageUrl;
        End(OperationStatus.Completed, now);
    }

    public void Fail(string error, DateTimeOffset now)
    {
        Error = error;
        End(OperationStatus.Failed, now);
    }

    /// <summary>False once the operation has ended.</summary>
    public bool TryCancel(DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return false;
        }

        End(OperationStatus.Cancelled, now);
        return true;
    }

    private void End(OperationStatus status, DateTimeOffset now) => (Status, Request, UpdatedAt) = (status, null, now);

    private RenderRequested Ask(string seed, int variant, CreatureStyle style, int stage, IReadOnlyList<WornItem> items) =>
        Request = new RenderRequested(Id, CustomerId, BuddyId!.Value, seed, variant, StyleName(style), stage, items);

    private static string StyleName(CreatureStyle style) => style switch
    {
        CreatureStyle.Cute => "cute",
        CreatureStyle.Fantasy => "fantasy",
        CreatureStyle.Minimal => "minimal",
        _ => "sci-fi",
    };
}

internal sealed class OperationConfiguration : IEntityTypeConfiguration<Operation>
{
    public void Configure(EntityTypeBuilder<Operation> operation)
    {
        operation.ToTable("operations");
        operation.HasKey(o => o.Id);
        operation.Ignore(o => o.IsOpen);
        operation.Property(o => o.Type).HasConversion<string>().HasMaxLength(16);
        operation.Property(o => o.Status).HasConversion<string>().HasMaxLength(16);
        operation.Property(o => o.Request).HasColumnType("jsonb").HasConversion(
            request => JsonSerializer.Serialize(request, HatchedJson.Options), json => JsonSerializer.Deserialize<RenderRequested>(json, HatchedJson.Options));
        operation.Property<uint>("xmin").IsRowVersion();
        operation.HasIndex(o => new { o.CustomerId, o.Id });
        operation.HasIndex(o => new { o.CustomerId, o.Status, o.Id });
        operation.HasIndex(o => new { o.CustomerId, o.Type, o.Id });
        operation.HasIndex(o => new { o.BuddyId, o.Status });
        operation.HasIndex(o => o.EggId).HasFilter("egg_id IS NOT NULL"); // what an erasure looks for
        operation.HasIndex(o => o.UpdatedAt).HasFilter("status IN ('Pending', 'Processing')").HasDatabaseName("ix_operations_open"); // what may be overdue
        // An egg or a buddy has one evolve or hatch under way at most.
        operation.HasIndex(o => new { o.BuddyId, o.Type }).IsUnique().HasFilter("status IN ('Pending', 'Processing') AND type IN ('Hatch', 'Evolve')")
            .HasDatabaseName("ux_operations_one_open");
    }
}

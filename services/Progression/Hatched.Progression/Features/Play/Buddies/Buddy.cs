using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Messages;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Play.Buddies;

internal enum BuddyStatus
{
    Active,
    Archived,
}

internal enum AppearanceStatus
{
    Ready,
    Pending,
    AwaitingCredits,
    Failed,
}

/// <summary>A user's creature: who it is and how it looks. What it has achieved is its <see cref="BuddyStateRow"/>.</summary>
internal sealed class Buddy : IKeyed
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required string UserId { get; init; }

    public required string Audience { get; init; }

    public required string Name { get; set; }

    public required Guid EggId { get; init; }

    public required Guid ConfigVersionId { get; set; }

    /// <summary>1…12: the species, from the egg.</summary>
    public required int VisualVariant { get; init; }

    /// <summary>How often it was given a new look; its species stays.</summary>
    public int Look { get; set; }

    /// <summary>What details of its pictures are drawn from: the same through all stages of one look.</summary>
    public string Seed => Look is 0 ? Id.ToString() : $"{Id}/{Look}";

    /// <summary>1…5; the same as in the state, here for lists.</summary>
    public int EvolutionStage { get; set; } = 1;

    public BuddyStatus Status { get; set; } = BuddyStatus.Active;

    public required string? ImageUrl { get; set; }

    public required string? BaseImageUrl { get; set; }

    public required string? ThumbUrl { get; set; }

    /// <summary>What the owner wants it to wear.</summary>
    public List<Guid> EquippedItemIds { get; set; } = [];

    /// <summary>How to draw what is worn, wanted or on its way, so that no picture need ask Economy.</summary>
    public List<WornItem> Outfit { get; set; } = [];

    /// <summary>What <see cref="ImageUrl"/> shows worn.</summary>
    public List<Guid> RenderedItemIds { get; set; } = [];

    public AppearanceStatus AppearanceStatus { get; set; } = AppearanceStatus.Ready;

    /// <summary>The newest operation that draws the buddy: its picture is the one to show, whenever older ones come.</summary>
    public Guid? AppearanceOperationId { get; set; }

    public string? AppearanceError { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>What is wanted, as it is drawn.</summary>
    public IReadOnlyList<WornItem> ToDraw() => [.. EquippedItemIds.Join(Outfit, id => id, item => item.ItemId, (_, item) => item)];

    /// <summary>From now on the operation's picture is the one to wait for.</summary>
    public void Await(Guid operationId, DateTimeOffset now) =>
        (AppearanceStatus, AppearanceOperationId, AppearanceError, UpdatedAt) = (AppearanceStatus.Pending, operationId, null, now);
}

/// <summary>A buddy's progression, one JSON value that every event rewrites; its row lock is the buddy's lock.</summary>
internal sealed class BuddyStateRow
{
    public required Guid BuddyId { get; init; }

    public required string State { get; set; }

    /// <summary>Grows with every change.</summary>
    public long Version { get; set; } = 1;

    /// <summary>The primary balance as the state's mirror has it: what lists sort by. Deliberately without an index, which every event would pay for.</summary>
    public long Coins { get; set; }

    /// <summary>When the clock has the next thing to do with its streaks; null: nothing. The epoch: nobody has looked yet.</summary>
    /// <remarks>What the sweep goes by. It moves with the first tick of a period only; all other events leave the index alone.</remarks>
    public DateTimeOffset? StreaksDueAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }
}

internal sealed class BuddyConfiguration : IEntityTypeConfiguration<Buddy>, IEntityTypeConfiguration<BuddyStateRow>
{
    public void Configure(EntityTypeBuilder<Buddy> buddy)
    {
        buddy.ToTable("buddies", table =>
        {
            table.HasCheckConstraint("ck_buddies_stage", "evolution_stage BETWEEN 1 AND 5");
            table.HasCheckConstraint("ck_buddies_worn", "cardinality(equipped_item_ids) <= 4");
        });
        buddy.HasKey(b => b.Id);
        buddy.Ignore(b => b.Seed);
        buddy.Property(b => b.Status).HasConversion(s => s.ToString().ToLowerInvariant(), s => Enum.Parse<BuddyStatus>(s, true)).HasMaxLength(16);
        buddy.Property(b => b.AppearanceStatus).HasConversion<string>().HasMaxLength(16);
        buddy.Property(b => b.UserId).HasMaxLength(200);
        buddy.Property(b => b.Audience).HasMaxLength(32);
        buddy.Property(b => b.Name).HasMaxLength(60);
        buddy.Property(b => b.Outfit).HasColumnType("jsonb").HasConversion(
            worn => JsonSerializer.Serialize(worn, HatchedJson.Options),
            json => JsonSerializer.Deserialize<List<WornItem>>(json, HatchedJson.Options)!,
            new ValueComparer<List<WornItem>>((a, b) => a!.SequenceEqual(b!), worn => worn.Count, worn => worn.ToList()));
        buddy.Property<uint>("xmin").IsRowVersion();
        buddy.HasIndex(b => b.EggId).IsUnique(); // an egg hatches once, however often the news of its picture comes
        buddy.HasIndex(b => new { b.CustomerId, b.Id });
        buddy.HasIndex(b => new { b.CustomerId, b.UserId, b.Audience, b.Id });
        buddy.HasIndex(b => new { b.CustomerId, b.Status, b.Id });
        buddy.HasIndex(b => new { b.CustomerId, b.Audience, b.Id });
        buddy.HasIndex(b => new { b.CustomerId, b.EvolutionStage, b.Id });
        buddy.HasIndex(b => new { b.ConfigVersionId, b.Id }).HasFilter("status = 'active'");
        buddy.HasIndex(b => new { b.CustomerId, b.UpdatedAt });
        buddy.HasIndex(b => new { b.CustomerId, b.Name });
    }

    public void Configure(EntityTypeBuilder<BuddyStateRow> state)
    {
        state.ToTable("buddy_states");
        state.HasKey(s => s.BuddyId);
        state.Property(s => s.BuddyId).ValueGeneratedNever();
        state.HasOne<Buddy>().WithOne().HasForeignKey<BuddyStateRow>(s => s.BuddyId);
        state.HasIndex(s => s.StreaksDueAt).HasFilter("streaks_due_at IS NOT NULL");
        // Rewritten with every event: room on the page keeps the update in place (HOT).
        state.HasAnnotation("Npgsql:StorageParameter:fillfactor", 50);
    }
}

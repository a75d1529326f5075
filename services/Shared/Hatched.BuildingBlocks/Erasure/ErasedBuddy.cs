using System.ComponentModel.DataAnnotations.Schema;
using Hatched.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.BuildingBlocks.Erasure;

/// <summary>A buddy whose user was erased: what still comes of it is nobody's, what must stay of it is not shown.</summary>
[Table("erased_buddies")]
[PrimaryKey(nameof(BuddyId))]
public sealed class ErasedBuddy
{
    public required Guid BuddyId { get; init; }

    public required DateTimeOffset ErasedAt { get; init; }

    /// <summary>Notes the buddies, in the open transaction of <paramref name="db"/>.</summary>
    public static Task NoteAsync(ServiceDb db, IReadOnlyList<Guid> buddyIds, DateTimeOffset now, CancellationToken ct)
    {
        var ids = buddyIds.ToArray();
        return db.Database.ExecuteSqlAsync($"INSERT INTO erased_buddies (buddy_id, erased_at) SELECT id, {now} FROM unnest({ids}) AS id ON CONFLICT DO NOTHING", ct);
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Economy.Features.Payouts;

/// <summary>What one coin rule has paid on one UTC day: the ledger's rows added up, a few minutes after they were written.</summary>
/// <remarks>
/// An index over the ledger by rule would make every credit dearer for a question that is asked seldom. This costs the way of an event nothing: sums are
/// made afterwards, and the rows since are read where they lie, by a block-range index that an append-only table hardly notices.
/// </remarks>
internal sealed class Payout
{
    public required Guid CustomerId { get; init; }

    /// <summary>As in the ledger: <c>coin_rule:{id}</c>.</summary>
    public required string Kind { get; init; }

    public required DateOnly Day { get; init; }

    public required long Grants { get; init; }

    public required long Amount { get; init; }

    public required long LuckyGrants { get; init; }

    public required DateTimeOffset LastAt { get; init; }
}

/// <summary>How far the ledger has been added up.</summary>
internal sealed class PayoutMark
{
    public int Id { get; init; }

    /// <summary>The ledger's <c>seq</c> up to which <see cref="Payout"/> holds everything.</summary>
    public long Seq { get; init; }
}

internal sealed class PayoutConfiguration : IEntityTypeConfiguration<Payout>, IEntityTypeConfiguration<PayoutMark>
{
    public void Configure(EntityTypeBuilder<Payout> payout)
    {
        payout.ToTable("payouts");
        payout.HasKey(p => new { p.CustomerId, p.Kind, p.Day });
        payout.Property(p => p.Kind).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<PayoutMark> mark)
    {
        mark.ToTable("payout_mark", table => table.HasCheckConstraint("ck_payout_mark_one", "id = 1"));
        mark.Property(m => m.Id).ValueGeneratedNever();
        mark.HasData(new PayoutMark { Id = 1, Seq = 0 });
    }
}

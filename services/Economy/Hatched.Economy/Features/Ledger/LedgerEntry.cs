using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Economy.Features.Ledger;

/// <summary>One credit or debit. Append-only: the database refuses UPDATE, DELETE and TRUNCATE.</summary>
internal sealed class LedgerEntry : IEntityTypeConfiguration<LedgerEntry>
{
    public const string Credit = "credit";
    public const string Debit = "debit";

    /// <summary>For the migration that creates the table.</summary>
    public const string Seal = """
        CREATE FUNCTION ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$;
        CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_append_only();
        ALTER TABLE balances SET (fillfactor = 70); -- room for the next version of a row beside it
        """;

    /// <summary>Given while the balance is locked: the order of a buddy's rows, which the time-ordered id is not within a millisecond.</summary>
    public long Seq { get; init; }

    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid BuddyId { get; init; }

    /// <summary><see cref="WalletKey.Coins"/> for the primary token, whatever the customer calls it.</summary>
    public required string TokenKey { get; init; }

    public required string Direction { get; init; }

    public required long Amount { get; init; }

    public required long BalanceAfter { get; init; }

    public required string Reason { get; init; }

    public required string? ReferenceType { get; init; }

    public required string? ReferenceId { get; init; }

    /// <summary>What caused the movement, when that can happen only once: with the buddy and <see cref="Kind"/> it is unique.</summary>
    public required string? SourceId { get; init; }

    /// <summary>Whether <see cref="SourceId"/> is the id of a customer's event.</summary>
    public required bool FromEvent { get; init; }

    public required string Kind { get; init; }

    public required bool IsLucky { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public void Configure(EntityTypeBuilder<LedgerEntry> builder)
    {
        builder.ToTable("ledger", table =>
        {
            table.HasCheckConstraint("ck_ledger_direction", "direction IN ('credit', 'debit')");
            table.HasCheckConstraint("ck_ledger_amount", "amount > 0");
            table.HasCheckConstraint("ck_ledger_balance", "balance_after >= 0");
        });
        builder.HasKey(e => new { e.CustomerId, e.BuddyId, e.Seq }); // also the index of the list
        builder.Property(e => e.Seq).UseIdentityAlwaysColumn();
        builder.Property(e => e.TokenKey).HasMaxLength(64);
        // For whoever reads the newest rows of all: block ranges of an append-only table, at next to no cost for those who write it.
        builder.HasIndex(e => e.Seq).HasMethod("brin").HasStorageParameter("autosummarize", true);
        // What is rare in a ledger of coins that events have earned. The bulk of the rows is in neither.
        builder.HasIndex(e => new { e.CustomerId, e.BuddyId, e.Seq }).HasFilter("direction = 'debit'").HasDatabaseName("ix_ledger_debits");
        builder.HasIndex(e => new { e.CustomerId, e.BuddyId, e.TokenKey, e.Seq }).HasFilter("token_key <> 'coins'");
        builder.HasIndex(e => new { e.CustomerId, e.SourceId, e.BuddyId, e.Kind }).IsUnique().HasFilter("source_id IS NOT NULL");
    }
}

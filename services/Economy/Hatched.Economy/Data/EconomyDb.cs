using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Economy.Features.Gates;
using Hatched.Economy.Features.Ledger;
using Hatched.Economy.Features.Marketplaces;
using Hatched.Economy.Features.Tokens;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hatched.Economy.Data;

internal sealed class EconomyDb(DbContextOptions<EconomyDb> options) : ServiceDb(options)
{
    public DbSet<Balance> Balances => Set<Balance>();

    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    public DbSet<TokenConfig> TokenConfigs => Set<TokenConfig>();

    public DbSet<Marketplace> Marketplaces => Set<Marketplace>();

    public DbSet<Item> Items => Set<Item>();

    public DbSet<Purchase> Purchases => Set<Purchase>();

    public DbSet<Gate> Gates => Set<Gate>();

    public DbSet<GateUnlock> GateUnlocks => Set<GateUnlock>();

    public DbSet<ErasedBuddy> ErasedBuddies => Set<ErasedBuddy>();

    public DbSet<DoneErasure> DoneErasures => Set<DoneErasure>();

    public override IReadOnlyList<string> AppendOnlyTables => ["ledger"];

    /// <summary>The connection of this unit of work, with its open transaction, for work on sets.</summary>
    public NpgsqlConnection Connection => (NpgsqlConnection)Database.GetDbConnection();
}

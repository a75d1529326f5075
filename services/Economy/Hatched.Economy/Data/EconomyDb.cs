using Hatched.BuildingBlocks.Data;
using Hatched.Economy.Features.Ledger;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hatched.Economy.Data;

internal sealed class EconomyDb(DbContextOptions<EconomyDb> options) : ServiceDb(options)
{
    public DbSet<Balance> Balances => Set<Balance>();

    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    /// <summary>The connection of this unit of work, with its open transaction, for work on sets.</summary>
    public NpgsqlConnection Connection => (NpgsqlConnection)Database.GetDbConnection();
}

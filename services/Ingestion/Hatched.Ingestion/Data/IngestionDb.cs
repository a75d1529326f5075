using Hatched.BuildingBlocks.Data;
using Hatched.Ingestion.Features.Events;
using Hatched.Ingestion.Features.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Ingestion.Data;

internal sealed class IngestionDb(DbContextOptions<IngestionDb> options) : ServiceDb(options)
{
    public DbSet<StoredEvent> Events => Set<StoredEvent>();

    public DbSet<EventUsage> Usage => Set<EventUsage>();
}

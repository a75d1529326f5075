using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Ingestion.Features.AdminTriggers;
using Hatched.Ingestion.Features.Events;
using Hatched.Ingestion.Features.EventTypes;
using Hatched.Ingestion.Features.Quotas;
using Hatched.Ingestion.Features.ShareEvents;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Ingestion.Data;

internal sealed class IngestionDb(DbContextOptions<IngestionDb> options) : ServiceDb(options)
{
    public DbSet<StoredEvent> Events => Set<StoredEvent>();

    public DbSet<EventUsage> Usage => Set<EventUsage>();

    public DbSet<EventType> EventTypes => Set<EventType>();

    public DbSet<AdminTrigger> AdminTriggers => Set<AdminTrigger>();

    public DbSet<ShareEvent> ShareEvents => Set<ShareEvent>();

    public DbSet<DoneErasure> DoneErasures => Set<DoneErasure>();
}

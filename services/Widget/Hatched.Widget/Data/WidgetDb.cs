using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Widget.Features.Sessions;
using Hatched.Widget.Features.ShareCodes;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Widget.Data;

internal sealed class WidgetDb(DbContextOptions<WidgetDb> options) : ServiceDb(options)
{
    public DbSet<WidgetSession> Sessions => Set<WidgetSession>();

    public DbSet<ShareCode> ShareCodes => Set<ShareCode>();

    public DbSet<DoneErasure> DoneErasures => Set<DoneErasure>();
}

using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Widget.Features.Builds;
using Hatched.Widget.Features.Ceremonies;
using Hatched.Widget.Features.ItemViews;
using Hatched.Widget.Features.Renders;
using Hatched.Widget.Features.Sessions;
using Hatched.Widget.Features.ShareCodes;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Widget.Data;

internal sealed class WidgetDb(DbContextOptions<WidgetDb> options) : ServiceDb(options)
{
    public DbSet<WidgetSession> Sessions => Set<WidgetSession>();

    public DbSet<ShareCode> ShareCodes => Set<ShareCode>();

    public DbSet<WidgetBuildFile> Builds => Set<WidgetBuildFile>();

    public DbSet<Ceremony> Ceremonies => Set<Ceremony>();

    public DbSet<WidgetRender> Renders => Set<WidgetRender>();

    public DbSet<ItemView> ItemViews => Set<ItemView>();

    public DbSet<DoneErasure> DoneErasures => Set<DoneErasure>();
}

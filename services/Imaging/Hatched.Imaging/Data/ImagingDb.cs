using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Imaging.Features.Rendering;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Imaging.Data;

internal sealed class ImagingDb(DbContextOptions<ImagingDb> options) : ServiceDb(options)
{
    public DbSet<Picture> Pictures => Set<Picture>();

    public DbSet<RenderJob> RenderJobs => Set<RenderJob>();

    public DbSet<DoneErasure> DoneErasures => Set<DoneErasure>();
}

using Hatched.BuildingBlocks.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Eggs;
using Hatched.Progression.Features.Play.Erasures;
using Hatched.Progression.Features.Play.Evolutions;
using Hatched.Progression.Features.Play.Operations;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Data;

internal sealed class ProgressionDb(DbContextOptions<ProgressionDb> options) : ServiceDb(options)
{
    public DbSet<ConfigVersion> ConfigVersions => Set<ConfigVersion>();

    public DbSet<Egg> Eggs => Set<Egg>();

    public DbSet<Buddy> Buddies => Set<Buddy>();

    public DbSet<BadgeAwardRow> BadgeAwards => Set<BadgeAwardRow>();

    public DbSet<Operation> Operations => Set<Operation>();

    public DbSet<EvolutionRecord> Evolutions => Set<EvolutionRecord>();

    public DbSet<Erasure> Erasures => Set<Erasure>();

    public DbSet<CustomerPlan> CustomerPlans => Set<CustomerPlan>();
}

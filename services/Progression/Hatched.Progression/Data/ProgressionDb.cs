using Hatched.BuildingBlocks.Data;
using Hatched.Progression.Features.Badges;
using Hatched.Progression.Features.Buddies;
using Hatched.Progression.Features.Configs;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Progression.Features.Eggs;
using Hatched.Progression.Features.Erasures;
using Hatched.Progression.Features.Evolutions;
using Hatched.Progression.Features.Operations;
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

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>How far the daily sweep of the buddies of one config version has come. There from the publication of a version with active decay rules.</summary>
internal sealed class SkillDecaySweep
{
    public required Guid ConfigVersionId { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary>The day to sweep next; a later one than today: all is done.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The last buddy that the day's sweep has looked at; null before it begins.</summary>
    public Guid? AfterBuddyId { get; init; }
}

internal sealed class SkillDecaySweepConfiguration : IEntityTypeConfiguration<SkillDecaySweep>
{
    public void Configure(EntityTypeBuilder<SkillDecaySweep> sweep)
    {
        sweep.ToTable("skill_decay_sweeps");
        sweep.HasKey(s => s.ConfigVersionId);
        sweep.HasIndex(s => s.Day);
        sweep.HasIndex(s => s.CustomerId);
    }
}

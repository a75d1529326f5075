using Hatched.BuildingBlocks.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Progression.Features.Play.SkillDecay;

/// <summary>That a decay rule was applied to a buddy in a period: the proof of it, and the rule's history.</summary>
internal sealed class SkillDecayRow : IKeyed
{
    /// <summary>How long the history goes back. Longer than any period, or a rule could be applied twice in one.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid RuleId { get; init; }

    public required Guid BuddyId { get; init; }

    /// <summary>The first day of the rule's period.</summary>
    public required DateOnly Period { get; init; }

    public required string SkillKey { get; init; }

    public required long PreviousValue { get; init; }

    public required long Value { get; init; }

    public required DateTimeOffset AppliedAt { get; init; }
}

internal sealed class SkillDecayConfiguration : IEntityTypeConfiguration<SkillDecayRow>
{
    public void Configure(EntityTypeBuilder<SkillDecayRow> decay)
    {
        decay.ToTable("skill_decays", table => table.HasCheckConstraint("ck_skill_decays_value", "value >= 0 AND value < previous_value"));
        decay.HasKey(d => d.Id);
        decay.Property(d => d.SkillKey).HasMaxLength(64);
        decay.HasIndex(d => new { d.BuddyId, d.RuleId, d.Period }).IsUnique().HasDatabaseName("ux_skill_decays_once"); // whatever runs, and however often
        decay.HasIndex(d => new { d.CustomerId, d.RuleId, d.Id });
    }
}

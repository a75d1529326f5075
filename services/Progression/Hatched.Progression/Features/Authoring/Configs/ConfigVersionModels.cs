using System.ComponentModel.DataAnnotations;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>A version in a list: all but what it says.</summary>
public sealed record ConfigVersionSummary(
    Guid Id, int Version, string? Name, string? Notes, ConfigStatus Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? PublishedAt);

/// <summary>A version with everything that it says.</summary>
public sealed record ConfigVersionDetail(
    Guid Id, int Version, string? Name, string? Notes, ConfigStatus Status, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt, DateTimeOffset? PublishedAt,
    ConfigDocument Document)
{
    internal static ConfigVersionDetail Of(ConfigVersion version) => new(
        version.Id, version.Version, version.Name, version.Notes, version.Status, version.CreatedAt, version.UpdatedAt, version.PublishedAt, version.Document);
}

/// <summary>Names the draft on the way; both may be left out.</summary>
public sealed record OpenDraft([StringLength(100)] string? Name = null, [StringLength(2000)] string? Notes = null);

/// <summary>What of a draft is to change; what is left out stays.</summary>
public sealed record ConfigVersionPatch([StringLength(100)] string? Name = null, [StringLength(2000)] string? Notes = null, EvolutionPatch? Evolution = null);

/// <summary>What of the draft's evolution is to change. <c>stages</c>, when given, replaces them all.</summary>
public sealed record EvolutionPatch(
    bool? AutoEvolve = null, EvolutionMode? Mode = null, CreatureStyle? CreatureStyle = null, IReadOnlyList<EvolutionStageInput>? Stages = null)
{
    internal EvolutionConfig Over(EvolutionConfig before) => new()
    {
        AutoEvolve = AutoEvolve ?? before.AutoEvolve,
        Mode = Mode ?? before.Mode,
        CreatureStyle = CreatureStyle ?? before.CreatureStyle,
        Stages = Stages is null ? before.Stages : [.. Stages.Select(stage => stage.ToStage())],
    };
}

/// <summary>A stage and what must all be met to enter it; without a name it has the usual one.</summary>
public sealed record EvolutionStageInput([Range(2, 5)] int Stage, IReadOnlyList<Condition> Requirements, string? Name = null)
{
    private static readonly string[] Names = ["Hatchling", "Fledgling", "Juvenile", "Adult", "Elder"];

    internal EvolutionStage ToStage() => new() { Stage = Stage, Name = Name ?? Names[Stage - 1], Requirements = Requirements };
}

/// <summary>Which active buddies move to the version: exactly one of the three.</summary>
/// <param name="DryRun">Only say how many would.</param>
public sealed record MigrateBuddies(
    [MinLength(1), MaxLength(1000)] IReadOnlyList<Guid>? BuddyIds = null, string? Audience = null, bool? All = null, bool DryRun = false) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if ((BuddyIds is null ? 0 : 1) + (Audience is null ? 0 : 1) + (All is null ? 0 : 1) is not 1 || All is false)
        {
            yield return new ValidationResult("exactly one of buddy_ids, audience and all (true) is required", [nameof(BuddyIds)]);
        }
    }
}

/// <summary>How many buddies were, or would be, moved.</summary>
/// <param name="Matched">Active buddies that the request names.</param>
/// <param name="Migrated">Those of them that were on another version; in a dry run, those that would move.</param>
public sealed record BuddiesMigrated(Guid ConfigVersionId, int Version, int Matched, int Migrated, bool DryRun);

/// <summary>What publishing the draft would change.</summary>
/// <param name="AffectsNewBuddies">True when there is any change: eggs made from then on follow it.</param>
/// <param name="ExistingBuddiesPinned">Active buddies, which stay on the version that they have until they are migrated.</param>
public sealed record ConfigImpact(bool AffectsNewBuddies, int ExistingBuddiesPinned, IReadOnlyList<ConfigChange> Changes, Backtest Backtest);

/// <summary>One entry that differs from the published version.</summary>
/// <param name="Section">As in the document: <c>coin_rules</c>; items are <c>marketplace_items</c>.</param>
/// <param name="Key">The entry's key, or its name where it has none.</param>
public sealed record ConfigChange(string Section, string Key, ChangeKind Change);

/// <summary>What happened to an entry.</summary>
public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>The customer's own past events, played from an empty start with the published rules (before) and with the draft (after), as if every user had had a buddy all along.</summary>
/// <param name="Since">The oldest event that could be played.</param>
/// <param name="Users">How many users the played events are of.</param>
/// <param name="Truncated">True when there were more events than the sample holds; the newest are played.</param>
public sealed record Backtest(
    DateTimeOffset Since, int Events, int Users, long CoinsBefore, long CoinsAfter, int BadgesBefore, int BadgesAfter, bool Truncated);

using System.Text.Json.Serialization;
using Hatched.Rules.Steps;

namespace Hatched.Rules.Document;

/// <summary>Everything that one config version says. A draft is stored in this form; a published one is never changed again.</summary>
public sealed record ConfigDocument
{
    public required IReadOnlyList<SkillSet> SkillSets { get; init; }

    public required IReadOnlyList<CoinRule> CoinRules { get; init; }

    public required IReadOnlyList<SkillRule> SkillRules { get; init; }

    public required IReadOnlyList<BadgeDefinition> BadgeDefinitions { get; init; }

    public required IReadOnlyList<StreakDefinition> StreakDefinitions { get; init; }

    public required IReadOnlyList<PathDefinition> PathDefinitions { get; init; }

    public required IReadOnlyList<SkillDecayRule> SkillDecayRules { get; init; }

    public required EvolutionConfig Evolution { get; init; }

    public required IReadOnlyList<TokenConfig> Tokens { get; init; }

    public required IReadOnlyList<Marketplace> Marketplaces { get; init; }

    public required IReadOnlyList<Gate> Gates { get; init; }

    /// <summary>A config that says nothing yet.</summary>
    public static ConfigDocument Empty { get; } = new()
    {
        SkillSets = [],
        CoinRules = [],
        SkillRules = [],
        BadgeDefinitions = [],
        StreakDefinitions = [],
        PathDefinitions = [],
        SkillDecayRules = [],
        Evolution = new EvolutionConfig { AutoEvolve = false, Mode = EvolutionMode.Preset, CreatureStyle = CreatureStyle.Cute, Stages = [] },
        Tokens = [],
        Marketplaces = [],
        Gates = [],
    };

    /// <summary>True when no rule, definition or stage is in it: such a draft cannot be published.</summary>
    [JsonIgnore]
    public bool IsEmpty =>
        SkillSets.Count + CoinRules.Count + SkillRules.Count + BadgeDefinitions.Count + StreakDefinitions.Count
        + PathDefinitions.Count + SkillDecayRules.Count + Evolution.Stages.Count + Tokens.Count + Marketplaces.Count + Gates.Count == 0;
}

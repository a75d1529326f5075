using Hatched.Rules.Document;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Progression.Features.Authoring.Rules;

/// <summary>Rules and definitions, as the draft has them; before the first edit after a publish, as the published version has them.</summary>
internal static class RulesFeature
{
    public static void MapRules(this IEndpointRouteBuilder routes)
    {
        new SectionEndpoints<CoinRule, CoinRuleInput>(Sections.CoinRules).Map(routes, readable: false);
        new SectionEndpoints<SkillSet, SkillSetInput>(Sections.SkillSets).Map(routes, readable: true);
        new SectionEndpoints<SkillRule, SkillRuleInput>(Sections.SkillRules).Map(routes, readable: false);
        new SectionEndpoints<BadgeDefinition, BadgeDefinitionInput>(Sections.BadgeDefinitions).Map(routes, readable: true).RequireCapability("badges");
        new SectionEndpoints<StreakDefinition, StreakDefinitionInput>(Sections.StreakDefinitions).Map(routes, readable: true).RequireCapability("streaks");
    }
}

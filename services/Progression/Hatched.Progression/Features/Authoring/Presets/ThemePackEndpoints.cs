using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Authoring.Rules;
using Hatched.Rules.Document;
using Hatched.Rules.Validation;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Progression.Features.Authoring.Presets;

/// <summary>The theme whose skills and skill rules the draft is to have.</summary>
/// <param name="Theme">Left out, it is the one that suits the draft's <c>creature_style</c>.</param>
public sealed record ApplyThemePackRequest(Theme? Theme = null);

/// <summary>What the pack added to the draft; nothing the second time.</summary>
/// <param name="SkillsAdded">Keys of the skills that the draft did not have.</param>
/// <param name="RulesKept">How many of the pack's rules the draft had already.</param>
public sealed record ThemePackApplied(Theme Theme, Guid ConfigVersionId, IReadOnlyList<string> SkillsAdded, IReadOnlyList<SkillRule> RulesAdded, int RulesKept);

/// <summary><c>POST /skill-rules/apply-theme-pack</c>.</summary>
internal static class ThemePackEndpoints
{
    public static void MapThemePacks(this IEndpointRouteBuilder routes) => routes.MapGroup("/skill-rules").WithTags("Skill Rules").RequireSecret()
        .MapPost("/apply-theme-pack", Apply).WithName("ApplySkillThemePack").WithSummary("Apply a theme-aware skill-rule pack");

    private static async Task<Results<Ok<ThemePackApplied>, ApiError>> Apply(
        ApplyThemePackRequest? request, Drafts drafts, Principal caller, TimeProvider clock, CancellationToken ct)
    {
        var draft = await drafts.OpenAsync(caller.CustomerId, ct);
        var pack = ThemePack.Of(request?.Theme ?? ThemePack.Suiting(draft.Document.Evolution.CreatureStyle));
        var (next, skills, rules) = pack.AddTo(draft.Document, clock.GetUtcNow());
        if (next.SkillRules.Count > Sections.MaxEntries || next.SkillSets.Count > Sections.MaxEntries)
        {
            return Sections.Full(next.SkillRules.Count > Sections.MaxEntries ? Sections.SkillRules.Noun : Sections.SkillSets.Noun);
        }

        if (next.SkillSets.FirstOrDefault(set => set.Key == pack.SkillSet.Key) is { } own && ConfigErrors.Invalid(ConfigValidator.Check(next, caller.AudienceSet(), own)) is { } refusal)
        {
            return refusal; // the customer's set of this name has no room for more skills
        }

        drafts.Edit(draft, next);
        return TypedResults.Ok(new ThemePackApplied(pack.Theme, draft.Id, skills, rules, pack.SkillRules.Count - rules.Count));
    }
}

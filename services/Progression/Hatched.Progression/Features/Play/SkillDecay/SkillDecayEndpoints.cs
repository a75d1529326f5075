using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Authoring.Rules;
using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.SkillDecay;

/// <summary>Decay rules, as the draft has them, and what they do: preview, history, a sweep at once.</summary>
internal static class SkillDecayEndpoints
{
    private static readonly ApiError NoRule = ApiError.NotFound("Skill decay rule");
    private static readonly ApiError NoSkill = ApiError.Conflict("No active skill set of the draft has the rule's skill.", new { Status = "unknown_skill" });

    public static void MapSkillDecay(this IEndpointRouteBuilder routes)
    {
        var rules = new SectionEndpoints<SkillDecayRule, SkillDecayRuleInput>(Sections.SkillDecayRules).Map(routes, readable: false);
        rules.MapGet("/{id}/preview", Preview).WithName("PreviewSkillDecay").WithSummary("Preview the cumulative effect of a decay rule").Refuses("conflict");
        rules.MapGet("/{id}/history", History).WithName("ListSkillDecayHistory").WithSummary("Recent decay applications for a rule");
        rules.MapPost("/run-now", RunNow).WithName("RunSkillDecay").WithSummary("Trigger a decay sweep immediately for this customer");
    }

    private static async Task<Results<Ok<DecayPreview>, ApiError>> Preview(Guid id, Drafts drafts, PreviewDecay preview, Principal caller, CancellationToken ct)
    {
        var draft = await drafts.CurrentAsync(caller.CustomerId, ct);
        return draft.SkillDecayRules.FirstOrDefault(rule => rule.Id == id) is not { } found ? NoRule
            : CompiledDecay.Of(found, new CompiledSkills(draft.SkillSets, new FactIndex())) is { } rule
                ? TypedResults.Ok(await preview.RunAsync(caller.CustomerId, rule, ct))
                : NoSkill;
    }

    private static async Task<Results<Ok<CursorPage<DecayApplication>>, ApiError>> History(
        Guid id, [AsParameters] CursorQuery page, Drafts drafts, Principal caller, ProgressionDb db, CancellationToken ct)
    {
        var rows = db.Set<SkillDecayRow>().Where(row => row.CustomerId == caller.CustomerId && row.RuleId == id);
        var shown = await page.PageByIdAsync(
            rows, row => new DecayApplication(row.Id, row.BuddyId, row.SkillKey, row.Period, row.PreviousValue, row.Value, row.AppliedAt), ct);
        // A rule that left the draft still acts where a version with it is pinned, and has a past.
        return shown.Data.Count > 0 || (await drafts.CurrentAsync(caller.CustomerId, ct)).SkillDecayRules.Any(rule => rule.Id == id) || await rows.AnyAsync(ct)
            ? TypedResults.Ok(shown)
            : NoRule;
    }

    private static async Task<Ok<DecayRun>> RunNow(RunDecay run, Principal caller, CancellationToken ct) => TypedResults.Ok(await run.RunAsync(caller.CustomerId, ct));
}

using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Rules.Evaluation;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Progression.Features.Play.Skills;

/// <summary>A change of one skill.</summary>
/// <param name="Amount">For <c>increase</c> and <c>decrease</c>, 1…1,000,000,000.</param>
/// <param name="Value">For <c>set</c>, 0…1,000,000,000.</param>
public sealed record SkillUpdate(
    [StringLength(64, MinimumLength = 1)] string Key, SkillAction Action, [Range(1d, 1_000_000_000d)] long? Amount = null, [Range(0d, 1_000_000_000d)] long? Value = null);

/// <summary>The skills after the change.</summary>
public sealed record SkillsChanged(Guid BuddyId, IReadOnlyDictionary<string, long> Skills, bool EvolutionReady);

/// <summary><c>PATCH /buddies/{id}/skills</c>: a person's correction of skills.</summary>
internal static class SkillEndpoints
{
    private const int MaxUpdates = 100;

    public static void MapSkills(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/buddies").WithTags("Buddies").RequireSecret()
            .MapPatch("/{id}/skills", Change).WithName("UpdateBuddySkills").WithSummary("Update buddy skill levels (increase, decrease, or set)")
            .TakesListOf(typeof(SkillUpdate), most: MaxUpdates);

    private static async Task<Results<Ok<SkillsChanged>, ApiError>> Change(
        Guid id, JsonElement body, Principal caller, ProgressionDb db, Rulesets rulesets, ApplyOverride apply, TimeProvider clock, CancellationToken ct)
    {
        var updates = Read(body);
        if (await LockedBuddy.TakeAsync(db, caller.CustomerId, id, ct) is not { } locked)
        {
            return BuddyEndpoints.NoBuddy;
        }

        if (locked.Buddy.Status is BuddyStatus.Archived)
        {
            return BuddyEndpoints.IsArchived;
        }

        var rules = await locked.RulesAsync(rulesets, ct);
        if (updates.Select((update, i) => (update.Key, i)).Where(update => rules.Skills.Find(update.Key) is null).ToArray() is { Length: > 0 } unknown)
        {
            return ApiError.Invalid([.. unknown.Select(update => new FieldError($"[{update.i}].key", $"{update.Key} is not a skill of this buddy's config"))]);
        }

        var now = clock.GetUtcNow();
        var result = Evaluator.ChangeSkills(
            rules, locked.State, locked.Buddy.Audience, now, updates.Select(update => new SkillChange(update.Key, update.Action, update.Amount ?? update.Value!.Value)));
        apply.Write(locked, result, rules, $"skills:{Guid.CreateVersion7(now)}", now);
        return TypedResults.Ok(new SkillsChanged(id, result.State.Skills, Evaluator.Describe(rules, result.State).Ready));
    }

    private static IReadOnlyList<SkillUpdate> Read(JsonElement body)
    {
        var list = ListBody.Read<SkillUpdate>(body, "skills", MaxUpdates);
        var faults = list.SelectMany(Faults).ToArray();
        return faults.Length is 0 ? list : throw ApiError.Invalid(faults).ToException();
    }

    private static IEnumerable<FieldError> Faults(SkillUpdate update, int index)
    {
        var name = update.Action is SkillAction.Set ? "value" : "amount";
        var (wanted, other) = update.Action is SkillAction.Set ? (update.Value, update.Amount) : (update.Amount, update.Value);
        if (wanted is null || other is not null)
        {
            yield return new FieldError($"[{index}].{name}", $"{HatchedJson.Name(update.Action.ToString())} takes {name} and nothing else");
        }
        else if (wanted is < 0 or > 1_000_000_000 || (wanted is 0 && update.Action is not SkillAction.Set))
        {
            yield return new FieldError($"[{index}].{name}", $"{name} must be between {(update.Action is SkillAction.Set ? 0 : 1)} and 1000000000");
        }
    }
}

using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Document;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Progression.Features.Authoring.Presets;

/// <summary>A preset in the list: what it is and how much is in it.</summary>
public sealed record PresetSummary(string Key, string Name, string Description, PresetContents Contents);

/// <summary>How much is in a preset.</summary>
public sealed record PresetContents(int Skills, int CoinRules, int SkillRules, int Badges, int Streaks, int Paths, int EvolutionStages, int Tokens, int Items);

/// <summary>A preset with its whole config.</summary>
public sealed record PresetDetail(string Key, string Name, string Description, ConfigDocument Document);

/// <summary>The preset to start from.</summary>
public sealed record ApplyPresetRequest(string PresetKey);

/// <summary>What the preset was made into.</summary>
/// <param name="Published">True when the customer had no published version: this one is live at once.</param>
public sealed record PresetApplied(string PresetKey, Guid ConfigVersionId, int Version, ConfigStatus Status, bool Published);

/// <summary>Complete configs to start from.</summary>
internal static class PresetEndpoints
{
    private static readonly string Keys = string.Join(", ", PresetLibrary.All.Select(preset => preset.Key));

    public static void MapPresets(this IEndpointRouteBuilder routes)
    {
        var presets = routes.MapGroup("").WithTags("Presets").RequireSecret();
        presets.MapGet("/presets", List).WithName("ListPresets").WithSummary("List presets");
        presets.MapGet("/presets/{key}", Get).WithName("GetPreset").WithSummary("Get preset");
        presets.MapPost("/customers/me/apply-preset", Apply).WithName("ApplyPreset").WithSummary("Apply preset");
    }

    private static Ok<WholeList<PresetSummary>> List() =>
        TypedResults.Ok(new WholeList<PresetSummary>([.. PresetLibrary.All.Select(preset => new PresetSummary(
            preset.Key, preset.Name, preset.Description, Contents(preset.Document)))]));

    private static Results<Ok<PresetDetail>, ApiError> Get(string key) => PresetLibrary.Find(key) is { } preset
        ? TypedResults.Ok(new PresetDetail(preset.Key, preset.Name, preset.Description, preset.Document))
        : ApiError.NotFound("Preset");

    private static async Task<Results<Ok<PresetApplied>, ApiError>> Apply(ApplyPresetRequest request, ApplyPreset apply, Principal caller, CancellationToken ct)
    {
        if (PresetLibrary.Find(request.PresetKey) is not { } preset)
        {
            return ApiError.Invalid("preset_key", $"preset_key must be one of {Keys}");
        }

        var (draft, refusal) = await apply.RunAsync(preset, caller.CustomerId, caller.AudienceSet(), ct);
        return refusal is null
            ? TypedResults.Ok(new PresetApplied(preset.Key, draft.Id, draft.Version, draft.Status, draft.Status is ConfigStatus.Published))
            : refusal;
    }

    private static PresetContents Contents(ConfigDocument document) => new(
        document.SkillSets.Sum(set => set.Skills.Count),
        document.CoinRules.Count,
        document.SkillRules.Count,
        document.BadgeDefinitions.Count,
        document.StreakDefinitions.Count,
        document.PathDefinitions.Count,
        document.Evolution.Stages.Count,
        document.Tokens.Count,
        document.Marketplaces.Sum(marketplace => marketplace.Items.Count));
}

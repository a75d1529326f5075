using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Data;
using Hatched.Rules.Validation;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>Config versions: one draft, one published, the archived ones that buddies are still pinned to.</summary>
internal static class ConfigVersionEndpoints
{
    public static void MapConfigs(this IEndpointRouteBuilder routes)
    {
        var versions = routes.MapGroup("/config-versions").WithTags("Config Versions").RequireSecret();
        versions.MapGet("", List).WithName("ListConfigVersions").WithSummary("List config versions");
        versions.MapPost("", Open).WithName("CreateConfigVersion").WithSummary("Create or open the draft config version");
        versions.MapGet("/{id}", Get).WithName("GetConfigVersion").WithSummary("Get config version");
        versions.MapPatch("/{id}", Update).WithName("UpdateConfigVersion").WithSummary("Update config version");
        versions.MapPost("/{id}/clone", Clone).WithName("CloneConfigVersion").WithSummary("Clone config version");
        versions.MapGet("/{id}/impact", Impact).WithName("PreviewConfigImpact").WithSummary("Preview config impact").Refuses("conflict");
        versions.MapPost("/{id}/publish", Publish).WithName("PublishConfigVersion").WithSummary("Publish config version").Refuses("bad_request");
        versions.MapPost("/{id}/migrate-buddies", Migrate).WithName("MigrateBuddies").WithSummary("Migrate buddies").Refuses("unknown_audience");
    }

    private static async Task<Ok<WholeList<ConfigVersionSummary>>> List(ProgressionDb db, Principal caller, CancellationToken ct) =>
        TypedResults.Ok(new WholeList<ConfigVersionSummary>(await db.ConfigVersions
            .Where(v => v.CustomerId == caller.CustomerId)
            .OrderByDescending(v => v.Version)
            .Select(v => new ConfigVersionSummary(v.Id, v.Version, v.Name, v.Notes, v.Status, v.CreatedAt, v.UpdatedAt, v.PublishedAt))
            .ToListAsync(ct)));

    private static async Task<Results<Ok<ConfigVersionDetail>, Created<ConfigVersionDetail>>> Open(
        OpenDraft? request, ProgressionDb db, Drafts drafts, Principal caller, CancellationToken ct)
    {
        var draft = await drafts.OpenAsync(caller.CustomerId, ct);
        draft.Name = request?.Name ?? draft.Name;
        draft.Notes = request?.Notes ?? draft.Notes;
        return Answer(draft, isNew: db.Entry(draft).State is EntityState.Added);
    }

    private static async Task<Results<Ok<ConfigVersionDetail>, ApiError>> Get(Guid id, ProgressionDb db, Principal caller, CancellationToken ct) =>
        await FindAsync(db.ConfigVersions.AsNoTracking(), id, caller, ct) is { } version
            ? TypedResults.Ok(ConfigVersionDetail.Of(version))
            : ConfigErrors.NotFound;

    private static async Task<Results<Ok<ConfigVersionDetail>, ApiError>> Update(
        Guid id, ConfigVersionPatch request, ProgressionDb db, Drafts drafts, Principal caller, CancellationToken ct)
    {
        await drafts.LockAsync(caller.CustomerId, ct);
        if (await FindAsync(db.ConfigVersions, id, caller, ct) is not { } draft)
        {
            return ConfigErrors.NotFound;
        }

        if (draft.Status is not ConfigStatus.Draft)
        {
            return ConfigErrors.WrongStatus(draft, "Only a draft can be changed. Open the draft with POST /config-versions.");
        }

        var next = draft.Document with { Evolution = request.Evolution?.Over(draft.Document.Evolution) ?? draft.Document.Evolution };
        if (ConfigErrors.Invalid(ConfigValidator.Check(next, caller.AudienceSet(), next.Evolution), below: "evolution") is { } refusal)
        {
            return refusal;
        }

        draft.Name = request.Name ?? draft.Name;
        draft.Notes = request.Notes ?? draft.Notes;
        drafts.Edit(draft, next);
        return TypedResults.Ok(ConfigVersionDetail.Of(draft));
    }

    /// <param name="replace">True throws away what the draft holds.</param>
    private static async Task<Results<Ok<ConfigVersionDetail>, Created<ConfigVersionDetail>, ApiError>> Clone(
        Guid id, ProgressionDb db, Drafts drafts, Principal caller, CancellationToken ct, bool replace = false)
    {
        await drafts.LockAsync(caller.CustomerId, ct);
        if (await FindAsync(db.ConfigVersions, id, caller, ct) is not { } source)
        {
            return ConfigErrors.NotFound;
        }

        if (await drafts.FindAsync(caller.CustomerId, ct) is not { } draft)
        {
            return TypedResults.Created(Location(draft = await drafts.StartAsync(caller.CustomerId, source.Document, ct)), ConfigVersionDetail.Of(draft));
        }

        if (!draft.Document.IsEmpty && !replace)
        {
            return ApiError.Conflict("There is a draft already. Publish it, or clone with ?replace=true to throw its content away.", new { draft.Status, DraftId = draft.Id });
        }

        drafts.Edit(draft, source.Document);
        return TypedResults.Ok(ConfigVersionDetail.Of(draft));
    }

    private static async Task<Results<Ok<ConfigImpact>, ApiError>> Impact(Guid id, ProgressionDb db, PreviewImpact preview, Principal caller, CancellationToken ct)
    {
        if (await FindAsync(db.ConfigVersions.AsNoTracking(), id, caller, ct) is not { } draft)
        {
            return ConfigErrors.NotFound;
        }

        if (draft.Status is not ConfigStatus.Draft)
        {
            return ConfigErrors.WrongStatus(draft, "Only a draft has an impact to preview.");
        }

        var (impact, refusal) = await preview.RunAsync(draft, ct);
        return refusal is null ? TypedResults.Ok(impact) : refusal;
    }

    private static async Task<Results<Ok<ConfigVersionDetail>, ApiError>> Publish(
        Guid id, ProgressionDb db, Drafts drafts, PublishDraft publish, Principal caller, CancellationToken ct)
    {
        await drafts.LockAsync(caller.CustomerId, ct);
        if (await FindAsync(db.ConfigVersions, id, caller, ct) is not { } draft)
        {
            return ConfigErrors.NotFound;
        }

        return await publish.RunAsync(draft, caller.AudienceSet(), ct) is { } refusal
            ? refusal
            : TypedResults.Ok(ConfigVersionDetail.Of(draft));
    }

    private static async Task<Results<Ok<BuddiesMigrated>, ApiError>> Migrate(
        Guid id, MigrateBuddies request, ProgressionDb db, Drafts drafts, BuddyPins pins, Principal caller, CancellationToken ct)
    {
        if (request.Audience is { } audience && !caller.Audiences.Contains(audience))
        {
            return ConfigErrors.UnknownAudience(audience, caller.Audiences);
        }

        await drafts.LockAsync(caller.CustomerId, ct); // the version must not be archived meanwhile
        if (await FindAsync(db.ConfigVersions.AsNoTracking(), id, caller, ct) is not { } target)
        {
            return ConfigErrors.NotFound;
        }

        return target.Status is ConfigStatus.Published
            ? await pins.MoveAsync(target, request, ct) is { } moved ? TypedResults.Ok(moved) : ApiError.NotFound("Buddy")
            : ConfigErrors.WrongStatus(target, "Buddies can be moved to the published version only.");
    }

    private static Task<ConfigVersion?> FindAsync(IQueryable<ConfigVersion> versions, Guid id, Principal caller, CancellationToken ct) =>
        versions.FirstOrDefaultAsync(version => version.Id == id && version.CustomerId == caller.CustomerId, ct);

    private static Results<Ok<ConfigVersionDetail>, Created<ConfigVersionDetail>> Answer(ConfigVersion draft, bool isNew) =>
        isNew ? TypedResults.Created(Location(draft), ConfigVersionDetail.Of(draft)) : TypedResults.Ok(ConfigVersionDetail.Of(draft));

    private static string Location(ConfigVersion version) => $"/api/v1/config-versions/{version.Id}";
}

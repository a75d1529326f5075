using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Document;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Progression.Features.Authoring.PathDefinitions;

/// <summary>The <c>/path-definitions</c> resource, as the draft has it; before the first edit after a publish, as the published version has it.</summary>
internal static class PathEndpoints
{
    internal static readonly ApiError NoPath = ApiError.NotFound("Path");

    public static void MapPaths(this IEndpointRouteBuilder routes)
    {
        var paths = routes.MapGroup("/path-definitions").WithTags("Path Definitions").RequireSecret().RequireCapability("paths");
        paths.MapGet("", List).WithName("ListPathDefinitions").WithSummary("List path definitions");
        paths.MapPost("", Create).WithName("CreatePathDefinition").WithSummary("Create a path definition").Refuses("unknown_audience");
        paths.MapGet("/{id}", Get).WithName("GetPathDefinition").WithSummary("Get a path definition (with steps + sub-steps)");
        paths.MapPut("/{id}", Update).WithName("UpdatePathDefinition").WithSummary("Update a path definition").Refuses("unknown_audience");
        paths.MapDelete("/{id}", Delete).WithName("DeletePathDefinition").WithSummary("Delete a path definition");
        paths.MapPost("/{id}/activate", Activate).WithName("ActivatePathDefinition").WithSummary("Activate a path (atomic single-active per audience)");
        paths.MapPost("/{id}/deactivate", Deactivate).WithName("DeactivatePathDefinition").WithSummary("Deactivate a path");
        paths.MapSteps();
        paths.MapSubSteps();
    }

    /// <summary>Steps and sub-steps in their order.</summary>
    internal static async Task<PathDefinition?> FindAsync(Drafts drafts, Principal caller, Guid id, CancellationToken ct) =>
        (await drafts.CurrentAsync(caller.CustomerId, ct)).PathDefinitions.FirstOrDefault(path => path.Id == id)?.InOrder();

    /// <param name="audience">Only those of this audience.</param>
    private static async Task<Ok<WholeList<PathSummary>>> List(
        Drafts drafts, Principal caller, CancellationToken ct, [FromQuery(Name = "audience")] string? audience = null) =>
        TypedResults.Ok(new WholeList<PathSummary>([.. (await drafts.CurrentAsync(caller.CustomerId, ct)).PathDefinitions
            .Where(path => audience is null || path.Audience == audience).Select(PathSummary.Of)]));

    private static async Task<Results<Ok<PathDefinition>, ApiError>> Get(Guid id, Drafts drafts, Principal caller, CancellationToken ct) =>
        await FindAsync(drafts, caller, id, ct) is { } path ? TypedResults.Ok(path) : NoPath;

    private static async Task<Results<Created<PathSummary>, ApiError>> Create(
        PathDefinitionInput request, PathEdits edits, Principal caller, TimeProvider clock, CancellationToken ct)
    {
        var edit = await edits.OpenAsync(request.ToPath(caller.CustomerId, clock.GetUtcNow()), ct);
        return edit.Put(edit.Path) is { } refusal
            ? refusal
            : TypedResults.Created($"/api/v1/path-definitions/{edit.Path.Id}", PathSummary.Of(edit.Path));
    }

    private static async Task<Results<Ok<PathSummary>, ApiError>> Update(
        Guid id, PathDefinitionPatch request, PathEdits edits, TimeProvider clock, CancellationToken ct) =>
        await edits.OpenAsync(id, ct) is not { } edit ? NoPath : Answer(edit, edit.Put(request.Over(edit.Path, clock.GetUtcNow())));

    private static async Task<Results<NoContent, ApiError>> Delete(Guid id, PathEdits edits, CancellationToken ct)
    {
        if (await edits.OpenAsync(id, ct) is not { } edit)
        {
            return NoPath;
        }

        edit.Remove();
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<PathSummary>, ApiError>> Activate(Guid id, PathEdits edits, CancellationToken ct) =>
        await edits.OpenAsync(id, ct) is not { } edit ? NoPath : Answer(edit, edit.Activate());

    private static async Task<Results<Ok<PathSummary>, ApiError>> Deactivate(Guid id, PathEdits edits, CancellationToken ct) =>
        await edits.OpenAsync(id, ct) is not { } edit ? NoPath : Answer(edit, edit.Deactivate());

    private static Results<Ok<PathSummary>, ApiError> Answer(PathEdit edit, ApiError? refusal) =>
        refusal is null ? TypedResults.Ok(PathSummary.Of(edit.Path)) : refusal;
}

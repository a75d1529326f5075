using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Document;
using Hatched.Rules.Validation;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Progression.Features.Authoring.PathDefinitions;

/// <summary>The steps of one path.</summary>
internal static class PathStepEndpoints
{
    internal static readonly ApiError NoStep = ApiError.NotFound("Step");

    public static void MapSteps(this RouteGroupBuilder paths)
    {
        var steps = paths.MapGroup("/{id}/steps");
        steps.MapGet("", List).WithName("ListPathSteps").WithSummary("List steps in a path");
        steps.MapPost("", Create).WithName("CreatePathStep").WithSummary("Create a step in a path");
        steps.MapPut("/reorder", Reorder).WithName("ReorderPathSteps").WithSummary("Reorder steps in a path").TakesListOf(typeof(PathOrdering), Limits.MaxListed);
        steps.MapPut("/{step_id}", Update).WithName("UpdatePathStep").WithSummary("Update a step");
        steps.MapDelete("/{step_id}", Delete).WithName("DeletePathStep").WithSummary("Delete a step");
    }

    private static async Task<Results<Ok<WholeList<PathStepSummary>>, ApiError>> List(Guid id, Drafts drafts, Principal caller, CancellationToken ct) =>
        await PathEndpoints.FindAsync(drafts, caller, id, ct) is { } path ? Show(path) : PathEndpoints.NoPath;

    private static async Task<Results<Created<PathStepSummary>, ApiError>> Create(
        Guid id, PathStepInput request, PathEdits edits, TimeProvider clock, CancellationToken ct)
    {
        if (await edits.OpenAsync(id, ct) is not { } edit)
        {
            return PathEndpoints.NoPath;
        }

        var step = request.ToStep(edit.Path, clock.GetUtcNow());
        return edit.Put(step) is { } refusal
            ? refusal
            : TypedResults.Created($"/api/v1/path-definitions/{id}/steps/{step.Id}", PathStepSummary.Of(step));
    }

    private static async Task<Results<Ok<WholeList<PathStepSummary>>, ApiError>> Reorder(Guid id, JsonElement body, PathEdits edits, CancellationToken ct)
    {
        var ordering = ListBody.Read<PathOrdering>(body, "ordering", Limits.MaxListed);
        return await edits.OpenAsync(id, ct) is not { } edit ? PathEndpoints.NoPath : edit.Order(ordering) is { } refusal ? refusal : Show(edit.Path.InOrder());
    }

    private static async Task<Results<Ok<PathStepSummary>, ApiError>> Update(
        Guid id, [FromRoute(Name = "step_id")] Guid stepId, PathStepPatch request, PathEdits edits, TimeProvider clock, CancellationToken ct)
    {
        if (await edits.OpenAsync(id, ct) is not { } edit)
        {
            return PathEndpoints.NoPath;
        }

        if (edit.Path.Steps.FirstOrDefault(step => step.Id == stepId) is not { } before)
        {
            return NoStep;
        }

        var after = request.Over(before, clock.GetUtcNow());
        return edit.Put(after) is { } refusal ? refusal : TypedResults.Ok(PathStepSummary.Of(after));
    }

    private static async Task<Results<NoContent, ApiError>> Delete(Guid id, [FromRoute(Name = "step_id")] Guid stepId, PathEdits edits, CancellationToken ct)
    {
        if (await edits.OpenAsync(id, ct) is not { } edit)
        {
            return PathEndpoints.NoPath;
        }

        return edit.Path.Steps.FirstOrDefault(step => step.Id == stepId) is not { } step ? NoStep
            : edit.Remove(step) is { } refusal ? refusal
            : TypedResults.NoContent();
    }

    private static Ok<WholeList<PathStepSummary>> Show(PathDefinition path) =>
        TypedResults.Ok(new WholeList<PathStepSummary>([.. path.Steps.Select(PathStepSummary.Of)]));
}

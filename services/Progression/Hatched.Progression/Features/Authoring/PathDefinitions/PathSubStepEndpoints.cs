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

/// <summary>The sub-steps of one step.</summary>
internal static class PathSubStepEndpoints
{
    internal static readonly ApiError NoSubStep = ApiError.NotFound("Sub-step");

    public static void MapSubSteps(this RouteGroupBuilder paths)
    {
        var subSteps = paths.MapGroup("/{id}/steps/{step_id}/sub-steps");
        subSteps.MapGet("", List).WithName("ListPathSubSteps").WithSummary("List sub-steps within a step");
        subSteps.MapPost("", Create).WithName("CreatePathSubStep").WithSummary("Create a sub-step");
        subSteps.MapPut("/reorder", Reorder).WithName("ReorderPathSubSteps").WithSummary("Reorder sub-steps within a step")
            .TakesListOf(typeof(PathOrdering), Limits.MaxListed);
        subSteps.MapPut("/{sub_step_id}", Update).WithName("UpdatePathSubStep").WithSummary("Update a sub-step");
        subSteps.MapDelete("/{sub_step_id}", Delete).WithName("DeletePathSubStep").WithSummary("Delete a sub-step");
    }

    private static async Task<Results<Ok<WholeList<PathSubStep>>, ApiError>> List(
        Guid id, [FromRoute(Name = "step_id")] Guid stepId, Drafts drafts, Principal caller, CancellationToken ct) =>
        await PathEndpoints.FindAsync(drafts, caller, id, ct) is not { } path ? PathEndpoints.NoPath
            : Find(path, stepId) is { } step ? TypedResults.Ok(new WholeList<PathSubStep>(step.SubSteps))
            : PathStepEndpoints.NoStep;

    private static async Task<Results<Created<PathSubStep>, ApiError>> Create(
        Guid id, [FromRoute(Name = "step_id")] Guid stepId, PathSubStepInput request, PathEdits edits, TimeProvider clock, CancellationToken ct)
    {
        var (edit, step) = await OpenAsync(edits, id, stepId, ct);
        var subStep = request.ToSubStep(step, clock.GetUtcNow());
        return edit.Put(step, subStep) is { } refusal
            ? refusal
            : TypedResults.Created($"/api/v1/path-definitions/{id}/steps/{stepId}/sub-steps/{subStep.Id}", subStep);
    }

    private static async Task<Results<Ok<WholeList<PathSubStep>>, ApiError>> Reorder(
        Guid id, [FromRoute(Name = "step_id")] Guid stepId, JsonElement body, PathEdits edits, CancellationToken ct)
    {
        var ordering = ListBody.Read<PathOrdering>(body, "ordering", Limits.MaxListed);
        var (edit, step) = await OpenAsync(edits, id, stepId, ct);
        return edit.Order(step, ordering) is { } refusal ? refusal : TypedResults.Ok(new WholeList<PathSubStep>(Find(edit.Path.InOrder(), stepId)!.SubSteps));
    }

    private static async Task<Results<Ok<PathSubStep>, ApiError>> Update(
        Guid id, [FromRoute(Name = "step_id")] Guid stepId, [FromRoute(Name = "sub_step_id")] Guid subStepId, PathSubStepPatch request, PathEdits edits,
        TimeProvider clock, CancellationToken ct)
    {
        var (edit, step) = await OpenAsync(edits, id, stepId, ct);
        if (step.SubSteps.FirstOrDefault(subStep => subStep.Id == subStepId) is not { } before)
        {
            return NoSubStep;
        }

        var after = request.Over(before, clock.GetUtcNow());
        return edit.Put(step, after) is { } refusal ? refusal : TypedResults.Ok(after);
    }

    private static async Task<Results<NoContent, ApiError>> Delete(
        Guid id, [FromRoute(Name = "step_id")] Guid stepId, [FromRoute(Name = "sub_step_id")] Guid subStepId, PathEdits edits, CancellationToken ct)
    {
        var (edit, step) = await OpenAsync(edits, id, stepId, ct);
        return step.SubSteps.FirstOrDefault(subStep => subStep.Id == subStepId) is not { } found ? NoSubStep
            : edit.Remove(step, found) is { } refusal ? refusal
            : TypedResults.NoContent();
    }

    private static async Task<(PathEdit Edit, PathStep Step)> OpenAsync(PathEdits edits, Guid id, Guid stepId, CancellationToken ct) =>
        await edits.OpenAsync(id, ct) is not { } edit ? throw PathEndpoints.NoPath.ToException()
            : Find(edit.Path, stepId) is { } step ? (edit, step)
            : throw PathStepEndpoints.NoStep.ToException();

    private static PathStep? Find(PathDefinition path, Guid stepId) => path.Steps.FirstOrDefault(step => step.Id == stepId);
}

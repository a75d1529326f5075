using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <content>The steps of a path, and the sub-steps of a step.</content>
public sealed partial class PathsResource
{
    /// <summary>Adds a step to a path.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The step.</returns>
    public Task<PathStep> AddStepAsync(string definitionId, CreatePathStepParams step, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post(Of(definitionId, "/steps")).With(step, HatchedJson.Default.CreatePathStepParams), HatchedJson.Default.PathStep, cancellationToken);

    /// <summary>Changes a step.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="change">What of it.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The step.</returns>
    public Task<PathStep> UpdateStepAsync(string definitionId, string stepId, UpdatePathStepParams change, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Put(OfStep(definitionId, stepId)).With(change, HatchedJson.Default.UpdatePathStepParams), HatchedJson.Default.PathStep, cancellationToken);

    /// <summary>Deletes a step and its sub-steps.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public Task DeleteStepAsync(string definitionId, string stepId, CancellationToken cancellationToken = default) => transport.SendAsync(ApiRequest.Delete(OfStep(definitionId, stepId)), cancellationToken);

    /// <summary>Puts the steps of a path in another order.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="ordering">The place of each.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The steps in their new order.</returns>
    public async Task<IReadOnlyList<PathStep>> ReorderStepsAsync(string definitionId, IReadOnlyList<PathOrdinal> ordering, CancellationToken cancellationToken = default) =>
        (await transport.SendAsync(
            ApiRequest.Put(Of(definitionId, "/steps/reorder")).With(new OrderingBody(ordering), HatchedJson.Default.OrderingBody),
            HatchedJson.Default.PathSteps, cancellationToken).ConfigureAwait(false)).Data;

    /// <summary>Adds a sub-step to a step.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="subStep">The sub-step.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The sub-step.</returns>
    public Task<PathSubStep> AddSubStepAsync(string definitionId, string stepId, CreatePathSubStepParams subStep, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Post(OfStep(definitionId, stepId, "/sub-steps")).With(subStep, HatchedJson.Default.CreatePathSubStepParams), HatchedJson.Default.PathSubStep, cancellationToken);

    /// <summary>Changes a sub-step.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="subStepId">The sub-step.</param>
    /// <param name="change">What of it.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The sub-step.</returns>
    public Task<PathSubStep> UpdateSubStepAsync(
        string definitionId, string stepId, string subStepId, UpdatePathSubStepParams change, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Put(OfSubStep(definitionId, stepId, subStepId)).With(change, HatchedJson.Default.UpdatePathSubStepParams), HatchedJson.Default.PathSubStep, cancellationToken);

    /// <summary>Deletes a sub-step.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="subStepId">The sub-step.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public Task DeleteSubStepAsync(string definitionId, string stepId, string subStepId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Delete(OfSubStep(definitionId, stepId, subStepId)), cancellationToken);

    /// <summary>Puts the sub-steps of a step in another order.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="stepId">The step.</param>
    /// <param name="ordering">The place of each.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The sub-steps in their new order.</returns>
    public async Task<IReadOnlyList<PathSubStep>> ReorderSubStepsAsync(string definitionId, string stepId, IReadOnlyList<PathOrdinal> ordering, CancellationToken cancellationToken = default) =>
        (await transport.SendAsync(
            ApiRequest.Put(OfStep(definitionId, stepId, "/sub-steps/reorder")).With(new OrderingBody(ordering), HatchedJson.Default.OrderingBody),
            HatchedJson.Default.PathSubSteps, cancellationToken).ConfigureAwait(false)).Data;

    private static string OfStep(string definitionId, string stepId, string rest = "") => Of(definitionId, $"/steps/{ApiRequest.Segment(stepId)}{rest}");

    private static string OfSubStep(string definitionId, string stepId, string subStepId) => OfStep(definitionId, stepId, $"/sub-steps/{ApiRequest.Segment(subStepId)}");
}

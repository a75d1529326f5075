using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>Paths: guided journeys. Definitions are those of the draft; buddies meet them once it is published.</summary>
public sealed partial class PathsResource
{
    private readonly Transport transport;

    internal PathsResource(Transport transport) => this.transport = transport;

    /// <summary>Reads the paths.</summary>
    /// <param name="audience">Only this audience's.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The paths.</returns>
    public async Task<IReadOnlyList<PathDefinition>> ListAsync(string? audience = null, CancellationToken cancellationToken = default) =>
        (await transport.SendAsync(ApiRequest.Get("/path-definitions").Query("audience", audience), HatchedJson.Default.PathDefinitions, cancellationToken).ConfigureAwait(false)).Data;

    /// <summary>Reads a path and all of its steps.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The path.</returns>
    public Task<PathDefinitionWithSteps> GetAsync(string definitionId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get(Of(definitionId)), HatchedJson.Default.PathDefinitionWithSteps, cancellationToken);

    /// <summary>Makes a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The path.</returns>
    public Task<PathDefinition> CreateAsync(CreatePathDefinitionParams path, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post("/path-definitions").With(path, HatchedJson.Default.CreatePathDefinitionParams), HatchedJson.Default.PathDefinition, cancellationToken);

    /// <summary>Changes a path.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="change">What of it.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The path.</returns>
    public Task<PathDefinition> UpdateAsync(string definitionId, UpdatePathDefinitionParams change, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Put(Of(definitionId)).With(change, HatchedJson.Default.UpdatePathDefinitionParams), HatchedJson.Default.PathDefinition, cancellationToken);

    /// <summary>Deletes a path.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public Task DeleteAsync(string definitionId, CancellationToken cancellationToken = default) => transport.SendAsync(ApiRequest.Delete(Of(definitionId)), cancellationToken);

    /// <summary>Makes a path the one of its audience, in one step with the end of the one before; or ends it.</summary>
    /// <param name="definitionId">The path.</param>
    /// <param name="isActive">Whether it shall be.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The path.</returns>
    public Task<PathDefinition> SetActiveAsync(string definitionId, bool isActive, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post(Of(definitionId, isActive ? "/activate" : "/deactivate")), HatchedJson.Default.PathDefinition, cancellationToken);

    /// <summary>Reads where a buddy stands on a path.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="pathKey">The path.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Every step and sub-step, and what is done of them.</returns>
    public Task<PathRuntimePayload> GetForBuddyAsync(string buddyId, string pathKey, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get(OfBuddy(buddyId, pathKey)), HatchedJson.Default.PathRuntimePayload, cancellationToken);

    /// <summary>Completes a sub-step by hand. Completed before, it changes nothing.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="pathKey">The path.</param>
    /// <param name="subStepKey">The sub-step.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>What was whole with it, so that it can be celebrated at once.</returns>
    public Task<ManualCompleteResult> CompleteSubStepAsync(string buddyId, string pathKey, string subStepKey, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Post($"{OfBuddy(buddyId, pathKey)}/sub-steps/{ApiRequest.Segment(subStepKey)}/complete"), HatchedJson.Default.ManualCompleteResult, cancellationToken);

    private static string Of(string definitionId, string rest = "") => $"/path-definitions/{ApiRequest.Segment(definitionId)}{rest}";

    private static string OfBuddy(string buddyId, string pathKey) => $"/path-definitions/buddies/{ApiRequest.Segment(buddyId)}/paths/{ApiRequest.Segment(pathKey)}";
}

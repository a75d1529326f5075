using System.Text.Json.Nodes;
using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>Eggs: what buddies hatch from.</summary>
public sealed class EggsResource
{
    private readonly Transport transport;

    internal EggsResource(Transport transport) => this.transport = transport;

    /// <summary>Lays an egg for a user. It waits; make it ready with <see cref="UpdateStatusAsync"/>, then hatch it.</summary>
    /// <param name="egg">For whom.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The egg; one that was there already when <see cref="CreateEggParams.Ensure"/> is set.</returns>
    /// <exception cref="NoPublishedConfigException">There are no rules to live by yet.</exception>
    /// <exception cref="ActiveEggLimitException">The user has as many open eggs as allowed.</exception>
    public Task<Egg> CreateAsync(CreateEggParams egg, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(egg);
        var request = ApiRequest.Post("/eggs").Query("ensure", egg.Ensure ? "true" : null)
            .With(new CreateEggBody(egg.UserId, Placed(egg)), HatchedJson.Default.CreateEggBody);
        return transport.SendAsync(request, HatchedJson.Default.Egg, cancellationToken);
    }

    /// <summary>Reads an egg.</summary>
    /// <param name="eggId">The egg.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>As it stands.</returns>
    public Task<Egg> GetAsync(string eggId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get($"/eggs/{ApiRequest.Segment(eggId)}"), HatchedJson.Default.Egg, cancellationToken);

    /// <summary>Reads a page of eggs, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The page.</returns>
    public async Task<IReadOnlyList<Egg>> ListAsync(ListEggsParams? filter = null, CancellationToken cancellationToken = default) =>
        (await PageAsync(filter ?? new(), cancellationToken).ConfigureAwait(false)).Data;

    /// <summary>Reads all eggs, newest first, page by page as they are asked for.</summary>
    /// <param name="filter">Which; from its page on.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <returns>The eggs.</returns>
    public IAsyncEnumerable<Egg> ListAllAsync(ListEggsParams? filter = null, CancellationToken cancellationToken = default) =>
        Paging.NumberedAsync(filter?.Page, (page, cancellationToken) => PageAsync((filter ?? new()) with { Page = page }, cancellationToken), cancellationToken);

    /// <summary>Makes an egg ready to hatch, or cancels it.</summary>
    /// <param name="eggId">The egg.</param>
    /// <param name="status"><see cref="EggStatus.Ready"/> or <see cref="EggStatus.Cancelled"/>.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The step that it took.</returns>
    public Task<EggStatusChange> UpdateStatusAsync(string eggId, EggStatus status, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Patch($"/eggs/{ApiRequest.Segment(eggId)}/status").With(new StatusBody(status), HatchedJson.Default.StatusBody), HatchedJson.Default.EggStatusChange, cancellationToken);

    /// <summary>Starts to hatch an egg that is ready. Wait for the operation to know the buddy.</summary>
    /// <param name="eggId">The egg.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The operation.</returns>
    public Task<HatchResult> HatchAsync(string eggId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post($"/eggs/{ApiRequest.Segment(eggId)}/hatch"), HatchedJson.Default.HatchResult, cancellationToken);

    // A buddy's audience is read from its egg's metadata.
    private static JsonObject? Placed(CreateEggParams egg)
    {
        if (egg.Audience is null)
        {
            return egg.Metadata;
        }

        var metadata = egg.Metadata?.DeepClone().AsObject() ?? [];
        metadata["audience"] = egg.Audience;
        return metadata;
    }

    private Task<Numbered<Egg>> PageAsync(ListEggsParams filter, CancellationToken cancellationToken) => transport.SendAsync(
        ApiRequest.Get("/eggs").Query("user_id", filter.UserId).Query("status", filter.Status?.Value).Query("page", filter.Page).Query("limit", filter.Limit),
        HatchedJson.Default.Eggs, cancellationToken);
}

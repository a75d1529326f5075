using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>Gates: what buddies spend tokens to open.</summary>
public sealed class GatesResource
{
    private readonly Transport transport;

    internal GatesResource(Transport transport) => this.transport = transport;

    /// <summary>Reads every gate of the customer.</summary>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The gates.</returns>
    public Task<GateList> ListAsync(CancellationToken cancellationToken = default) => transport.SendAsync(ApiRequest.Get("/gates"), HatchedJson.Default.GateList, cancellationToken);

    /// <summary>Opens a gate for a buddy and spends what it costs. Opened before, it costs nothing.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="gateKey">The gate.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The gate, open.</returns>
    /// <exception cref="InsufficientBalanceException">It costs more than there is.</exception>
    /// <exception cref="ValidationException">With <see cref="ErrorCodes.ProgressionNotSpendable"/>: its token only grows.</exception>
    public Task<UnlockResult> UnlockAsync(string buddyId, string gateKey, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post($"/buddies/{ApiRequest.Segment(buddyId)}/gates/{ApiRequest.Segment(gateKey)}/unlock"), HatchedJson.Default.UnlockResult, cancellationToken);

    /// <summary>Reads the gates that a buddy has opened.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The gates.</returns>
    public Task<BuddyUnlockList> ListUnlocksAsync(string buddyId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get($"/buddies/{ApiRequest.Segment(buddyId)}/unlocks"), HatchedJson.Default.BuddyUnlockList, cancellationToken);
}

using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>Gates: what buddies spend tokens to open.</summary>
public sealed class GatesResource
{
    private readonly Transport transport;

    internal GatesResource(Transport transport) => this.transport = transport;

    /// <summary>Reads every gate of the customer.</summary>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>The gates.</returns>
    public Task<GateList> ListAsync(CancellationToken ct = default) => transport.SendAsync(ApiRequest.Get("/gates"), HatchedJson.Default.GateList, ct);

    /// <summary>Opens a gate for a buddy and spends what it costs. Opened before, it costs nothing.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="gateKey">The gate.</param>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>The gate, open.</returns>
    /// <exception cref="InsufficientBalanceException">It costs more than there is.</exception>
    /// <exception cref="ValidationException">With <see cref="ErrorCodes.ProgressionNotSpendable"/>: its token only grows.</exception>
    public Task<UnlockResult> UnlockAsync(string buddyId, string gateKey, CancellationToken ct = default) =>
        transport.SendAsync(ApiRequest.Post($"/buddies/{ApiRequest.Segment(buddyId)}/gates/{ApiRequest.Segment(gateKey)}/unlock"), HatchedJson.Default.UnlockResult, ct);

    /// <summary>Reads the gates that a buddy has opened.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>The gates.</returns>
    public Task<BuddyUnlockList> ListUnlocksAsync(string buddyId, CancellationToken ct = default) =>
        transport.SendAsync(ApiRequest.Get($"/buddies/{ApiRequest.Segment(buddyId)}/unlocks"), HatchedJson.Default.BuddyUnlockList, ct);
}

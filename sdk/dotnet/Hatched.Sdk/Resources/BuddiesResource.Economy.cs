using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <content>What buddies earn, spend, own and wear.</content>
public sealed partial class BuddiesResource
{
    /// <summary>Gives a buddy coins, or another token.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="earning">How many, and why.</param>
    /// <param name="idempotencyKey">A name of your own for this movement: under the same name it happens once in 24 hours. One is made when absent.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Its row in the ledger and the balance after it.</returns>
    public Task<BalanceChange> EarnAsync(string buddyId, EarnCoinsParams earning, string? idempotencyKey = null, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Post(Of(buddyId, "/coins")).With(earning, HatchedJson.Default.EarnCoinsParams).UnderKey(idempotencyKey), HatchedJson.Default.BalanceChange, cancellationToken);

    /// <summary>The same as <see cref="EarnAsync"/>.</summary>
    /// <inheritdoc cref="EarnAsync"/>
    public Task<BalanceChange> EarnCoinsAsync(string buddyId, EarnCoinsParams earning, string? idempotencyKey = null, CancellationToken cancellationToken = default) =>
        EarnAsync(buddyId, earning, idempotencyKey, cancellationToken);

    /// <summary>Takes coins, or another token, from a buddy.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="spending">How many, and why.</param>
    /// <param name="idempotencyKey">A name of your own for this movement: under the same name it happens once in 24 hours. One is made when absent.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Its row in the ledger and the balance after it.</returns>
    /// <exception cref="InsufficientBalanceException">There are not as many.</exception>
    /// <exception cref="ValidationException">With <see cref="ErrorCodes.ProgressionNotSpendable"/>: the token only grows.</exception>
    public Task<BalanceChange> SpendAsync(string buddyId, SpendCoinsParams spending, string? idempotencyKey = null, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Post(Of(buddyId, "/coins/spend")).With(spending, HatchedJson.Default.SpendCoinsParams).UnderKey(idempotencyKey), HatchedJson.Default.BalanceChange, cancellationToken);

    /// <summary>Reads a buddy's tokens.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>What can be spent, and what only grows.</returns>
    public Task<TokensSummary> GetTokensAsync(string buddyId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get(Of(buddyId, "/tokens")), HatchedJson.Default.TokensSummary, cancellationToken);

    /// <summary>Puts items on a buddy and takes others off.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="outfit">Which.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The operation that draws the new picture, unless it was there already.</returns>
    /// <exception cref="TooManyItemsException">It would wear more than fit.</exception>
    /// <exception cref="CategoryConflictException">Two would share a place.</exception>
    public Task<EquipItemsResult> EquipAsync(string buddyId, EquipItemsParams outfit, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Patch(Of(buddyId, "/equipped-items")).With(outfit, HatchedJson.Default.EquipItemsParams), HatchedJson.Default.EquipItemsResult, cancellationToken);

    /// <summary>
    /// Draws the bare picture of a buddy's stage anew: after a failure that says <c>needs_rerender</c>. What it wears is taken off; equip again once the picture is ready.
    /// </summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The operation.</returns>
    public Task<RerenderAppearanceResult> RerenderAppearanceAsync(string buddyId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post(Of(buddyId, "/appearance/rerender")), HatchedJson.Default.RerenderAppearanceResult, cancellationToken);

    /// <summary>Buys an item at its price of this moment.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="itemId">The item.</param>
    /// <param name="idempotencyKey">A name of your own for this purchase: under the same name it happens once in 24 hours. One is made when absent.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The purchase.</returns>
    /// <exception cref="InsufficientBalanceException">It costs more than there is.</exception>
    public Task<PurchaseResult> PurchaseItemAsync(string buddyId, string itemId, string? idempotencyKey = null, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Post(Of(buddyId, "/purchase-item")).With(new ItemBody(itemId), HatchedJson.Default.ItemBody).UnderKey(idempotencyKey), HatchedJson.Default.PurchaseResult, cancellationToken);

    /// <summary>Reads the items that a buddy owns.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>All of them.</returns>
    public async Task<IReadOnlyList<PurchasedItem>> GetPurchasedItemsAsync(string buddyId, CancellationToken cancellationToken = default) =>
        (await transport.SendAsync(ApiRequest.Get(Of(buddyId, "/purchased-items")), HatchedJson.Default.PurchasedItems, cancellationToken).ConfigureAwait(false)).Data;
}

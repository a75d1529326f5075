using Hatched.Sdk.Http;
using Hatched.Sdk.Webhooks;

namespace Hatched.Sdk.Resources;

/// <summary>Webhooks: where news is sent, and what was.</summary>
public sealed class WebhooksResource
{
    private readonly Transport transport;

    internal WebhooksResource(Transport transport) => this.transport = transport;

    /// <summary>Reads every endpoint of the customer.</summary>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The endpoints, without their secrets.</returns>
    public async Task<IReadOnlyList<WebhookEndpoint>> ListAsync(CancellationToken cancellationToken = default) =>
        (await transport.SendAsync(ApiRequest.Get("/webhook-configs"), HatchedJson.Default.WebhookEndpoints, cancellationToken).ConfigureAwait(false)).Data;

    /// <summary>Adds an endpoint.</summary>
    /// <param name="endpoint">Where, and what it shall be sent.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The endpoint with its <see cref="WebhookEndpoint.Secret"/>, which is never shown again.</returns>
    public Task<WebhookEndpoint> CreateAsync(CreateWebhookParams endpoint, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post("/webhook-configs").With(endpoint, HatchedJson.Default.CreateWebhookParams), HatchedJson.Default.WebhookEndpoint, cancellationToken);

    /// <summary>Reads an endpoint.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The endpoint, without its secret.</returns>
    public Task<WebhookEndpoint> GetAsync(string endpointId, CancellationToken cancellationToken = default) => transport.SendAsync(ApiRequest.Get(Of(endpointId)), HatchedJson.Default.WebhookEndpoint, cancellationToken);

    /// <summary>Changes, pauses or resumes an endpoint.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="change">What of it.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The endpoint, without its secret.</returns>
    public Task<WebhookEndpoint> UpdateAsync(string endpointId, UpdateWebhookParams change, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Put(Of(endpointId)).With(change, HatchedJson.Default.UpdateWebhookParams), HatchedJson.Default.WebhookEndpoint, cancellationToken);

    /// <summary>Deletes an endpoint.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public Task DeleteAsync(string endpointId, CancellationToken cancellationToken = default) => transport.SendAsync(ApiRequest.Delete(Of(endpointId)), cancellationToken);

    /// <summary>Gives an endpoint a new secret. For 24 hours deliveries are signed with the old one too.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The endpoint with its new <see cref="WebhookEndpoint.Secret"/>.</returns>
    public Task<WebhookEndpoint> RotateSecretAsync(string endpointId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post(Of(endpointId, "/rotate-secret")), HatchedJson.Default.WebhookEndpoint, cancellationToken);

    /// <summary>Sends <c>webhook.test</c> to an endpoint.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The delivery, before its first attempt.</returns>
    public Task<WebhookDelivery> SendTestAsync(string endpointId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post(Of(endpointId, "/test")), HatchedJson.Default.WebhookDelivery, cancellationToken);

    /// <summary>Reads what endpoints may be sent.</summary>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Every kind of news, with a sample.</returns>
    public async Task<IReadOnlyList<WebhookEventType>> ListEventTypesAsync(CancellationToken cancellationToken = default) =>
        (await transport.SendAsync(ApiRequest.Get("/webhook-configs/events"), HatchedJson.Default.WebhookEventTypes, cancellationToken).ConfigureAwait(false)).Data;

    /// <summary>Reads a page of an endpoint's deliveries, newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The page.</returns>
    public Task<Page<WebhookDelivery>> ListDeliveriesAsync(ListDeliveriesParams filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return transport.SendAsync(
            ApiRequest.Get(Of(filter.EndpointId, "/deliveries")).Query("status", filter.Status?.Value).Query("cursor", filter.Cursor).Query("limit", filter.Limit),
            HatchedJson.Default.WebhookDeliveries, cancellationToken);
    }

    /// <summary>Reads all of an endpoint's deliveries, newest first, page by page as they are asked for.</summary>
    /// <param name="filter">Which; from its cursor on.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <returns>The deliveries.</returns>
    public IAsyncEnumerable<WebhookDelivery> ListAllDeliveriesAsync(ListDeliveriesParams filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return Paging.ByCursorAsync(filter.Cursor, (cursor, cancellationToken) => ListDeliveriesAsync(filter with { Cursor = cursor }, cancellationToken), cancellationToken);
    }

    /// <summary>Sends a stored delivery once more, as a delivery of its own.</summary>
    /// <param name="endpointId">The endpoint.</param>
    /// <param name="deliveryId">The delivery.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The new delivery, before its first attempt.</returns>
    public Task<WebhookDelivery> RedeliverAsync(string endpointId, string deliveryId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post(Of(endpointId, $"/deliveries/{ApiRequest.Segment(deliveryId)}/redeliver")), HatchedJson.Default.WebhookDelivery, cancellationToken);

    /// <summary>The same as <see cref="RedeliverAsync"/>.</summary>
    /// <inheritdoc cref="RedeliverAsync"/>
    public Task<WebhookDelivery> ReplayAsync(string endpointId, string deliveryId, CancellationToken cancellationToken = default) => RedeliverAsync(endpointId, deliveryId, cancellationToken);

    /// <summary>Whether one signature header of a delivery is genuine and recent. <see cref="WebhookVerifier"/> takes all headers at once.</summary>
    /// <param name="rawBody">The bytes as they came: JSON that was parsed and written again does not verify.</param>
    /// <param name="signatureHeader">The value of <c>Hatched-Signature</c>, <c>X-Hatched-Signature</c> or <c>webhook-signature</c>.</param>
    /// <param name="secret">The endpoint's secret.</param>
    /// <param name="options">What the header alone does not say, and how old it may be.</param>
    /// <returns>False for anything that is not genuine; never throws for what came over the network.</returns>
    public static bool VerifySignature(ReadOnlySpan<byte> rawBody, string? signatureHeader, string? secret, VerifySignatureOptions? options = null) =>
        Signature.Verify(rawBody, signatureHeader, secret, options ?? new());

    private static string Of(string endpointId, string rest = "") => $"/webhook-configs/{ApiRequest.Segment(endpointId)}{rest}";
}

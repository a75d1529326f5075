using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>Sessions for widgets that may change things. A secret key must never reach a browser; a session token may.</summary>
public sealed class WidgetSessionsResource
{
    private readonly Transport transport;

    internal WidgetSessionsResource(Transport transport) => this.transport = transport;

    /// <summary>Opens a session.</summary>
    /// <param name="session">For which buddy, and what it may do.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Its token.</returns>
    public Task<SessionToken> CreateAsync(CreateSessionParams session, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post("/widget-sessions").With(session, HatchedJson.Default.CreateSessionParams), HatchedJson.Default.SessionToken, cancellationToken);

    /// <summary>Ends a session at once.</summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    public Task RevokeAsync(string sessionId, CancellationToken cancellationToken = default) => transport.SendAsync(ApiRequest.Delete($"/widget-sessions/{ApiRequest.Segment(sessionId)}"), cancellationToken);
}

/// <summary>Tokens for widgets that only show.</summary>
public sealed class EmbedTokensResource
{
    private readonly Transport transport;

    internal EmbedTokensResource(Transport transport) => this.transport = transport;

    /// <summary>Mints a token.</summary>
    /// <param name="token">For which buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The token.</returns>
    public Task<EmbedToken> CreateAsync(CreateEmbedTokenParams token, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post("/embed-tokens").With(token, HatchedJson.Default.CreateEmbedTokenParams), HatchedJson.Default.EmbedToken, cancellationToken);
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.Sdk.Http;
using Hatched.Sdk.Resources;

namespace Hatched.Sdk;

/// <summary>
/// The client of Hatched. One instance serves a whole program, on any number of threads.
/// <example><code>
/// var hatched = new HatchedClient(apiKey);
/// var effects = await hatched.Events.SendAsync(new() { EventId = "lesson_42:user_7", UserId = "user_7", Type = "lesson_completed" });
/// </code></example>
/// </summary>
/// <remarks>
/// A call that fails throws a <see cref="HatchedException"/>, of a type of its own for each reason that a program may want to tell apart. Network errors, 408,
/// 429 and 5xx are repeated first, a change under one <c>Idempotency-Key</c>, so that it happens once. A call that is given up by its token throws <see cref="OperationCanceledException"/>.
/// </remarks>
public sealed class HatchedClient
{
    private readonly Transport transport;

    /// <summary>A client as the environment says: <c>HATCHED_API_KEY</c>, and <c>HATCHED_BASE_URL</c> for any other place than the key's home.</summary>
    public HatchedClient()
        : this(new HatchedClientOptions())
    {
    }

    /// <summary>A client with a secret key and everything else as usual.</summary>
    /// <param name="apiKey">The key.</param>
    /// <param name="baseUrl">Where the API is; as the environment says when absent, or the key's home.</param>
    public HatchedClient(string apiKey, Uri? baseUrl = null)
        : this(new HatchedClientOptions { ApiKey = apiKey, BaseUrl = baseUrl })
    {
    }

    /// <summary>A client as told.</summary>
    /// <param name="options">The credential, and how to reach Hatched. They are copied: later changes to them are not seen.</param>
    public HatchedClient(HatchedClientOptions options)
        : this(options, null)
    {
    }

    internal HatchedClient(HatchedClientOptions options, Func<HttpClient>? http)
    {
        ArgumentNullException.ThrowIfNull(options);
        transport = new Transport(options, http);
        Eggs = new(transport);
        Buddies = new(transport);
        Events = new(transport);
        Operations = new(transport);
        WidgetSessions = new(transport);
        EmbedTokens = new(transport);
        Webhooks = new(transport);
        Gates = new(transport);
        Paths = new(transport);
    }

    /// <summary>What buddies hatch from.</summary>
    public EggsResource Eggs { get; }

    /// <summary>What grows.</summary>
    public BuddiesResource Buddies { get; }

    /// <summary>What makes it grow.</summary>
    public EventsResource Events { get; }

    /// <summary>Work that takes a while.</summary>
    public OperationsResource Operations { get; }

    /// <summary>Tokens for widgets that may change things.</summary>
    public WidgetSessionsResource WidgetSessions { get; }

    /// <summary>Tokens for widgets that only show.</summary>
    public EmbedTokensResource EmbedTokens { get; }

    /// <summary>Where news is sent.</summary>
    public WebhooksResource Webhooks { get; }

    /// <summary>What buddies spend tokens to open.</summary>
    public GatesResource Gates { get; }

    /// <summary>Guided journeys.</summary>
    public PathsResource Paths { get; }

    /// <summary>Where the API is.</summary>
    public Uri BaseUrl => transport.Root;

    /// <summary>What the newest answer said about the rate limit; null before the first.</summary>
    public RateLimitInfo? RateLimit => transport.RateLimit;

    /// <summary>The id of the newest answer, to quote in a support request; null before the first.</summary>
    public string? LastRequestId => transport.RequestId;

    /// <summary>Asks whether Hatched is well.</summary>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>What it says of itself.</returns>
    public Task<HealthStatus> HealthAsync(CancellationToken cancellationToken = default) => transport.SendAsync(ApiRequest.Get("/health"), HatchedJson.Default.HealthStatus, cancellationToken);

    /// <summary>Calls a route that has no method of its own, with the same credential, retries and exceptions.</summary>
    /// <param name="method">GET, POST, PUT, PATCH or DELETE.</param>
    /// <param name="path">Under <c>/api/v1</c>, with its query, such as <c>/coin-rules</c>.</param>
    /// <param name="body">In the wire's own snake_case.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The answer as it came; undefined for one without a body.</returns>
    public async Task<JsonElement> RequestAsync(HttpMethod method, string path, JsonNode? body = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path[0] != '/')
        {
            throw new ArgumentException("A path starts with a slash.", nameof(path));
        }

        var request = new ApiRequest(method, path);
        return await transport.SendAnyAsync(body is null ? request : request.With(body, HatchedJson.Default.JsonNode), cancellationToken).ConfigureAwait(false);
    }
}

namespace Hatched.Sdk;

/// <summary>How a <see cref="HatchedClient"/> reaches Hatched. Give exactly one of <see cref="ApiKey"/>, <see cref="PublishableKey"/> and <see cref="WidgetToken"/>.</summary>
public sealed class HatchedClientOptions
{
    /// <summary>A secret key (<c>hatch_live_…</c>, <c>hatch_test_…</c>): for servers only.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A publishable key (<c>hatch_pk_…</c>): reads of its scopes, and embed tokens.</summary>
    public string? PublishableKey { get; set; }

    /// <summary>The token of a widget session or an embed token: for notifications, the feed and the <c>/widget</c> routes of its buddy.</summary>
    public string? WidgetToken { get; set; }

    /// <summary>
    /// Where the API is, with or without <c>/api/v1</c>. When absent: <c>https://api.staging.hatched.live</c> for a test key, <c>https://api.hatched.live</c> for any other.
    /// </summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>How long one attempt may take, its body included. 15 seconds by default; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> is no limit.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a call is repeated after a network error, 408, 429 or 5xx. 3 by default; 0 never repeats.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The longest <c>Retry-After</c> that a call waits for; a longer one is thrown at once. 60 seconds by default.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Sends the requests. Its own timeout should be infinite; it is never disposed of here. A shared one by default.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Is told of every attempt in one line: method, path, status, time taken, request id. Never of credentials or bodies.</summary>
    public Action<string>? Debug { get; set; }

    /// <summary>Lets a secret key run inside a browser (WebAssembly), where anybody can read it. False by default.</summary>
    public bool AllowBrowser { get; set; }

    /// <summary>The clock of timeouts, retries and polling.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal HatchedClientOptions Copy() => (HatchedClientOptions)MemberwiseClone();
}

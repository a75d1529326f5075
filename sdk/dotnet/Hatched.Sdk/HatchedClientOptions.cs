namespace Hatched.Sdk;

/// <summary>How a <see cref="HatchedClient"/> reaches Hatched. Give at most one of <see cref="ApiKey"/>, <see cref="PublishableKey"/> and <see cref="WidgetToken"/>.</summary>
public sealed class HatchedClientOptions
{
    /// <summary>A secret key (<c>hatch_live_…</c>, <c>hatch_test_…</c>): for servers only. When no credential is given: the environment's <c>HATCHED_API_KEY</c>.</summary>
    public string? ApiKey { get; set; }

    /// <summary>A publishable key (<c>hatch_pk_…</c>): reads of its scopes, and embed tokens.</summary>
    public string? PublishableKey { get; set; }

    /// <summary>The token of a widget session or an embed token: for the <c>/widget</c> routes of its buddy.</summary>
    public string? WidgetToken { get; set; }

    /// <summary>
    /// Where the API is, with or without <c>/api/v1</c>. When absent: the environment's <c>HATCHED_BASE_URL</c>, and without that <c>https://api.staging.hatched.live</c> for a test key, <c>https://api.hatched.live</c> for any other.
    /// </summary>
    public Uri? BaseUrl { get; set; }

    /// <summary>How long one attempt may take, its body included. 15 seconds by default; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> is no limit.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a call is repeated after a network error, 408, 429 or 5xx. 3 by default; 0 never repeats.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The longest <c>Retry-After</c> that a call waits for; a longer one is thrown at once. 10 seconds by default.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Sends the requests. Its own timeout should be infinite; it is never disposed of here. A shared one by default.</summary>
    public HttpClient? HttpClient { get; set; }

    /// <summary>Is told of every attempt in one line: method, path, status, time taken, request id. Never of credentials or bodies.</summary>
    public Action<string>? Debug { get; set; }

    /// <summary>Lets a secret key run inside a browser (WebAssembly), where anybody can read it. False by default.</summary>
    public bool AllowBrowser { get; set; }

    /// <summary>The clock of timeouts, retries and polling.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>A copy, in which what is absent is as the environment says.</summary>
    internal HatchedClientOptions Completed()
    {
        var options = (HatchedClientOptions)MemberwiseClone();
        if (string.IsNullOrEmpty(ApiKey) && string.IsNullOrEmpty(PublishableKey) && string.IsNullOrEmpty(WidgetToken))
        {
            options.ApiKey = Environment.GetEnvironmentVariable("HATCHED_API_KEY");
        }

        if (BaseUrl is null && Environment.GetEnvironmentVariable("HATCHED_BASE_URL") is { Length: > 0 } address)
        {
            options.BaseUrl = Uri.TryCreate(address, UriKind.Absolute, out var url)
                ? url
                : throw new ArgumentException($"HATCHED_BASE_URL is no address: {address}. Give scheme and host, such as http://127.0.0.1:8080.");
        }

        return options;
    }
}

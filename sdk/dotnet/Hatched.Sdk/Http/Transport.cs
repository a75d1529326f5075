using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hatched.Sdk.Http;

/// <summary>Sends calls, repeats what may be repeated, and turns refusals into exceptions.</summary>
internal sealed class Transport
{
    private static readonly Lazy<HttpClient> Shared = new(() => OperatingSystem.IsBrowser()
        ? new HttpClient { Timeout = Timeout.InfiniteTimeSpan }
        : new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // an answer from elsewhere is a wrong base address, better said than followed
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2), // so that a change of DNS is noticed
        })
        { Timeout = Timeout.InfiniteTimeSpan });

    private static readonly string UserAgent = $"Hatched.Sdk/{Version()} .NET/{Environment.Version.Major}.{Environment.Version.Minor}";

    private readonly Credential credential;
    private readonly HatchedClientOptions options;
    private readonly Func<HttpClient> http;

    public Transport(HatchedClientOptions given, Func<HttpClient>? http)
    {
        options = given.Completed();
        credential = Credential.Of(options);
        if (OperatingSystem.IsBrowser() && options.ApiKey is { Length: > 0 } && !options.AllowBrowser)
        {
            throw new InvalidOperationException(
                "A secret key must not run in a browser, where anybody can read it. Use a publishable key, a widget session, or set AllowBrowser if the page is yours alone.");
        }

        if (options.Timeout <= TimeSpan.Zero && options.Timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(given), options.Timeout, "Timeout must be positive.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxRetries, nameof(options.MaxRetries));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxRetryAfter, TimeSpan.Zero, nameof(options.MaxRetryAfter));
        this.http = http ?? (() => options.HttpClient ?? Shared.Value);
        Root = new Uri(RootOf(options.BaseUrl ?? credential.Home));
    }

    public Uri Root { get; }

    public TimeProvider Clock => options.TimeProvider;

    public RateLimitInfo? RateLimit { get; private set; }

    public string? RequestId { get; private set; }

    public async Task<T> SendAsync<T>(ApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        Read(request, await AnswerAsync(request, cancellationToken).ConfigureAwait(false), type);

    /// <summary>The answer as it came; undefined when it has no body.</summary>
    public async Task<JsonElement> SendAnyAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        var answer = await AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        return answer.Body.Length == 0 ? default : Read(request, answer, HatchedJson.Default.JsonElement);
    }

    public async Task SendAsync(ApiRequest request, CancellationToken cancellationToken) => await AnswerAsync(request, cancellationToken).ConfigureAwait(false);

    private static T Read<T>(ApiRequest request, Answer answer, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body, type) ?? throw new JsonException("The body is null.");
        }
        catch (JsonException e)
        {
            var message = $"The answer to {request.Method} {request.Path} is not the API's, or of a version that this client does not know.";
            throw new HatchedException(new ApiError(ErrorCodes.InvalidResponse, message, answer.Status, answer.RequestId), e);
        }
    }

    private async Task<Answer> AnswerAsync(ApiRequest request, CancellationToken cancellationToken)
    {
        // The one thing that a publishable key may change; the server says no to the rest, but only after a round trip.
        if (credential.IsPublishable && request.Method != HttpMethod.Get && request.Path != "/embed-tokens")
        {
            throw new PublishableKeyScopeException(new ApiError(
                ErrorCodes.PublishableKeyScope, $"A publishable key may not {request.Method} {request.Path}. Use a secret key on your server.", 403));
        }

        for (var attempt = 0; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            HatchedException failure;
            try
            {
                var answer = await AttemptAsync(request, attempt, cancellationToken).ConfigureAwait(false);
                if (answer.Status is >= 200 and < 300)
                {
                    return answer;
                }

                failure = Failures.Of(answer);
            }
            catch (HttpRequestException e)
            {
                failure = new ConnectionException($"{request.Method} {request.Path} did not reach Hatched: {e.Message}", e);
            }
            catch (IOException e)
            {
                failure = new ConnectionException($"The answer to {request.Method} {request.Path} broke off: {e.Message}", e);
            }
            catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
            {
                failure = new ConnectionTimeoutException($"{request.Method} {request.Path} took longer than {options.Timeout.TotalSeconds:0.###} s.", e);
            }

            if (!failure.IsRetryable || attempt >= options.MaxRetries || failure.Wait > options.MaxRetryAfter)
            {
                throw failure;
            }

            await Task.Delay((failure.Wait ?? TimeSpan.Zero) + Backoff.Of(attempt), options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<Answer> AttemptAsync(ApiRequest request, int attempt, CancellationToken cancellationToken)
    {
        using var message = Message(request);
        using var timeout = new CancellationTokenSource(options.Timeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var began = Stopwatch.GetTimestamp();
        try
        {
            using var response = await http().SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            var answer = new Answer((int)response.StatusCode, body, Header(response, "X-Request-Id"), RetryAfter(response.Headers.RetryAfter));
            RequestId = answer.RequestId ?? RequestId;
            RateLimit = RateLimitInfo.Of(response.Headers) ?? RateLimit;
            var took = string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalMilliseconds:0} ms");
            options.Debug?.Invoke($"hatched: {request.Method} {request.PathAndQuery} → {answer.Status} in {took}, attempt {attempt + 1}, request {answer.RequestId}");
            return answer;
        }
        catch (Exception e) when (options.Debug is { } debug)
        {
            debug($"hatched: {request.Method} {request.PathAndQuery} → {e.GetType().Name}: {e.Message}, attempt {attempt + 1}");
            throw;
        }
    }

    private HttpRequestMessage Message(ApiRequest request)
    {
        var message = new HttpRequestMessage(request.Method, Root + request.PathAndQuery);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", credential.Token);
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        if (request.IdempotencyKey is { } key)
        {
            message.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return message;
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - options.TimeProvider.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero,
        _ => null,
    };

    private static string? Header(HttpResponseMessage response, string name) => response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static string? Version() =>
        typeof(Transport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];

    private static string RootOf(Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException(
                $"BaseUrl must be an absolute http or https address such as http://127.0.0.1:8080, not {address}. Is the scheme missing? From the environment it is HATCHED_BASE_URL.");
        }

        if (address.Query.Length + address.Fragment.Length + address.UserInfo.Length > 0)
        {
            throw new ArgumentException("BaseUrl has a query, a fragment or a login: leave it out. The key is given as ApiKey.");
        }

        var path = address.AbsolutePath.TrimEnd('/');
        return address.GetLeftPart(UriPartial.Authority) + (path.Length == 0 ? "/api/v1" : path);
    }
}

/// <summary>What one attempt was answered, whole.</summary>
internal readonly record struct Answer(int Status, byte[] Body, string? RequestId, TimeSpan? RetryAfter);

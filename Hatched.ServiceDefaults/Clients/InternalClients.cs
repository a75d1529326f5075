using System.Net.Http.Json;
using System.Text.Json;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Polly;

namespace Hatched.ServiceDefaults.Clients;

/// <summary>Typed clients for internal questions: one a service, with timeout, retry and circuit breaker.</summary>
public static class InternalClients
{
    /// <summary>Set on a request that may be sent twice: reads, and writes that are idempotent by a natural key.</summary>
    public static readonly HttpRequestOptionsKey<bool> Repeatable = new("hatched.repeatable");

    /// <summary>A caller hears of a dead service within this.</summary>
    public static readonly TimeSpan TotalTimeout = TimeSpan.FromSeconds(2.5);

    /// <summary>Registers one <typeparamref name="TClient"/> (a class that takes an <see cref="HttpClient"/>) for the service named <paramref name="service"/>.</summary>
    /// <param name="timeout">For calls that do real work; the default is for questions that an end user waits on.</param>
    public static void AddInternalClient<TClient>(this IHostApplicationBuilder builder, string service, TimeSpan? timeout = null)
        where TClient : class
    {
        var pipeline = CallPipeline.Create(timeout ?? TotalTimeout, typeof(TClient).Name);
        var name = typeof(TClient).FullName!;
        builder.Services.AddSingleton(services =>
            ActivatorUtilities.CreateInstance<TClient>(services, services.GetRequiredService<IHttpClientFactory>().CreateClient(name)));
        builder.Services.AddHttpClient(name, http =>
            {
                http.BaseAddress = new Uri(builder.Configuration[$"services:{service}:http:0"]
                    ?? throw new InvalidOperationException($"services__{service}__http__0 is not set: where is the {service} service?"));
                http.Timeout = Timeout.InfiniteTimeSpan; // the pipeline's timeout rules
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                ConnectCallback = KeptAliveSockets.ConnectAsync,
                ConnectTimeout = TimeSpan.FromSeconds(1),
                PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
                MaxConnectionsPerServer = 64,
                UseCookies = false,
            })
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers() // spans and metrics say the same
            .AddHttpMessageHandler(services => new InternalCallHandler(
                service, pipeline, services.GetRequiredService<PrincipalSigner>(), services.GetRequiredService<IHttpContextAccessor>()));
    }

    /// <summary>Asks for something; the answer must be there.</summary>
    public static async Task<TAnswer> AskAsync<TAnswer>(this HttpClient http, HttpMethod method, string path, object? body, Guid customerId, CancellationToken ct)
    {
        using var response = await http.CallAsync(method, path, body, customerId, ct);
        return (await response.Content.ReadFromJsonAsync<TAnswer>(HatchedJson.Tolerant, ct))!;
    }

    /// <summary>Says something that may be said twice; there is no answer to it.</summary>
    public static async Task TellAsync(this HttpClient http, HttpMethod method, string path, object body, Guid customerId, CancellationToken ct) =>
        (await http.CallAsync(method, path, body, customerId, ct)).Dispose();

    private static async Task<HttpResponseMessage> CallAsync(this HttpClient http, HttpMethod method, string path, object? body, Guid customerId, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Options.Set(Repeatable, true);
        request.Options.Set(InternalCallHandler.OnBehalfOf, customerId);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType(), options: HatchedJson.Options);
        }

        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        try
        {
            await response.EnsureAnsweredAsync(ct);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <summary>Lets a service use another's public route for a caller: with the caller's customer, plan and audiences, never with more.</summary>
    /// <param name="repeatable">The request may be sent twice.</param>
    public static void OnBehalfOf(this HttpRequestMessage request, Principal caller, bool repeatable)
    {
        request.Options.Set(Repeatable, repeatable);
        request.Options.Set(InternalCallHandler.Caller, caller with { Kind = PrincipalKind.Service, Scopes = [], BuddyId = null, UserId = null });
    }

    /// <summary>Passes another service's refusal on as our own; 5xx becomes <see cref="HttpRequestException"/>.</summary>
    public static async Task EnsureAnsweredAsync(this HttpResponseMessage response, CancellationToken ct)
    {
        if ((int)response.StatusCode is >= 400 and < 500 and not 401)
        {
            var refused = (await response.Content.ReadFromJsonAsync<JsonElement>(HatchedJson.Options, ct)).GetProperty("error");
            throw new ApiError(
                (int)response.StatusCode,
                refused.GetProperty("code").GetString()!,
                refused.GetProperty("message").GetString()!,
                refused.TryGetProperty("details", out var details) ? details : null).ToException();
        }

        response.EnsureSuccessStatusCode();
    }
}

/// <summary>Signs internal calls, passes the request id on, and sends them through the resilience pipeline.</summary>
internal sealed class InternalCallHandler(
    string service, ResiliencePipeline<HttpResponseMessage> pipeline, PrincipalSigner signer, IHttpContextAccessor context)
    : DelegatingHandler
{
    internal static readonly HttpRequestOptionsKey<Guid> OnBehalfOf = new("hatched.customer");
    internal static readonly HttpRequestOptionsKey<Principal> Caller = new("hatched.caller");
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, (string Header, long Until)> _signed = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Options.TryGetValue(OnBehalfOf, out var customer);
        request.Headers.TryAddWithoutValidation(
            PrincipalSigner.Header, request.Options.TryGetValue(Caller, out var caller) ? signer.Sign(caller) : HeaderFor(customer));
        if (context.HttpContext is { } http && !request.Headers.Contains(RequestIds.Header))
        {
            request.Headers.TryAddWithoutValidation(RequestIds.Header, http.TraceIdentifier);
        }

        var resilience = ResilienceContextPool.Shared.Get(cancellationToken);
        resilience.Properties.Set(CallPipeline.BeganAt, Environment.TickCount64);
        resilience.Properties.Set(CallPipeline.MayRepeat, request.Options.TryGetValue(InternalClients.Repeatable, out var may) && may);
        try
        {
            return await pipeline.ExecuteAsync(
                static async (attempt, state) =>
                    await WholeAsync(await state.Send(state.Request, attempt.CancellationToken), attempt.CancellationToken),
                resilience,
                (Request: request, Send: (Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>)base.SendAsync));
        }
        catch (Exception exception) when (Dependencies.Name(exception, service))
        {
            throw; // never reached: the filter only notes who it was
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }

    // The body belongs to the attempt: a peer that goes silent in the middle of it has not answered.
    private static async Task<HttpResponseMessage> WholeAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(ct);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // Signing costs a few microseconds and a kilobyte: worth keeping for half of the signature's life.
    private string HeaderFor(Guid customer)
    {
        var now = Environment.TickCount64;
        if (_signed.TryGetValue(customer, out var kept) && kept.Until > now)
        {
            return kept.Header;
        }

        if (_signed.Count > 10_000)
        {
            _signed.Clear();
        }

        var header = signer.Sign(new Principal { Kind = PrincipalKind.Service, CustomerId = customer, Plan = "enterprise" });
        _signed[customer] = (header, now + (long)(PrincipalSigner.Lifetime.TotalMilliseconds / 2));
        return header;
    }
}

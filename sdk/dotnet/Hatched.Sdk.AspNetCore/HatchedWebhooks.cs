using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hatched.Sdk.AspNetCore;

/// <summary>How webhooks are verified.</summary>
public sealed class HatchedWebhookOptions
{
    /// <summary>The endpoint's secret.</summary>
    public string? Secret { get; set; }

    /// <summary>How far a signature's time may be from now, either way. 5 minutes by default.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);
}

/// <summary>Endpoints that take webhooks: what is not genuine never reaches their handlers.</summary>
public static class HatchedWebhooks
{
    /// <summary>A body of Hatched's is far smaller.</summary>
    private const int MostBytes = 1024 * 1024;

    /// <summary>Maps an endpoint that takes webhooks. It answers 202 when the handler returns and has not answered itself, and 400 to what is not genuine.</summary>
    /// <param name="endpoints">The program's endpoints.</param>
    /// <param name="pattern">Its address.</param>
    /// <param name="handler">Does what the news asks for. News comes at least once: remember <see cref="WebhookEvent.DeliveryId"/> where twice would be wrong.</param>
    /// <param name="secret">The endpoint's secret; <see cref="HatchedWebhookOptions.Secret"/> when absent.</param>
    /// <returns>The endpoint.</returns>
    public static IEndpointConventionBuilder MapHatchedWebhook(
        this IEndpointRouteBuilder endpoints, string pattern, Func<WebhookEvent, HttpContext, Task> handler, string? secret = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return endpoints.MapPost(pattern, async context =>
        {
            if (await TakeAsync(context, secret) is { } refusal)
            {
                await refusal.ExecuteAsync(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status202Accepted;
            await handler(context.HatchedWebhook(), context);
        });
    }

    /// <summary>
    /// Lets only genuine webhooks through to an endpoint, and answers 400 to the rest. The handler takes the news with <see cref="HatchedWebhook"/>; it must not
    /// bind the body itself, for that would read the bytes before they are verified.
    /// </summary>
    /// <typeparam name="T">The kind of endpoint.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="secret">The endpoint's secret; <see cref="HatchedWebhookOptions.Secret"/> when absent.</param>
    /// <returns>The endpoint.</returns>
    public static T RequireHatchedSignature<T>(this T endpoint, string? secret = null)
        where T : IEndpointConventionBuilder =>
        endpoint.AddEndpointFilter(async (context, next) => await TakeAsync(context.HttpContext, secret) ?? await next(context));

    /// <summary>The news of a request that was let through.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The news.</returns>
    public static WebhookEvent HatchedWebhook(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<WebhookEvent>() ?? throw new InvalidOperationException("No webhook was verified here: the endpoint lacks RequireHatchedSignature().");
    }

    /// <summary>Null when the request is genuine.</summary>
    private static async Task<IResult?> TakeAsync(HttpContext context, string? secret)
    {
        var options = context.RequestServices.GetRequiredService<IOptions<HatchedWebhookOptions>>().Value;
        if ((secret ?? options.Secret) is not { Length: > 0 } key)
        {
            throw new InvalidOperationException("There is no webhook secret: set Hatched:WebhookSecret, or give it to the endpoint.");
        }

        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }

        if (body.Length == 0 && context.Request.ContentLength > 0)
        {
            throw new InvalidOperationException("The body was read before it was verified. The handler must not bind it: take it from HttpContext.HatchedWebhook().");
        }

        var verification = WebhookVerifier.Verify(
            body, name => context.Request.Headers.TryGetValue(name, out var values) ? values.ToString() : null, key,
            new() { Tolerance = options.Tolerance, TimeProvider = context.RequestServices.GetService<TimeProvider>() ?? TimeProvider.System });
        if (!verification.IsValid)
        {
            return TypedResults.Text($"Not a genuine webhook: {verification.Reason}", statusCode: StatusCodes.Status400BadRequest);
        }

        context.Features.Set(verification.Event);
        return null;
    }

    private static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > MostBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}

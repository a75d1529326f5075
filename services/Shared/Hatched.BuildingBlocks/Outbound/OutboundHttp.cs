using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Hatched.ServiceDefaults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Hatched.BuildingBlocks.Outbound;

/// <summary>Requests to addresses that customers name: guarded connect, no redirects, no proxy, no cookies.</summary>
/// <remarks><c>HATCHED_WEBHOOK_ALLOW_PRIVATE=true</c> opens private addresses, for local development.</remarks>
public static class OutboundHttp
{
    public static void AddOutbound(this IHostApplicationBuilder builder)
    {
        var allowPrivate = DevelopmentSwitches.Of(builder).AllowPrivateAddresses;
        var testMode = builder.Configuration["Hatched:Mode"] is { } mode ? mode is "test" : builder.Environment.IsDevelopment();
        builder.Services.AddSingleton(new TargetUrl(allowPrivate, testMode));
        builder.Services.AddSingleton(new GuardedDialer(allowPrivate, Dns.GetHostAddressesAsync, GuardedDialer.DialAsync));
    }

    public static SocketsHttpHandler Handler(GuardedDialer dialer, TimeSpan connectTimeout) => new()
    {
        ConnectCallback = dialer.ConnectAsync,
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None, // a small answer must not become a large one
        ConnectTimeout = connectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2), // a name that moves is followed
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 64 * 1024,
        ResponseDrainTimeout = TimeSpan.FromSeconds(1),
        ActivityHeadersPropagator = DistributedContextPropagator.CreateNoOutputPropagator(), // our trace ids are nobody else's
    };

    /// <summary>What the sending of a request may throw, short of a fault of ours.</summary>
    public static bool IsNoAnswer(Exception exception) => exception is HttpRequestException or OperationCanceledException or IOException;

    /// <summary>Why there was no answer, for the customer.</summary>
    /// <remarks>Ours, not the exception's: its text may name addresses of our own network.</remarks>
    public static string Reason(Exception exception, TimeSpan timeout) => exception switch
    {
        HttpRequestException { InnerException: AddressRefusedException refused } => refused.Message,
        OperationCanceledException => $"No answer within {timeout.TotalSeconds:0} s.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError }
            or HttpRequestException { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } } =>
            "The host name could not be resolved.",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "The TLS handshake failed.",
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "The connection could not be made.",
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded } => "The answer was not valid HTTP.",
        _ => "The connection broke off before an answer.",
    };

    /// <summary>The first bytes of an answer; a body that breaks off or drips past the timeout is kept as far as it came.</summary>
    public static async Task<byte[]> ReadAsync(HttpResponseMessage response, int most, CancellationToken ct)
    {
        var kept = new byte[most];
        var length = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(ct);
            for (int read; length < most && (read = await stream.ReadAsync(kept.AsMemory(length), ct)) > 0;)
            {
                length += read;
            }
        }
        catch (Exception exception) when (IsNoAnswer(exception))
        {
            // the status decides, not the body
        }

        return kept[..length];
    }
}

using System.Globalization;
using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hatched.Sdk.AspNetCore;

/// <summary>Registers a <see cref="HatchedClient"/> for the whole program.</summary>
public static class HatchedRegistration
{
    /// <summary>The name of the HTTP client that the requests go through.</summary>
    public const string HttpClientName = "Hatched";

    /// <summary>Registers <see cref="HatchedClient"/> as a singleton whose requests go through <see cref="IHttpClientFactory"/>. Each attempt is logged at debug level. Options that cannot be right stop the program as it starts.</summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configure">Sets the credential, and whatever shall be other than usual.</param>
    /// <returns>The HTTP client, for handlers of your own.</returns>
    public static IHttpClientBuilder AddHatched(this IServiceCollection services, Action<HatchedClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.Configure(configure);
        services.TryAddSingleton(Create);
        services.AddOptions<HatchedClientOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HatchedClientOptions>, HatchedOptionsValidation>());
        return services.AddHttpClient(HttpClientName)
            .ConfigureHttpClient(http => http.Timeout = Timeout.InfiniteTimeSpan) // the client times each attempt itself
            .UseSocketsHttpHandler((handler, _) => (handler.AllowAutoRedirect, handler.AutomaticDecompression) = (false, DecompressionMethods.All));
    }

    /// <summary>
    /// Registers <see cref="HatchedClient"/> from configuration: <c>ApiKey</c> or <c>PublishableKey</c>, <c>BaseUrl</c>, <c>Timeout</c>, <c>MaxRetries</c>,
    /// <c>MaxRetryAfter</c>, and <c>WebhookSecret</c> for <see cref="HatchedWebhooks"/>.
    /// </summary>
    /// <param name="services">The program's services.</param>
    /// <param name="configuration">The section that holds them, such as <c>Hatched</c>.</param>
    /// <returns>The HTTP client, for handlers of your own.</returns>
    public static IHttpClientBuilder AddHatched(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.Configure<HatchedWebhookOptions>(options => options.Secret = configuration["WebhookSecret"] ?? options.Secret);
        // Key by key and not by the binder, which is not safe to trim.
        return services.AddHatched(options =>
        {
            options.ApiKey = configuration["ApiKey"] ?? options.ApiKey;
            options.PublishableKey = configuration["PublishableKey"] ?? options.PublishableKey;
            options.BaseUrl = configuration["BaseUrl"] is { Length: > 0 } url ? new Uri(url, UriKind.RelativeOrAbsolute) : options.BaseUrl;
            options.Timeout = Span(configuration, "Timeout") ?? options.Timeout;
            options.MaxRetryAfter = Span(configuration, "MaxRetryAfter") ?? options.MaxRetryAfter;
            options.MaxRetries = configuration["MaxRetries"] is { Length: > 0 } retries ? int.Parse(retries, CultureInfo.InvariantCulture) : options.MaxRetries;
        });
    }

    private static TimeSpan? Span(IConfiguration configuration, string key) =>
        configuration[key] is { Length: > 0 } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : null;

    private static HatchedClient Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<HatchedClientOptions>>().Value;
        var factory = services.GetRequiredService<IHttpClientFactory>();
        var logger = services.GetRequiredService<ILogger<HatchedClient>>();
        if (options.Debug is null && logger.IsEnabled(LogLevel.Debug))
        {
            options.Debug = line => logger.LogDebug("{Attempt}", line);
        }

        return new HatchedClient(options, options.HttpClient is null ? () => factory.CreateClient(HttpClientName) : null);
    }
}

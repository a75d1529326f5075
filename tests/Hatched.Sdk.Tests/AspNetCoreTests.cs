using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Hatched.Sdk.AspNetCore;
using Hatched.Sdk.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hatched.Sdk.Tests;

public sealed class AspNetCoreTests
{
    private const string Secret = "whsec_0123456789ABCDEFGHIJKLMNOPQRSTUV";

    [Fact]
    public async Task The_client_is_one_for_the_program_and_its_requests_go_through_the_factory()
    {
        var script = Script.Of("""{"status":"ok"}""");
        var services = new ServiceCollection();
        services.AddHatched(options => (options.ApiKey, options.BaseUrl) = ("hatch_test_a", new Uri("http://hatched.test"))).ConfigurePrimaryHttpMessageHandler(() => script);
        await using var provider = services.BuildServiceProvider();

        var client = provider.GetRequiredService<HatchedClient>();

        Assert.Equal("ok", (await client.HealthAsync()).Status);
        Assert.Equal("http://hatched.test/api/v1/health", Assert.Single(script.Sent).Uri.ToString());
        Assert.Same(client, provider.GetRequiredService<HatchedClient>());
    }

    [Fact]
    public async Task Everything_can_be_set_in_configuration()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hatched:ApiKey"] = "hatch_test_configured",
            ["Hatched:BaseUrl"] = "http://configured.test/v9",
            ["Hatched:MaxRetries"] = "0",
            ["Hatched:Timeout"] = "00:00:05",
        }).Build();
        var script = Script.Of(503, "");
        var services = new ServiceCollection();
        services.AddHatched(configuration.GetSection("Hatched")).ConfigurePrimaryHttpMessageHandler(() => script);
        await using var provider = services.BuildServiceProvider();

        await Assert.ThrowsAsync<HatchedException>(() => provider.GetRequiredService<HatchedClient>().HealthAsync());

        var sent = Assert.Single(script.Sent);
        Assert.Equal(("http://configured.test/v9/health", "Bearer hatch_test_configured"), (sent.Uri.ToString(), sent.Header("Authorization")));
    }

    [Theory]
    [InlineData("whsec_a", "http://hatched.test", "hatch_live_ or hatch_test_")]
    [InlineData("hatch_test_a", "hatched.test:80/x", "scheme missing")]
    [InlineData("hatch_test_a", "/api/v1", "BaseUrl must be an absolute")]
    public async Task Options_that_cannot_be_right_stop_the_program_as_it_starts(string apiKey, string baseUrl, string said)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Hatched:ApiKey"] = apiKey, ["Hatched:BaseUrl"] = baseUrl, ["urls"] = "http://127.0.0.1:0" });
        builder.Services.AddHatched(builder.Configuration.GetSection("Hatched"));
        await using var app = builder.Build();
        var refusal = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mapped")]
    [InlineData("/filtered")]
    public async Task A_genuine_webhook_reaches_its_handler_and_no_other_does(string path)
    {
        var received = new List<WebhookEvent>();
        await using var app = await StartAsync(received);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.Equal(HttpStatusCode.Accepted, await SendAsync(http, path, """{"amount":5}""", """{"amount":5}""", Secret));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(http, path, """{"amount":5000}""", """{"amount":5}""", Secret));
        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(http, path, """{"amount":5}""", """{"amount":5}""", "whsec_another"));
        Assert.Equal(HttpStatusCode.BadRequest, (await http.PostAsync(path, new StringContent("{}"))).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await http.PostAsync(path, new ByteArrayContent(new byte[1024 * 1024 + 1]))).StatusCode);

        var e = Assert.Single(received);
        Assert.Equal(("coins.earned", "d-1", 5, "r-1"), (e.Name, e.DeliveryId, e.Payload.GetProperty("amount").GetInt32(), e.RequestId));
    }

    [Fact]
    public async Task A_handler_that_binds_the_body_itself_is_told_so()
    {
        await using var app = await StartAsync([]);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        Assert.Equal(HttpStatusCode.InternalServerError, await SendAsync(http, "/bound", "{}", "{}", Secret));
        Assert.Contains(((Lines)app.Services.GetRequiredService<ILoggerProvider>()).Written, line => line.Contains("must not bind it", StringComparison.Ordinal));
    }

    private static async Task<WebApplication> StartAsync(List<WebhookEvent> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().Services.AddSingleton<ILoggerProvider>(new Lines());
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<HatchedWebhookOptions>(options => options.Secret = Secret);
        var app = builder.Build();
        app.MapHatchedWebhook("/mapped", (e, _) =>
        {
            received.Add(e);
            return Task.CompletedTask;
        });
        app.MapPost("/filtered", (HttpContext context) =>
        {
            received.Add(context.HatchedWebhook());
            return Results.Accepted();
        }).RequireHatchedSignature();
        app.MapPost("/bound", (Dictionary<string, int> body) => body.Count).RequireHatchedSignature();
        await app.StartAsync();
        return app;
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient http, string path, string body, string signed, string secret)
    {
        var time = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, new MediaTypeHeaderValue("application/json")) };
        request.Headers.Add("X-Hatched-Event", "coins.earned");
        request.Headers.Add("X-Hatched-Delivery", "d-1");
        request.Headers.Add("X-Hatched-Request-Id", "r-1");
        request.Headers.Add("X-Hatched-Timestamp", time);
        request.Headers.Add("X-Hatched-Signature", "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{signed}"))));
        using var response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Written { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

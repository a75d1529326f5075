using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hatched.SystemTests.Support;

/// <summary>One delivery as it arrived.</summary>
internal sealed record Delivery(IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Event => Headers["X-Hatched-Event"];

    public JsonElement Json => JsonElement.Parse(Body);
}

/// <summary>A customer's webhook endpoint on this machine: records what comes, or hands it on, and answers as told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Delivery> received = new();
    private readonly Action<Delivery> take;

    private WebhookReceiver(WebApplication app, Action<Delivery>? take) => (this.app, this.take) = (app, take ?? received.Enqueue);

    public IReadOnlyList<Delivery> Received => [.. received];

    /// <summary>What the next requests are answered with.</summary>
    public int Status { get; set; } = 200;

    public string Url => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/hatched";

    /// <param name="take">Gets each delivery, which is then not kept.</param>
    public static async Task<WebhookReceiver> StartAsync(Action<Delivery>? take = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new WebhookReceiver(builder.Build(), take);
        receiver.app.MapPost("/hatched", receiver.TakeAsync);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public IReadOnlyList<Delivery> Of(string name) => [.. received.Where(delivery => delivery.Event == name)];

    public Task<Delivery> FirstAsync(string name) => Wait.ForAsync($"{name} is delivered", () => Task.FromResult(Of(name) is [var first, ..] ? first : null));

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        take(new Delivery(request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body.ToArray()));
        return Results.StatusCode(Status);
    }
}

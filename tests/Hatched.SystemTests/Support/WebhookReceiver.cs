using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

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
    private readonly ConcurrentQueue<Delivery> received = new();
    private readonly Action<Delivery> take;

    private WebApplication app = null!;

    private WebhookReceiver(Action<Delivery>? take) => this.take = take ?? received.Enqueue;

    public IReadOnlyList<Delivery> Received => [.. received];

    /// <summary>What the next requests are answered with.</summary>
    public int Status { get; set; } = 200;

    public string Url => app.Urls.Single() + "/hatched";

    /// <param name="take">Gets each delivery, which is then not kept.</param>
    public static async Task<WebhookReceiver> StartAsync(Action<Delivery>? take = null)
    {
        var receiver = new WebhookReceiver(take);
        receiver.app = await Loopback.ServeAsync(app => app.MapPost("/hatched", receiver.TakeAsync));
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

using System.Text.Json;
using Hatched.Sdk;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Sdk;

/// <summary>A customer with a buddy, and a client of theirs whose last exchange can be looked at.</summary>
public sealed class SdkWorld : IAsyncLifetime
{
    private readonly Recorder recorder = new(new SocketsHttpHandler());

    internal Tenant Tenant { get; private set; } = null!;

    internal HatchedClient Client { get; private set; } = null!;

    /// <summary>Rich, and the owner of the glasses.</summary>
    internal string BuddyId { get; private set; } = "";

    internal string UserId { get; private set; } = "";

    internal IReadOnlyDictionary<string, string> Items { get; private set; } = new Dictionary<string, string>();

    /// <summary>What the last request was answered with.</summary>
    internal JsonElement Answer => recorder.Answer;

    public async ValueTask InitializeAsync()
    {
        Tenant = await Tenant.CreateAsync();
        Client = ClientOf(Tenant.Api.Credential!, recorder);
        (BuddyId, UserId) = await HatchAsync();
        await Client.Buddies.EarnAsync(BuddyId, new() { Amount = 100_000, Reason = "test" });
        var shop = (await Client.RequestAsync(HttpMethod.Get, "/marketplaces")).GetProperty("data")[0].GetProperty("id").GetString();
        Items = (await Client.RequestAsync(HttpMethod.Get, $"/marketplaces/{shop}/items")).GetProperty("data").EnumerateArray()
            .ToDictionary(item => item.GetProperty("key").GetString()!, item => item.GetProperty("id").GetString()!);
        await Client.Buddies.PurchaseItemAsync(BuddyId, Items["round_glasses"]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal static HatchedClient ClientOf(string key, HttpMessageHandler? handler = null) => new(new HatchedClientOptions
    {
        ApiKey = key,
        BaseUrl = new Uri(TestSystem.BaseUrl),
        HttpClient = handler is null ? null : new HttpClient(handler),
    });

    internal static string NewId(string prefix) => $"{prefix}-{Guid.CreateVersion7():N}";

    internal async Task<Egg> EggAsync(bool ready = false)
    {
        var egg = await Client.Eggs.CreateAsync(new() { UserId = NewId("user") });
        if (ready)
        {
            await Client.Eggs.UpdateStatusAsync(egg.EggId, EggStatus.Ready);
        }

        return egg;
    }

    /// <summary>Another buddy, of a user of its own.</summary>
    internal async Task<(string BuddyId, string UserId)> HatchAsync()
    {
        var egg = await EggAsync(ready: true);
        var operation = await WaitAsync((await Client.Eggs.HatchAsync(egg.EggId)).OperationId);
        Assert.Equal(OperationStatus.Completed, operation.Status);
        return (operation.Result!.BuddyId!, egg.UserId);
    }

    internal Task<Hatched.Sdk.Operation> WaitAsync(string operationId) => Client.Operations.WaitAsync(operationId, new() { Interval = TimeSpan.FromMilliseconds(50) });

    internal Task<WebhookEndpoint> EndpointAsync(string? url = null) =>
        Client.Webhooks.CreateAsync(new() { Url = url ?? "http://127.0.0.1:9/hatched", Events = ["webhook.test"], Description = "A test's" });

    internal Task<PathDefinition> PathAsync() => Client.Paths.CreateAsync(new() { Key = NewKey("path"), Label = "A test's" });

    internal static string NewKey(string prefix) => $"{prefix}_{Guid.CreateVersion7():N}";
}

/// <summary>Passes requests on and remembers what the last was, and how it was answered.</summary>
internal sealed class Recorder(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private byte[] answer = [];

    public string Sent { get; private set; } = "";

    public JsonElement Answer => answer.Length == 0 ? default : JsonElement.Parse(answer);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : " " + await request.Content.ReadAsStringAsync(cancellationToken);
        Sent = $"{request.Method} {request.RequestUri!.PathAndQuery.Replace(Api.Prefix, "", StringComparison.Ordinal)}{body}";
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response;
    }
}

using System.Net.Http.Json;
using System.Text.Json;

namespace Hatched.Benchmarks;

/// <summary>A user with a hatched buddy.</summary>
internal sealed record BenchUser(string UserId, Guid BuddyId);

/// <summary>The scenarios, through the gateway as a customer's server would.</summary>
internal sealed class Api : IDisposable
{
    private const int BatchSize = 100;
    private readonly Settings _settings;
    private readonly HttpClient _http;
    private long _sent;

    public Api(Settings settings)
    {
        _settings = settings;
        _http = new HttpClient { BaseAddress = settings.BaseUrl, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Add("Authorization", $"Bearer {settings.ApiKey}");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A request that the gateway answers by itself.</summary>
    public Measured OwnFloor() => Constant(Load.Request(_settings, "GET", "/api/v1/health/live"));

    /// <summary>A request that the gateway proxies and whose answer costs its service next to nothing: a picture that has not changed.</summary>
    public async Task<Measured> ProxiedFloorAsync()
    {
        using var first = await _http.GetAsync("/images/items/head/cap.png");
        return Constant(Load.Request(_settings, "GET", "/images/items/head/cap.png", null, $"If-None-Match: {first.EnsureSuccessStatusCode().Headers.ETag}"));
    }

    /// <summary>The demo customer's preset with one rule more that has no cap, so that every event moves a balance and writes a ledger row.</summary>
    public async Task PublishRulesAsync()
    {
        await AskAsync(HttpMethod.Post, "/api/v1/coin-rules", new { name = "Every lesson", event_type = "lesson_completed", amount = 3 });
        var versions = await AskAsync(HttpMethod.Get, "/api/v1/config-versions", null);
        var draft = versions.GetProperty("data").EnumerateArray().Single(version => version.GetProperty("status").GetString() is "draft").GetProperty("id").GetGuid();
        await AskAsync(HttpMethod.Post, $"/api/v1/config-versions/{draft}/publish", null);
    }

    public async Task<Guid> CustomerIdAsync() => (await AskAsync(HttpMethod.Get, "/api/v1/auth/api-keys/whoami", null)).GetProperty("customer_id").GetGuid();

    /// <summary>Runs what is measured later until the processes have compiled it and caches are full: what is measured is a service that has been up for a while.</summary>
    public async Task WarmUpAsync(IReadOnlyList<BenchUser> users)
    {
        var seconds = _settings.Quick ? 8 : 14;
        var state = await StateRequestAsync(users[1]);
        Load.Once(_settings.BaseUrl, 64, TimeSpan.FromSeconds(3 * seconds), _ => Single(users));
        Load.Once(_settings.BaseUrl, 8, TimeSpan.FromSeconds(seconds), _ => Batch(users));
        Load.Once(_settings.BaseUrl, 64, TimeSpan.FromSeconds(seconds), _ => state);
    }

    public async Task<IReadOnlyList<BenchUser>> HatchAsync(int count)
    {
        var users = new BenchUser[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, _) => users[n] = await HatchOneAsync($"bench-{Guid.CreateVersion7()}"));
        return users;
    }

    public Measured SendSingles(int connections, IReadOnlyList<BenchUser> users) => Load.Run(_settings, connections, _ => Single(users));

    /// <summary>Measured in events, not in requests.</summary>
    public Measured SendBatches(int connections, IReadOnlyList<BenchUser> users)
    {
        var requests = Load.Run(_settings, connections, _ => Batch(users));
        return requests with { PerSecond = requests.PerSecond * BatchSize };
    }

    public async Task<Measured> PollStateAsync(BenchUser user) => Constant(await StateRequestAsync(user));

    /// <summary>Whether the balance equals the sum over the whole ledger: nothing lost or doubled by the load.</summary>
    public async Task<bool> SumIsExactAsync(BenchUser user)
    {
        long sum = 0;
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await AskAsync(HttpMethod.Get, $"/api/v1/economy/buddies/{user.BuddyId}/ledger?limit=200{cursor}", null);
            sum += page.GetProperty("data").EnumerateArray().Where(row => row.GetProperty("token_key").GetString() == "stars")
                .Sum(row => row.GetProperty("amount").GetInt64() * (row.GetProperty("direction").GetString() is "credit" ? 1 : -1));
            cursor = page.GetProperty("pagination").GetProperty("nextCursor").GetString() is { } next ? $"&cursor={next}" : null;
        }

        var coins = (await AskAsync(HttpMethod.Get, $"/api/v1/buddies/{user.BuddyId}", null)).GetProperty("coins").GetInt64();
        return sum == coins && coins > 0;
    }

    private Measured Constant(byte[] request) => Load.Run(_settings, 64, _ => request);

    private byte[] Single(IReadOnlyList<BenchUser> users) => Load.Request(_settings, "POST", "/api/v1/events", Event(users), Authorization);

    private byte[] Batch(IReadOnlyList<BenchUser> users) => Load.Request(
        _settings, "POST", "/api/v1/events/batch", $$"""{"events":[{{string.Join(',', Enumerable.Range(0, BatchSize).Select(_ => Event(users)))}}]}""", Authorization);

    private async Task<byte[]> StateRequestAsync(BenchUser user)
    {
        var minted = await AskAsync(HttpMethod.Post, "/api/v1/embed-tokens", new { buddy_id = user.BuddyId, user_id = user.UserId });
        var authorization = $"Authorization: Bearer {minted.GetProperty("token").GetString()}";
        using var ask = new HttpRequestMessage(HttpMethod.Get, "/api/v1/widget/state");
        ask.Headers.TryAddWithoutValidation("Authorization", authorization["Authorization: ".Length..]);
        using var first = await _http.SendAsync(ask);
        return Load.Request(_settings, "GET", "/api/v1/widget/state", null, authorization, $"If-None-Match: {first.EnsureSuccessStatusCode().Headers.ETag}");
    }

    private string Authorization => $"Authorization: Bearer {_settings.ApiKey}";

    private string Event(IReadOnlyList<BenchUser> users)
    {
        var n = Interlocked.Increment(ref _sent);
        return $$$"""{"event_id":"bench-{{{Environment.ProcessId}}}-{{{n}}}","user_id":"{{{users[(int)(n % users.Count)].UserId}}}","type":"lesson_completed","properties":{"score":87}}""";
    }

    private async Task<BenchUser> HatchOneAsync(string userId)
    {
        var egg = (await AskAsync(HttpMethod.Post, "/api/v1/eggs", new { user_id = userId })).GetProperty("egg_id").GetGuid();
        await AskAsync(HttpMethod.Patch, $"/api/v1/eggs/{egg}/status", new { status = "ready" });
        var operation = (await AskAsync(HttpMethod.Post, $"/api/v1/eggs/{egg}/hatch", null)).GetProperty("operation_id").GetGuid();
        for (var tries = 0; tries < 600; tries++)
        {
            var state = await AskAsync(HttpMethod.Get, $"/api/v1/operations/{operation}", null);
            if (state.GetProperty("status").GetString() is "completed")
            {
                return new BenchUser(userId, state.GetProperty("result").GetProperty("buddy_id").GetGuid());
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"Operation {operation} does not end.");
    }

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        using var response = await _http.SendAsync(request);
        return response.IsSuccessStatusCode
            ? await response.Content.ReadFromJsonAsync<JsonElement>()
            : throw new InvalidOperationException($"{method} {path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

}

using System.Net.Http.Json;
using System.Text;
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

    /// <summary>A request that the gateway proxies and whose answer costs its service next to nothing: a picture that has not changed.</summary>
    public async Task<Measured> ProxiedFloorAsync()
    {
        using var first = await _http.GetAsync("/images/items/head/cap.png");
        var etag = first.EnsureSuccessStatusCode().Headers.ETag!.ToString();
        return await Load.RunAsync(_settings, 64, (http, _, ct) =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/images/items/head/cap.png");
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
            return http.SendAsync(request, ct);
        });
    }

    public async Task<IReadOnlyList<BenchUser>> HatchAsync(int count)
    {
        var users = new BenchUser[count];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (n, _) => users[n] = await HatchOneAsync($"bench-{Guid.CreateVersion7()}"));
        return users;
    }

    public Task<Measured> SendSinglesAsync(int connections, IReadOnlyList<BenchUser> users) =>
        Load.RunAsync(_settings, connections, (http, _, ct) => http.PostAsync("/api/v1/events", Json(Event(users)), ct));

    /// <summary>Measured in events, not in requests.</summary>
    public async Task<Measured> SendBatchesAsync(int connections, IReadOnlyList<BenchUser> users)
    {
        var requests = await Load.RunAsync(_settings, connections, (http, _, ct) =>
            http.PostAsync("/api/v1/events/batch", Json($$"""{"events":[{{string.Join(',', Enumerable.Range(0, BatchSize).Select(_ => Event(users)))}}]}"""), ct));
        return requests with { PerSecond = requests.PerSecond * BatchSize };
    }

    public async Task<Measured> PollStateAsync(BenchUser user)
    {
        var minted = await AskAsync(HttpMethod.Post, "/api/v1/embed-tokens", new { buddy_id = user.BuddyId, user_id = user.UserId });
        var token = minted.GetProperty("token").GetString();
        using var first = await _http.SendAsync(State(token, null));
        var etag = first.EnsureSuccessStatusCode().Headers.ETag!.ToString();
        return await Load.RunAsync(_settings, 64, (http, _, ct) => http.SendAsync(State(token, etag), ct));
    }

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

    private static HttpRequestMessage State(string? token, string? etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/widget/state");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        return request;
    }

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

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");
}

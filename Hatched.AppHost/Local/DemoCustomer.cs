using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Hatched.AppHost.Local;

/// <summary>The demo customer of local development: its credentials are made here, the services seed what belongs to them.</summary>
internal sealed class DemoCustomer(Secrets secrets)
{
    private const string Id = "01900000-0000-7000-8000-000000000001";

    /// <summary>A user of the demo customer's, with a buddy: what is sent for it has effects.</summary>
    public const string UserId = "demo-user";

    private const string Email = "demo@hatched.local";

    public string ApiKey { get; } = secrets.Credential("demo-api-key", "hatch_test_");

    public string PublishableKey { get; } = secrets.Credential("demo-publishable-key", "hatch_pk_");

    public string WebhookSecret { get; } = secrets.Credential("demo-webhook-secret", "whsec_");

    private string Password { get; } = secrets.Password("demo-password", 20);

    /// <summary>What the seeding services are told.</summary>
    public IEnumerable<KeyValuePair<string, string>> Seed =>
    [
        new("Hatched__DemoSeed__CustomerId", Id),
        new("Hatched__DemoSeed__ApiKey", ApiKey),
        new("Hatched__DemoSeed__PublishableKey", PublishableKey),
        new("Hatched__DemoSeed__WebhookSecret", WebhookSecret),
        new("Hatched__DemoSeed__Email", Email),
        new("Hatched__DemoSeed__Password", Password),
    ];

    /// <summary>What a developer's program needs, under the names of <c>dev.env</c>.</summary>
    public IReadOnlyDictionary<string, string> DeveloperEnvironment(string baseUrl) => new Dictionary<string, string>
    {
        ["HATCHED_BASE_URL"] = baseUrl,
        ["HATCHED_API_KEY"] = ApiKey,
        ["HATCHED_PUBLISHABLE_KEY"] = PublishableKey,
        ["HATCHED_WEBHOOK_SECRET"] = WebhookSecret,
        ["HATCHED_DASHBOARD_EMAIL"] = Email,
        ["HATCHED_DASHBOARD_PASSWORD"] = Password,
    };

    public void WriteDeveloperEnvironment(string file, string baseUrl) =>
        StateFolder.WritePrivate(file, string.Concat(DeveloperEnvironment(baseUrl).Select(v => $"{v.Key}={v.Value}\n")));

    /// <summary>Waits until the demo key works, the demo's rules are published and its user has a buddy; otherwise answers what was still missing.</summary>
    public async Task<string?> WaitAsync(string baseUrl, TimeSpan patience, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        string? missing;
        do
        {
            try
            {
                missing = await MissingAsync(baseUrl, ct);
            }
            catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                missing = e.Message;
            }

            if (missing is null)
            {
                return null;
            }

            await Task.Delay(200, ct);
        }
        while (Stopwatch.GetElapsedTime(began) < patience);

        return missing;
    }

    private async Task<string?> MissingAsync(string baseUrl, CancellationToken ct)
    {
        await AskAsync(HttpMethod.Get, "auth/api-keys/whoami");
        var versions = await AskAsync(HttpMethod.Get, "config-versions");
        if (!versions.GetProperty("data").EnumerateArray().Any(version => version.GetProperty("status").ValueEquals("published")))
        {
            return "no version is published yet";
        }

        var buddies = await AskAsync(HttpMethod.Get, $"buddies?user_id={UserId}&limit=1");
        return buddies.GetProperty("data").GetArrayLength() is 0 ? await HatchAsync() : null;

        // A step at a time, as a customer's server would: the next look goes on from there.
        async Task<string> HatchAsync()
        {
            var hatching = await AskAsync(HttpMethod.Get, $"eggs?user_id={UserId}&status=hatching");
            if (hatching.GetProperty("data").GetArrayLength() is 0)
            {
                var egg = await AskAsync(HttpMethod.Post, "eggs?ensure=true", new { user_id = UserId });
                var path = $"eggs/{egg.GetProperty("egg_id").GetString()}";
                await (egg.GetProperty("status").ValueEquals("waiting") ? AskAsync(HttpMethod.Patch, $"{path}/status", new { status = "ready" })
                    : AskAsync(HttpMethod.Post, $"{path}/hatch", new { }));
            }

            return $"{UserId} has no buddy yet";
        }

        async Task<JsonElement> AskAsync(HttpMethod method, string path, object? body = null)
        {
            using var request = new HttpRequestMessage(method, $"{baseUrl}/api/v1/{path}") { Content = body is null ? null : JsonContent.Create(body) };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
            using var answer = await Probe.Http.SendAsync(request, ct);
            return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>(ct)
                : throw new HttpRequestException($"{method} /api/v1/{path} answers {(int)answer.StatusCode} to the demo key");
        }
    }
}

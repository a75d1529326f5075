using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Hatched.AppHost.Local;

/// <summary>The demo customer of local development: its credentials are made here, the services seed what belongs to them.</summary>
internal sealed class DemoCustomer(Secrets secrets)
{
    private const string Id = "01900000-0000-7000-8000-000000000001";
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

    /// <summary>Waits until the demo key works and the demo's rules are published; otherwise answers what was still missing.</summary>
    public async Task<string?> WaitAsync(string baseUrl, TimeSpan patience, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        string? missing;
        do
        {
            missing = await MissingAsync(baseUrl, "/api/v1/auth/api-keys/whoami", _ => true, ct)
                ?? await MissingAsync(baseUrl, "/api/v1/config-versions", HasPublished, ct);
            if (missing is null)
            {
                return null;
            }

            await Task.Delay(300, ct);
        }
        while (Stopwatch.GetElapsedTime(began) < patience);

        return missing;
    }

    private async Task<string?> MissingAsync(string baseUrl, string path, Func<JsonElement, bool> complete, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, baseUrl + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", ApiKey);
        try
        {
            using var answer = await Probe.Http.SendAsync(request, ct);
            var body = await answer.Content.ReadAsStringAsync(ct);
            if (!answer.IsSuccessStatusCode)
            {
                return $"GET {path} answers {(int)answer.StatusCode} to the demo key";
            }

            using var json = JsonDocument.Parse(body);
            return complete(json.RootElement) ? null : $"GET {path} shows no published version yet";
        }
        catch (Exception e) when (e is HttpRequestException or JsonException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return $"GET {path}: {e.Message}";
        }
    }

    private static bool HasPublished(JsonElement answer) =>
        answer.TryGetProperty("data", out var versions) && versions.ValueKind == JsonValueKind.Array
        && versions.EnumerateArray().Any(v => v.TryGetProperty("status", out var status) && status.ValueEquals("published"));
}

using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract.Fuzz;

/// <summary>Another customer, all of whose names and labels hold a marker that nobody else may ever see.</summary>
internal sealed class Canary
{
    private readonly Workspace _workspace;

    private Canary(Workspace workspace, string marker) => (_workspace, Marker) = (workspace, marker);

    public string Marker { get; }

    public IReadOnlyDictionary<string, string> Variables => _workspace.Variables;

    public static async Task<Canary> BuildAsync()
    {
        var marker = $"canary{Guid.CreateVersion7():N}";
        var workspace = await Workspace.BuildAsync();
        var (api, ids) = (workspace.Api, workspace.Estate.Ids);
        (HttpMethod Method, string Path, object Body)[] named =
        [
            (HttpMethod.Patch, "/customers/me", new { name = marker, company = marker }),
            (HttpMethod.Patch, $"/buddies/{ids["buddies"]}", new { name = marker }),
            (HttpMethod.Put, $"/coin-rules/{ids["coin-rules"]}", new { name = marker, event_type = marker, amount = 1 }),
            (HttpMethod.Put, $"/skill-rules/{ids["skill-rules"]}", new { name = marker, event_type = marker, skill_key = "vocabulary", amount = 1 }),
            (HttpMethod.Put, $"/skill-sets/{ids["skill-sets"]}", new { key = "canaries", name = marker, skills = new[] { new { key = "vocabulary", label = marker } } }),
            (HttpMethod.Put, $"/badge-definitions/{ids["badge-definitions"]}", new { key = "canaries", label = marker, description = marker, award_mode = "manual" }),
            (HttpMethod.Put, $"/streak-definitions/{ids["streak-definitions"]}", new { key = "canaries", label = marker, event_type = marker, period = "daily" }),
            (HttpMethod.Put, $"/path-definitions/{ids["path-definitions"]}", new { label = marker, description = marker }),
            (HttpMethod.Put, $"/path-definitions/{ids["path-definitions"]}/steps/{ids["steps"]}", new { label = marker }),
            (HttpMethod.Put, $"/path-definitions/{ids["path-definitions"]}/steps/{ids["steps"]}/sub-steps/{ids["sub-steps"]}", new { label = marker }),
            (HttpMethod.Put, $"/marketplaces/{ids["marketplaces"]}", new { key = "canaries", name = marker, pricing_mode = "mixed" }),
            (HttpMethod.Post, $"/marketplaces/{ids["marketplaces"]}/items", new { key = "canary", name = marker, category = "head", price = new { coins = 1 } }),
            (HttpMethod.Put, $"/gates/{ids["gates"]}", new { token_key = "stars", cost = 1, label = marker }),
            (HttpMethod.Put, $"/webhook-configs/{ids["webhook-configs"]}", new { description = marker }),
            (HttpMethod.Post, "/auth/api-keys", new { label = marker }),
            (HttpMethod.Post, "/token-config", new { token_key = "canaries", label = marker, kind = "progression" }),
            (HttpMethod.Post, "/eggs", new { user_id = marker, metadata = new { note = marker } }),
            (HttpMethod.Post, "/events", new { event_id = marker, user_id = "user_42", type = marker, properties = new { note = marker } }),
            (HttpMethod.Post, $"/buddies/{ids["buddies"]}/coins", new { amount = 1, reason = marker }),
        ];
        foreach (var (method, path, body) in named)
        {
            (await api.PrepareAsync(method, path, body)).Expect(200, 201);
        }

        return new Canary(workspace, marker);
    }

    /// <summary>What the customer can read of itself, as text.</summary>
    public async Task<string> ReadAsync()
    {
        var ids = _workspace.Estate.Ids;
        var read = await Task.WhenAll(new[]
        {
            $"/buddies/{ids["buddies"]}", "/buddies", "/eggs", "/operations", "/events", $"/economy/buddies/{ids["buddies"]}/ledger", $"/buddies/{ids["buddies"]}/purchased-items", "/config-versions",
            "/coin-rules", "/skill-rules", "/skill-sets", "/badge-definitions", "/streak-definitions", "/path-definitions", "/token-config", "/gates", "/marketplaces",
            $"/marketplaces/{ids["marketplaces"]}/items", "/webhook-configs", "/auth/api-keys", "/customers/me",
        }.Select(async path => (await _workspace.Api.GetAsync(path)).Expect(200).ToString()));
        var all = string.Join('\n', read);
        Assert.True(all.Split(Marker).Length > 15, all); // or it would prove nothing
        return all;
    }
}

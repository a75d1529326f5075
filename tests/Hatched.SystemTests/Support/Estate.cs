namespace Hatched.SystemTests.Support;

/// <summary>A customer with one of everything that has an id.</summary>
/// <param name="Ids">By the path segment before the id, or by the parameter's name where one segment stands before two kinds of it.</param>
/// <param name="Widget">A session of the buddy with every scope.</param>
internal sealed record Estate(Tenant Tenant, Buddy Buddy, IReadOnlyDictionary<string, string> Ids, Api Widget)
{
    public static readonly string[] WidgetScopes = ["read", "events:track", "marketplace:browse", "marketplace:purchase", "items:equip"];

    /// <param name="userId">Whose the buddy is; a user of its own when null.</param>
    public static async Task<Estate> BuildAsync(string? userId = null)
    {
        var tenant = await Tenant.CreateAsync();
        var api = tenant.Api;
        var (pathKey, subKey) = ($"path_{Guid.CreateVersion7():N}", $"sub_{Guid.CreateVersion7():N}");
        var path = (await api.PostAsync("/path-definitions", new { key = pathKey, label = "A path", is_active = true })).Expect(201).Json.Str("id");
        var step = (await api.PostAsync($"/path-definitions/{path}/steps", new { key = "first", label = "First" })).Expect(201).Json.Str("id");
        var subStep = (await api.PostAsync($"/path-definitions/{path}/steps/{step}/sub-steps", new { key = subKey, label = "Sub" })).Expect(201).Json.Str("id");
        await tenant.PublishAsync(); // a key is the customer's own: one that both have would find the caller's
        var buddy = await tenant.HatchAsync(userId);
        await using var receiver = await WebhookReceiver.StartAsync();
        var webhook = (await api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "webhook.test" } })).Expect(201).Json.Id();
        var delivery = (await api.PostAsync($"/webhook-configs/{webhook}/test")).Expect(202).Json.Id();
        // Delivered, recorded and done: nothing of it changes while the test compares.
        await Wait.UntilAsync("the delivery is recorded", async () =>
            (await api.GetAsync($"/webhook-configs/{webhook}/deliveries")).Expect(200).Json.List("data")[0].Str("status") is not "pending");
        var marketplace = (await api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        var (gate, eventId) = ($"gate_{Guid.CreateVersion7():N}", $"event-{Guid.CreateVersion7():N}");
        (await api.PutAsync($"/gates/{gate}", new { token_key = "stars", cost = 1, label = "A gate" })).Expect(201);
        await buddy.SendAsync("lesson_completed", eventId: eventId);
        var opened = (await api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = WidgetScopes })).Expect(201).Json;
        return new Estate(tenant, buddy, new Dictionary<string, string>
        {
            ["buddies"] = buddy.Id.ToString(),
            ["eggs"] = (await api.PostAsync("/eggs", new { user_id = buddy.UserId })).Expect(201).Json.Str("egg_id"),
            ["operations"] = buddy.HatchOperationId.ToString(),
            ["config-versions"] = (await api.PostAsync("/config-versions")).Expect(200, 201).Json.Str("id"),
            ["coin-rules"] = await FirstAsync(api, "/coin-rules"),
            ["skill-rules"] = await FirstAsync(api, "/skill-rules"),
            ["skill-sets"] = await FirstAsync(api, "/skill-sets"),
            ["badge-definitions"] = await FirstAsync(api, "/badge-definitions"),
            ["streak-definitions"] = await FirstAsync(api, "/streak-definitions"),
            ["marketplaces"] = marketplace.ToString(),
            ["skill-decay-rules"] = await FirstAsync(api, "/skill-decay-rules"),
            ["users"] = buddy.UserId,
            ["items"] = await FirstAsync(api, $"/marketplaces/{marketplace}/items"),
            ["webhook-configs"] = webhook.ToString(),
            ["deliveries"] = delivery.ToString(),
            ["widget-sessions"] = opened.Str("session_id"),
            ["api-keys"] = tenant.KeyId.ToString(),
            ["events"] = eventId,
            ["event-types"] = (await api.PostAsync("/event-types", new { type = "lesson_completed" })).Expect(201).Json.Str("id"),
            ["gates"] = gate,
            ["path-definitions"] = path,
            ["steps"] = step,
            ["sub-steps"] = subStep,
            ["paths"] = pathKey,
            ["sub_key"] = subKey,
            ["path"] = pathKey,
            ["streak"] = "daily_lesson",
        }, new Api(opened.Str("token")));
    }

    public Api For(Operation operation) => operation.Access.Contains("secret_key") ? Tenant.Api : Widget;

    public IReadOnlyList<string> Values(Operation operation) => [.. operation.Parameters.Select(parameter =>
        Ids.TryGetValue(parameter.Name, out var id) || Ids.TryGetValue(parameter.Collection, out id) ? id : throw new InvalidOperationException($"{operation} has an id that this test makes none of: add one to the estate."))];

    private static async Task<string> FirstAsync(Api api, string list) => (await api.GetAsync(list)).Expect(200).Json.List("data")[0].Str("id");
}

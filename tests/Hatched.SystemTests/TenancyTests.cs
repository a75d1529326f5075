using System.Text.RegularExpressions;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>No customer reaches what is another's: held for every operation that the served document names.</summary>
public sealed partial class TenancyTests
{
    /// <summary>What looks like an id and is not one of a customer's things.</summary>
    private static readonly Dictionary<string, string> NoIds = new()
    {
        ["GetPreset"] = "presets are the same for everyone",
        ["PutGate"] = "a key of the caller's own choice: this makes the gate",
        ["GetWidgetStreak"] = "a key of the caller's own rules: whoever has the preset has a streak of that key",
        ["EraseUserData"] = "an id of the caller's own users, and no user is as good as an erased one",
    };

    /// <summary>Bodies that a schema alone does not tell.</summary>
    private static readonly Dictionary<string, object> Bodies = new()
    {
        ["RenameBuddy"] = new { name = "Mine now" },
        ["UpdateBuddySkills"] = new[] { new { key = "vocabulary", action = "set", value = 100 } },
        ["MoveBuddyTokens"] = new { token = "stars", amount = 1, action = "earn", reason = "x" },
        ["ChangeEggStatus"] = new { status = "cancelled" },
        ["EquipItems"] = new { unequip = new[] { Guid.CreateVersion7() } },
        ["MigrateBuddies"] = new { all = true },
        ["UpdateBadgeDefinition"] = new { key = "taken_over", label = "x", award_mode = "manual" },
        ["UpdateStreakDefinition"] = new { key = "taken_over", label = "x", event_type = "x", period = "daily" },
    };

    [Fact]
    public async Task Every_operation_with_an_id_answers_404_to_another_tenant_and_leaves_the_owners_things_alone()
    {
        var document = await OpenApi.ReadAsync();
        var withIds = document.Operations.Where(operation => operation.Parameters.Count > 0).ToList();
        Assert.All(withIds.Where(operation => operation.Access.Count is 0), open =>
            Assert.True(open.Path.StartsWith("/images/", StringComparison.Ordinal) || open.Path.StartsWith("/api/v1/public/", StringComparison.Ordinal), open.ToString()));
        Assert.All(NoIds.Keys, id => Assert.Contains(withIds, operation => operation.Id == id));
        var operations = withIds.Where(operation => operation.Access.Count > 0 && !NoIds.ContainsKey(operation.Id)).ToList();
        Assert.True(operations.Count > 60, $"Only {operations.Count} operations have an id.");

        var estates = await Task.WhenAll(Estate.BuildAsync(), Estate.BuildAsync());
        var (owner, other) = (estates[0], estates[1]);
        var before = await ReadAsync(owner, operations);
        Assert.All(before, answer => answer.Value.Expect(200));

        var leaks = new List<string>();
        foreach (var operation in operations)
        {
            var body = Bodies.TryGetValue(operation.Id, out var known) ? known : operation.Body is { } schema ? document.Smallest(schema)?.ToJsonString() : null;
            var (foreign, own) = (owner.Values(operation), other.Values(operation));
            // Every mixture of the owner's ids with the caller's own, from one foreign id to all.
            for (var mixture = 1; mixture < 1 << foreign.Count; mixture++)
            {
                var values = foreign.Select((id, i) => (mixture & (1 << i)) != 0 ? id : own[i]).ToList();
                var unknown = foreign.Select((id, i) => (mixture & (1 << i)) != 0 ? Unknown(id) : own[i]).ToList();
                var answer = await other.For(operation).SendAsync(operation.Method, operation.With(values), body);
                var none = await other.For(operation).SendAsync(operation.Method, operation.With(unknown), body);
                if (answer.Code is not "resource_not_found" || none.Code is not "resource_not_found" || answer.Message != none.Message)
                {
                    leaks.Add($"{answer}\n  and for an id that nobody has: {none}");
                }
            }
        }

        Assert.True(leaks.Count is 0, $"{leaks.Count} operations do not answer as they should:\n{string.Join('\n', leaks)}");
        var after = await ReadAsync(owner, operations);
        Assert.All(before, answer => Assert.Equal(Timeless(answer.Value), Timeless(after[answer.Key].Expect(200))));
    }

    [Fact]
    public async Task An_id_of_another_tenant_in_a_body_or_a_filter_finds_nothing()
    {
        var estates = await Task.WhenAll(Estate.BuildAsync(), Estate.BuildAsync());
        var (owner, other) = (estates[0], estates[1]);
        var (api, mine) = (other.Tenant.Api, $"/buddies/{other.Buddy.Id}");
        (await other.Buddy.CreditAsync(1_000)).Expect(200);
        var (coins, published) = (await owner.Buddy.CoinsAsync(), await PublishedAsync(api));

        Answer[] answers =
        [
            await api.PostAsync("/widget-sessions", new { buddy_id = owner.Buddy.Id, user_id = owner.Buddy.UserId, scopes = new[] { "read" } }),
            await api.PostAsync("/embed-tokens", new { buddy_id = owner.Buddy.Id, user_id = owner.Buddy.UserId }),
            await api.PostAsync($"{mine}/purchase-item", new { item_id = owner.Ids["items"] }),
            await api.PostAsync($"{mine}/unlock-item", new { item_id = owner.Ids["items"] }),
            await api.PatchAsync($"{mine}/equipped-items", new { equip = new[] { owner.Ids["items"] } }),
            await api.PostAsync($"/config-versions/{published}/migrate-buddies", new { buddy_ids = new[] { owner.Buddy.Id } }),
            await api.PostAsync($"/events/{other.Ids["events"]}/replay?dry_run=true", new { config_version_id = owner.Ids["config-versions"] }),
            await other.Widget.PostAsync("/widget/purchase", new { item_id = owner.Ids["items"] }),
            await other.Widget.PostAsync("/widget/equip", new { equip = new[] { owner.Ids["items"] } }),
        ];

        Assert.All(answers, answer => answer.ExpectError(404, "resource_not_found"));
        Assert.Empty((await api.GetAsync($"/operations?buddy_id={owner.Buddy.Id}")).Expect(200).Json.List("data"));
        Assert.Empty((await api.GetAsync($"/buddies?user_id={owner.Buddy.UserId}")).Expect(200).Json.List("data"));
        Assert.Empty((await api.GetAsync($"/eggs?user_id={owner.Buddy.UserId}")).Expect(200).Json.List("data"));
        Assert.Empty((await api.GetAsync($"/events?user_id={owner.Buddy.UserId}")).Expect(200).Json.List("data"));
        var effects = (await other.Tenant.SendEventAsync(new { event_id = "stranger", user_id = owner.Buddy.UserId, type = "lesson_completed" })).Expect(200).Json.At("effects");
        Assert.Equal(0, effects.Num("coins"));
        Assert.Equal(coins, await owner.Buddy.CoinsAsync());
    }

    [Fact]
    public async Task A_widget_session_sees_nothing_of_the_customers_other_buddies()
    {
        var tenant = await Tenant.CreateAsync();
        var (one, other) = (await tenant.HatchAsync(), await tenant.HatchAsync());
        var opened = (await tenant.Api.PostAsync("/widget-sessions", new { buddy_id = one.Id, user_id = one.UserId, scopes = Estate.WidgetScopes })).Expect(201).Json;

        (await new Api(opened.Str("token")).GetAsync($"/widget/operations/{other.HatchOperationId}")).ExpectError(404, "resource_not_found");
        (await new Api(opened.Str("token")).GetAsync($"/widget/operations/{one.HatchOperationId}")).Expect(200);
        (await tenant.Api.PostAsync("/widget-sessions", new { buddy_id = one.Id, user_id = other.UserId, scopes = Estate.WidgetScopes })).ExpectError(404, "resource_not_found");
    }

    [Fact]
    public async Task Equal_event_ids_users_and_keys_of_two_tenants_have_nothing_to_do_with_each_other()
    {
        var (one, other) = (await (await Tenant.CreateAsync()).HatchAsync("user_1"), await (await Tenant.CreateAsync()).HatchAsync("user_1"));

        Assert.Equal(50, (await one.SendAsync("lesson_completed", eventId: "event_1")).Num("coins"));
        Assert.Equal(0, await other.CoinsAsync());
        Assert.Equal(50, (await other.SendAsync("lesson_completed", eventId: "event_1")).Num("coins"));
        Assert.Equal((50, 50), (await one.CoinsAsync(), await other.CoinsAsync()));
    }

    private static async Task<Dictionary<string, Answer>> ReadAsync(Estate owner, IEnumerable<Operation> operations) =>
        (await Task.WhenAll(operations.Where(operation => operation.Method == HttpMethod.Get).Select(async operation =>
            (operation.Id, Answer: await owner.For(operation).GetAsync(operation.With(owner.Values(operation))))))).ToDictionary(read => read.Id, read => read.Answer);

    private static async Task<Guid> PublishedAsync(Api api) =>
        (await api.GetAsync("/config-versions")).Expect(200).Json.List("data").Single(version => version.Str("status") is "published").Id();

    // An impact's window ends with the moment of asking.
    private static string Timeless(Answer answer) => Since().Replace(answer.Text, "");

    [GeneratedRegex("\"since\":\"[^\"]*\"")]
    private static partial Regex Since();

    private static string Unknown(string id) => Guid.TryParse(id, out _) ? Guid.CreateVersion7().ToString() : $"{id.Split('-', '_')[0]}_{Guid.CreateVersion7():N}";
}

using Hatched.ServiceDefaults.Identity;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract;

/// <summary>What plans include and customers switch off, held at every gated route against the one table of plans.</summary>
public sealed class GateTests
{
    /// <summary>Capabilities that no route asks for by itself, and where they are asked for instead.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["multi_audience"] = "a body with several audiences: the test below",
        ["kudos"] = Later, ["teams"] = Later, ["seesaw_bump"] = Later, ["cause_counter"] = Later, ["gamification_planner"] = Later, ["leaderboards"] = Later,
        ["evolution_generative"] = Later, ["generative_media"] = Later, ["mystery_box"] = Later, ["boosters"] = Later, ["group_quest"] = Later, ["leagues"] = Later,
        ["lottery"] = Later, ["hosted_surface"] = Later, ["profile_pages"] = Later, ["advanced_analytics"] = Later, ["mentorship"] = Later, ["founding_cohort"] = Later,
        ["council"] = Later,
    };

    /// <summary>A route with one of these words in its address belongs to the capability.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["marketplaces"] = "marketplace", ["marketplace"] = "marketplace", ["purchase-item"] = "marketplace", ["purchased-items"] = "marketplace", ["unlock-item"] = "marketplace",
        ["equipped-items"] = "marketplace", ["purchase"] = "marketplace", ["equip"] = "marketplace",
        ["badges"] = "badges", ["badge-definitions"] = "badges", ["streak-definitions"] = "streaks", ["path-definitions"] = "paths", ["webhook-configs"] = "webhooks",
        ["gates"] = "tokens", ["unlocks"] = "tokens", ["tokens"] = "tokens", ["token-config"] = "tokens", ["evolution"] = "evolution", ["evolutions"] = "evolution", ["evolve"] = "evolution",
        ["streak"] = "streaks", ["path"] = "paths",
    };

    private const string Later = "its routes are still to come";

    [Fact]
    public async Task Every_capability_of_the_plans_gates_its_routes_and_no_route_of_it_is_open()
    {
        var operations = (await OpenApi.ReadAsync()).Operations;
        var gating = operations.Select(operation => operation.Capability).OfType<string>().ToHashSet();

        Assert.Equal(Plans.All[^1].Capabilities.Order(StringComparer.Ordinal), gating.Concat(Elsewhere.Keys).Order(StringComparer.Ordinal));
        var named = operations.Where(operation => operation.Access.Count > 0)
            .Select(operation => (Operation: operation, Word: operation.Path.Split('/').FirstOrDefault(Words.ContainsKey))).Where(one => one.Word is not null).ToList();
        Assert.All(Words.Keys, word => Assert.Contains(named, one => one.Operation.Path.Split('/').Contains(word)));
        Assert.All(named, one => Assert.Equal(Words[one.Word!], one.Operation.Capability));
    }

    [Fact]
    public async Task Below_its_plan_every_gated_operation_is_locked_before_anything_else_is_looked_at()
    {
        var gated = await GatedAsync();
        var tried = 0;
        foreach (var plan in Plans.All.SkipLast(1))
        {
            var locked = gated.Where(operation => !plan.Capabilities.Contains(operation.Capability!)).ToList();
            if (locked is [])
            {
                continue;
            }

            var (tenant, widget) = await CustomerAsync(plan.Key);
            foreach (var operation in locked)
            {
                tried++;
                var details = (await AskAsync(operation, tenant.Api, widget)).ExpectError(403, "plan_feature_locked").Details;
                Assert.Equal(
                    (operation.Capability, Plans.Requiring(operation.Capability!).Key, plan.Key),
                    (details.Str("feature"), details.Str("required_plan"), details.Str("current_plan")));
                Assert.NotEmpty(details.Str("upgrade_url"));
            }
        }

        Assert.True(tried > 50, $"Only {tried} were tried.");
    }

    [Fact]
    public async Task Switched_off_every_gated_operation_is_disabled_and_nothing_else_is()
    {
        var gated = await GatedAsync();
        var capabilities = gated.Select(operation => operation.Capability!).Distinct().ToList();
        var (tenant, widget) = await CustomerAsync(Plans.All[^1].Key);
        var open = gated.Where(operation => operation is { IsRead: true, Parameters.Count: 0 }).ToList();
        Assert.All(await Task.WhenAll(open.Select(operation => AskAsync(operation, tenant.Api, widget))), answer => answer.Expect(200));

        (await tenant.Api.PatchAsync("/customers/me/settings", new { feature_toggles = capabilities.ToDictionary(capability => capability, _ => false) })).Expect(200);

        Assert.All(await Task.WhenAll(gated.Select(operation => AskAsync(operation, tenant.Api, widget))), answer => answer.ExpectError(403, "capability_disabled"));
        (await tenant.Api.GetAsync("/buddies")).Expect(200);
        (await widget.GetAsync("/widget/state")).Expect(200);
        (await tenant.Api.PatchAsync("/customers/me/settings", new { feature_toggles = capabilities.ToDictionary(capability => capability, _ => true) })).Expect(200);
        Assert.All(await Task.WhenAll(open.Select(operation => AskAsync(operation, tenant.Api, widget))), answer => answer.Expect(200));
    }

    [Fact]
    public async Task Several_audiences_need_a_plan_that_includes_them_and_the_switch()
    {
        // The gates that stand in a body are those that list the code and have no capability of the whole route.
        var document = await OpenApi.ReadAsync();
        Assert.Equal(["ReplaceAudiences"], document.Operations.Where(operation => operation.Capability is null
            && operation.Json.At("responses") is var responses && responses.Has("403")
            && responses.At("403").At("content").At("application/json").At("examples").Has("plan_feature_locked")).Select(operation => operation.Id));
        static object Audiences(params string[] keys) => new { audiences = keys.Select(key => new { key, label = key, brief = "" }) };
        foreach (var plan in Plans.All)
        {
            var tenant = await Tenant.CreateAsync(plan.Key, preset: null);
            string[] most = ["default", .. Enumerable.Range(2, (plan.MaxAudiences ?? 10) - 1).Select(n => $"audience_{n}")];
            if (plan.MaxAudiences is not null)
            {
                var details = (await tenant.Api.PatchAsync("/customers/me/audiences", Audiences([.. most, "one_more"]))).ExpectError(403, "plan_feature_locked").Details;
                Assert.Equal(("multi_audience", plan.Key), (details.Str("feature"), details.Str("current_plan")));
                Assert.True(Plans.Get(details.Str("required_plan")) is var next && (next.MaxAudiences ?? int.MaxValue) > plan.MaxAudiences, details.ToString());
            }

            if (plan.Capabilities.Contains("multi_audience"))
            {
                (await tenant.Api.PatchAsync("/customers/me/settings", new { feature_toggles = new { multi_audience = false } })).Expect(200);
                (await tenant.Api.PatchAsync("/customers/me/audiences", Audiences(most))).ExpectError(403, "capability_disabled");
                (await tenant.Api.PatchAsync("/customers/me/settings", new { feature_toggles = new { multi_audience = true } })).Expect(200);
            }

            (await tenant.Api.PatchAsync("/customers/me/audiences", Audiences(most))).Expect(200);
        }
    }

    private static async Task<IReadOnlyList<Operation>> GatedAsync()
    {
        var gated = (await OpenApi.ReadAsync()).Operations.Where(operation => operation.Capability is not null).ToList();
        Assert.True(gated.Count > 60, $"Only {gated.Count} operations are gated.");
        return gated;
    }

    private static async Task<(Tenant Tenant, Api Widget)> CustomerAsync(string plan)
    {
        var tenant = await Tenant.CreateAsync(plan);
        var buddy = await tenant.HatchAsync();
        var opened = (await tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = Estate.WidgetScopes })).Expect(201).Json;
        return (tenant, new Api(opened.Str("token")));
    }

    // Ids that nobody has and a body that is empty: a gate stands before both.
    private static Task<Answer> AskAsync(Operation operation, Api secret, Api widget) => (operation.Access.Contains("secret_key") ? secret : widget).SendAsync(
        operation.Method, operation.With([.. operation.Parameters.Select(_ => Guid.CreateVersion7().ToString())]), operation.Body is null ? null : "{}");
}

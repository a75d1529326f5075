using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Who is let in, as what, and what the others hear.</summary>
public sealed class CredentialTests
{
    [Fact]
    public async Task Every_credential_that_is_none_is_refused_in_the_same_words()
    {
        var tenant = await Tenant.CreateAsync();
        var revoked = (await tenant.Api.PostAsync("/auth/api-keys", new { label = "short-lived" })).Expect(201).Json;
        (await tenant.Api.DeleteAsync($"/auth/api-keys/{revoked.Id()}")).Expect(204);
        string?[] credentials =
        [
            null, "", "garbage", "hatch_test_00000000000000000000000000000000", "hatch_pk_00000000000000000000000000000000",
            tenant.Api.Credential![..^1] + "_", tenant.Api.Credential.Replace("hatch_test_", "hatch_live_", StringComparison.Ordinal), revoked.Str("key"),
            tenant.Dashboard.Credential![..^2] + "xx", "eyJhbGciOiJub25lIn0.eyJpc3MiOiJoYXRjaGVkIn0.", new string('x', 5_000),
        ];

        var answers = await Task.WhenAll(credentials.Select(credential => new Api(credential).GetAsync("/buddies")));

        Assert.All(answers, answer => Assert.Equal(answers[0].Message, answer.ExpectError(401, "unauthorized").Message));
        var scheme = await Api.Anonymous.GetAsync("/buddies", ("Authorization", $"Basic {tenant.Api.Credential}"));
        Assert.Equal(answers[0].Message, scheme.ExpectError(401, "unauthorized").Message);
    }

    [Fact]
    public async Task Every_operation_that_is_not_for_everyone_refuses_a_caller_without_a_credential()
    {
        var operations = (await OpenApi.ReadAsync()).Operations.Where(operation => operation.Access.Count > 0).ToList();
        Assert.True(operations.Count > 90, $"Only {operations.Count} operations ask who is calling.");

        var answers = await Task.WhenAll(operations.Select(operation =>
            Api.Anonymous.SendAsync(operation.Method, operation.With([.. operation.Parameters.Select(_ => Guid.CreateVersion7().ToString())]), operation.Body is null ? null : "{}")));

        Assert.All(answers, answer => answer.ExpectError(401, "unauthorized"));
    }

    [Fact]
    public async Task A_wrong_address_and_a_wrong_password_are_refused_alike()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        (await Api.Anonymous.PostAsync("/auth/login", new { email = tenant.Email, password = tenant.Password })).Expect(200);

        var wrongPassword = await Api.Anonymous.PostAsync("/auth/login", new { email = tenant.Email, password = "something else entirely" });
        var wrongAddress = await Api.Anonymous.PostAsync("/auth/login", new { email = "nobody@example.com", password = tenant.Password });

        Assert.Equal(wrongPassword.ExpectError(401, "unauthorized").Message, wrongAddress.ExpectError(401, "unauthorized").Message);
    }

    [Fact]
    public async Task A_revoked_key_stops_working_within_a_second()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        (await tenant.Api.GetAsync("/auth/me")).Expect(200);

        (await tenant.Dashboard.DeleteAsync($"/auth/api-keys/{tenant.KeyId}")).Expect(204);

        await Wait.UntilAsync("the key is refused", async () => (await tenant.Api.GetAsync("/auth/me")).Status is 401, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Rotating_ends_every_secret_key_and_gives_one_new_one()
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        var rotated = (await tenant.Dashboard.PostAsync("/auth/api-keys/rotate")).Expect(200, 201).Json;

        await Wait.UntilAsync("the old key is refused", async () => (await tenant.Api.GetAsync("/auth/me")).Status is 401, TimeSpan.FromSeconds(2));
        Assert.Equal(tenant.Id, (await new Api(rotated.Str("key")).GetAsync("/auth/me")).Expect(200).Json.Id());
        Assert.Single((await tenant.Dashboard.GetAsync("/auth/api-keys")).Expect(200).Json.List("data"));
    }

    [Fact]
    public async Task A_publishable_key_does_what_its_scopes_say_and_nothing_else()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var (reader, nobody) = (await tenant.PublishableAsync("read:buddies"), await tenant.PublishableAsync("read:operations"));

        (await reader.GetAsync($"/buddies/{buddy.Id}")).Expect(200);
        (await nobody.GetAsync($"/buddies/{buddy.Id}")).ExpectError(403, "publishable_key_scope");
        (await nobody.GetAsync($"/operations/{buddy.HatchOperationId}")).Expect(200);
        (await reader.GetAsync($"/operations/{buddy.HatchOperationId}")).ExpectError(403, "publishable_key_scope");
        (await reader.PostAsync("/events", new { event_id = "x", user_id = buddy.UserId, type = "lesson_completed" })).ExpectError(403, "publishable_key_scope");
        (await reader.PostAsync($"/buddies/{buddy.Id}/coins", new { amount = 1, reason = "x" })).ExpectError(403, "publishable_key_scope");
        (await reader.GetAsync("/auth/api-keys")).ExpectError(403, "publishable_key_scope");
        Assert.Equal(0, await buddy.CoinsAsync());
    }

    [Fact]
    public async Task Every_operation_that_is_not_for_publishable_keys_refuses_one_with_every_scope()
    {
        var publishable = await (await Tenant.CreateAsync()).PublishableAsync("read:buddies", "read:operations", "write:embed-tokens");
        var operations = (await OpenApi.ReadAsync()).Operations.Where(operation => operation.Access.Count > 0 && !operation.Access.Contains("publishable_key")).ToList();
        Assert.NotEmpty(operations);

        var answers = await Task.WhenAll(operations.Select(operation =>
            publishable.SendAsync(operation.Method, operation.With([.. operation.Parameters.Select(_ => Guid.CreateVersion7().ToString())]), operation.Body is null ? null : "{}")));

        Assert.All(answers, answer => answer.ExpectError(403, "publishable_key_scope"));
    }

    [Fact]
    public async Task What_the_plan_lacks_is_refused_before_anything_else_with_the_plan_that_has_it()
    {
        var tenant = await Tenant.CreateAsync(plan: "starter");
        var buddy = await tenant.HatchAsync();

        var locked = (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = Guid.CreateVersion7() })).ExpectError(403, "plan_feature_locked").Details;

        Assert.Equal(("marketplace", "growth", "starter"), (locked.Str("feature"), locked.Str("required_plan"), locked.Str("current_plan")));
        Assert.NotEmpty(locked.Str("upgrade_url"));
        (await tenant.Api.PostAsync($"/buddies/{Guid.CreateVersion7()}/evolve")).ExpectError(403, "plan_feature_locked");
    }

    [Fact]
    public async Task A_capability_that_is_switched_off_is_refused_and_on_again_it_works()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.Api.PatchAsync("/customers/me/settings", new { feature_toggles = new { marketplace = false } })).Expect(200);
        (await tenant.Api.GetAsync("/marketplaces")).ExpectError(403, "capability_disabled");

        (await tenant.Api.PatchAsync("/customers/me/settings", new { feature_toggles = new { marketplace = true } })).Expect(200);
        (await tenant.Api.GetAsync("/marketplaces")).Expect(200);
    }

    [Fact]
    public async Task The_internal_routes_are_not_reachable_through_the_gateway_nor_by_a_principal_of_ones_own()
    {
        var tenant = await Tenant.CreateAsync(plan: "starter", preset: null);
        foreach (var path in new[] { $"//internal/customers/{tenant.Id}/plan", $"/internal/customers/{tenant.Id}/plan", $"/auth/../internal/customers/{tenant.Id}/plan", $"/auth/..%2f..%2finternal/customers/{tenant.Id}/plan" })
        {
            (await tenant.Api.PutAsync(path, new { plan = "enterprise" })).Expect(400, 404, 405);
        }

        var direct = new Api(tenant.Api.Credential, TestSystem.UrlOf("accounts").ToString().TrimEnd('/'));
        (await direct.PutAsync($"//internal/customers/{tenant.Id}/plan", new { plan = "enterprise" })).ExpectError(401, "unauthorized");
        (await direct.PutAsync($"//internal/customers/{tenant.Id}/plan", new { plan = "enterprise" }, ("X-Hatched-Principal", "eyJraW5kIjoiU2VydmljZSJ9.AAAA"))).ExpectError(401, "unauthorized");
        Assert.Equal("starter", (await tenant.Api.GetAsync("/customers/me", ("X-Hatched-Principal", "eyJraW5kIjoiU2VydmljZSJ9.AAAA"))).Expect(200).Json.Str("plan"));
    }
}

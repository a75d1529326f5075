using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Passwords, one-time tokens and what they end; the customer's own profile.</summary>
public sealed class AccountTests
{
    private const string NewPassword = "another passphrase for this test";

    [Fact]
    public async Task Changing_the_password_ends_every_other_session_and_leaves_the_keys_alone()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        (await Api.Anonymous.PostAsync("/auth/password/reset/request", new { email = tenant.Email })).Expect(200);
        var reset = await Mail.TokenAsync(tenant.Email, "reset-password");
        var elsewhere = new Api((await LoginAsync(tenant.Email, tenant.Password)).Expect(200).Json.Str("token"));

        Task<Answer> ChangeAsync(string current, string next) => tenant.Dashboard.PostAsync("/auth/password/change", new { current_password = current, new_password = next });
        (await ChangeAsync("not the password", NewPassword)).ExpectError(422, "validation_failed");
        (await ChangeAsync(tenant.Password, "password123")).ExpectError(422, "validation_failed");
        (await elsewhere.GetAsync("/auth/me")).Expect(200);
        var changed = new Api((await ChangeAsync(tenant.Password, NewPassword)).Expect(200).Json.Str("token"));

        await RefusedSoonAsync(elsewhere);
        await RefusedSoonAsync(tenant.Dashboard);
        Assert.Equal(tenant.Id, (await changed.GetAsync("/auth/me")).Expect(200).Json.Id());
        (await tenant.Api.GetAsync("/auth/me")).Expect(200);
        (await LoginAsync(tenant.Email, tenant.Password)).ExpectError(401, "unauthorized");
        (await LoginAsync(tenant.Email, NewPassword)).Expect(200);
        (await Api.Anonymous.PostAsync("/auth/password/reset", new { token = reset, new_password = "a passphrase of a stranger" })).ExpectError(400, "bad_request");
        (await tenant.Api.PostAsync("/auth/password/change", new { current_password = NewPassword, new_password = tenant.Password })).ExpectError(403, "forbidden");
    }

    [Fact]
    public async Task A_login_proves_what_holds_now_whatever_key_it_comes_under()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        Task<Answer> SignInAsync() => Api.Anonymous.PostAsync("/auth/login", new { email = tenant.Email, password = tenant.Password }, ("Idempotency-Key", "once"));
        (await SignInAsync()).Expect(200);

        (await tenant.Dashboard.PostAsync("/auth/password/change", new { current_password = tenant.Password, new_password = "another passphrase for one test" })).Expect(200);

        (await SignInAsync()).ExpectError(401, "unauthorized");
    }

    [Fact]
    public async Task A_mail_keeps_no_plain_token_and_its_text_is_forgotten_when_the_token_is_dead()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var token = await Mail.TokenAsync(tenant.Email, "verify-email");
        Assert.Empty(await Database.MentionsAsync(token));

        await Database.RunAsync("accounts", "UPDATE outgoing_mails SET created_at = created_at - interval '61 minutes' WHERE recipient = $1", tenant.Email);
        await Wait.UntilAsync("its text is gone", async () =>
            await Database.ReadAsync<bool>("accounts", "SELECT body IS NULL FROM outgoing_mails WHERE recipient = $1", tenant.Email), TimeSpan.FromSeconds(45));

        await Database.RunAsync("accounts", "UPDATE outgoing_mails SET created_at = created_at - interval '24 hours' WHERE recipient = $1", tenant.Email);
        await Wait.UntilAsync("nothing of it is left", async () =>
            await Database.ReadAsync<long>("accounts", "SELECT count(*) FROM outgoing_mails WHERE recipient = $1", tenant.Email) is 0, TimeSpan.FromSeconds(45));
    }

    [Fact]
    public async Task A_reset_token_is_good_once_for_its_own_purpose_and_ends_every_session()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var known = (await Api.Anonymous.PostAsync("/auth/password/reset/request", new { email = $" {tenant.Email.ToUpperInvariant()} " })).Expect(200);
        var unknown = (await Api.Anonymous.PostAsync("/auth/password/reset/request", new { email = "nobody@example.com" })).Expect(200);
        Assert.Equal(known.Text, unknown.Text);
        var voided = await Mail.TokenAsync(tenant.Email, "reset-password");
        (await Api.Anonymous.PostAsync("/auth/password/reset/request", new { email = tenant.Email })).Expect(200);
        var token = await Mail.TokenAsync(tenant.Email, "reset-password", other: voided);
        var verification = await Mail.TokenAsync(tenant.Email, "verify-email");

        (await ResetAsync(voided, NewPassword)).ExpectError(400, "bad_request");
        (await ResetAsync(verification, NewPassword)).ExpectError(400, "bad_request");
        (await ResetAsync("no such token", NewPassword)).ExpectError(400, "bad_request");
        (await ResetAsync(token, "password123")).ExpectError(422, "validation_failed"); // and the token is still good
        var parallel = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ResetAsync(token, NewPassword)));

        Assert.Equal((1, 3), (parallel.Count(answer => answer.Status is 200), parallel.Count(answer => answer.Code is "bad_request")));
        await RefusedSoonAsync(tenant.Dashboard);
        (await LoginAsync(tenant.Email, tenant.Password)).ExpectError(401, "unauthorized");
        (await LoginAsync(tenant.Email, NewPassword)).Expect(200);
    }

    [Fact]
    public async Task A_one_time_token_ends_after_an_hour_and_only_its_hash_is_kept()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        (await Api.Anonymous.PostAsync("/auth/password/reset/request", new { email = tenant.Email })).Expect(200);
        var token = await Mail.TokenAsync(tenant.Email, "reset-password");
        const string own = "FROM one_time_tokens t JOIN logins l ON l.id = t.login_id WHERE l.customer_id = $1 AND t.purpose = 'password_reset'";
        Assert.Equal(0, await Database.ReadAsync<long>("accounts", "SELECT count(*) FROM one_time_tokens t WHERE strpos(t::text, $1) > 0", token));
        Assert.InRange(await Database.ReadAsync<double>("accounts", $"SELECT extract(epoch FROM t.expires_at - now())::float8 {own}", tenant.Id), 3_500, 3_600);

        await Database.RunAsync("accounts", $"UPDATE one_time_tokens SET expires_at = now() WHERE login_id IN (SELECT t.login_id {own})", tenant.Id);

        (await ResetAsync(token, NewPassword)).ExpectError(400, "bad_request");
        (await LoginAsync(tenant.Email, tenant.Password)).Expect(200);
    }

    [Fact]
    public async Task An_address_is_verified_once_by_the_newest_mail()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var first = await Mail.TokenAsync(tenant.Email, "verify-email");
        Assert.Equal("sent", (await tenant.Dashboard.PostAsync("/auth/email/verification/request")).Expect(200).Json.Str("status"));
        var second = await Mail.TokenAsync(tenant.Email, "verify-email", other: first);

        (await VerifyAsync(first)).ExpectError(400, "bad_request");
        Assert.Equal(tenant.Email, (await VerifyAsync(second)).Expect(200).Json.Str("email"));
        (await VerifyAsync(second)).ExpectError(400, "bad_request");

        Assert.Equal("already_verified", (await tenant.Dashboard.PostAsync("/auth/email/verification/request")).Expect(200).Json.Str("status"));
        (await tenant.Api.PostAsync("/auth/email/verification/request")).ExpectError(403, "forbidden");
    }

    [Fact]
    public async Task A_publishable_key_has_the_two_harmless_scopes_unless_it_is_given_others_and_never_unknown_ones()
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        var usual = (await tenant.Api.PostAsync("/auth/publishable-keys", new { label = "Website" })).Expect(201).Json;

        Assert.Equal(["read:operations", "write:embed-tokens"], usual.Strings("scopes"));
        Assert.StartsWith("hatch_pk_", usual.Str("key"), StringComparison.Ordinal);
        Assert.Equal(["read:operations", "write:embed-tokens"], (await new Api(usual.Str("key")).GetAsync("/auth/api-keys/whoami")).Expect(200).Json.Strings("scopes"));
        (await tenant.Api.PostAsync("/auth/publishable-keys", new { label = "Website", scopes = new[] { "write:widget-sessions" } })).ExpectError(422, "validation_failed");
        (await tenant.Api.PostAsync("/auth/publishable-keys", new { label = "Website", scopes = Array.Empty<string>() })).ExpectError(422, "validation_failed");
        Assert.DoesNotContain(usual.Str("key"), (await tenant.Api.GetAsync("/auth/api-keys")).Expect(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_and_settings_change_by_what_is_sent_and_keep_the_rest()
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        (await tenant.Api.PatchAsync("/customers/me", new { company = "Example Ltd" })).Expect(200);
        (await tenant.Api.PatchAsync("/customers/me", new { name = "Example Learning" })).Expect(200);
        (await tenant.Api.PatchAsync("/customers/me/settings", new { max_active_eggs = 1, theme = new { dark = true } })).Expect(200);
        (await tenant.Api.PatchAsync("/customers/me/settings", new { auto_evolve = true, theme = (object?)null })).Expect(200);
        (await tenant.Api.PatchAsync("/customers/me", new { name = "  " })).ExpectError(422, "validation_failed");
        (await tenant.Api.PatchAsync("/customers/me", new { plan = "enterprise" })).ExpectError(422, "validation_failed");
        (await tenant.Api.PatchAsync("/customers/me/settings", new { note = new string('x', 33_000) })).ExpectError(422, "validation_failed");

        var me = (await tenant.Api.GetAsync("/customers/me")).Expect(200).Json;
        Assert.Equal(("Example Learning", "Example Ltd", "pro"), (me.Str("name"), me.Str("company"), me.Str("plan")));
        Assert.Equal("""{"max_active_eggs":1,"auto_evolve":true}""", me.At("settings").GetRawText());
    }

    private static Task<Answer> LoginAsync(string email, string password) => Api.Anonymous.PostAsync("/auth/login", new { email, password });

    private static Task<Answer> ResetAsync(string token, string password) => Api.Anonymous.PostAsync("/auth/password/reset", new { token, new_password = password });

    private static Task<Answer> VerifyAsync(string token) => Api.Anonymous.PostAsync("/auth/email/verify", new { token });

    private static Task RefusedSoonAsync(Api session) =>
        Wait.UntilAsync("the session is refused", async () => (await session.GetAsync("/auth/me")).Status is 401, TimeSpan.FromSeconds(2));
}

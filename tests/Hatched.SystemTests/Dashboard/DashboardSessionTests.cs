using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Dashboard;

/// <summary>The dashboard's session: a cookie that no script reads, that counts for our own pages alone, and that ends when one signs out.</summary>
public sealed class DashboardSessionTests
{
    private static readonly (string, string) Mark = ("X-Dashboard", "1");
    private static readonly (string, string) OwnPage = ("Sec-Fetch-Site", "same-origin");

    [Fact]
    public async Task Signing_in_at_the_dashboard_sets_a_cookie_that_scripts_cannot_read_and_answers_no_token()
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        var answer = (await SignInAsync(tenant, Mark, OwnPage)).Expect(200);

        var cookie = answer.Header("Set-Cookie");
        Assert.Matches("^hatched=[^;]+;", cookie);
        Assert.All(["httponly", "samesite=strict", "path=/", "expires="], attribute => Assert.Contains(attribute, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.False(answer.Json.Has("token"), answer.ToString());
        Assert.DoesNotContain(Token(answer), answer.Text, StringComparison.Ordinal);
        Assert.True((await SignInAsync(tenant)).Expect(200).Json.Has("token"));
    }

    [Fact]
    public async Task Signing_up_and_changing_the_password_hand_the_session_over_as_a_cookie_too()
    {
        var (email, password) = ($"test-{Guid.CreateVersion7():N}@example.com", "a passphrase for one test");
        var registered = (await Api.Anonymous.PostAsync("/auth/register", new { email, password, name = "A test's customer" }, Mark, OwnPage)).Expect(201);
        Assert.False(registered.Json.Has("token"));

        var body = new { current_password = password, new_password = "another passphrase for one test" };
        var changed = (await Api.Anonymous.PostAsync("/auth/password/change", body, Mark, OwnPage, Cookie(registered))).Expect(200);

        Assert.False(changed.Json.Has("token"));
        (await MeAsync(Mark, OwnPage, Cookie(changed))).Expect(200);
        await RefusedSoonAsync(registered);
    }

    [Fact]
    public async Task The_cookie_counts_beside_the_dashboards_header_on_a_request_of_our_own_page_and_nowhere_else()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var cookie = Cookie((await SignInAsync(tenant, Mark, OwnPage)).Expect(200));

        Assert.Equal(tenant.Id, (await MeAsync(Mark, OwnPage, cookie)).Expect(200).Json.Id());
        Assert.Equal(tenant.Id, (await MeAsync(Mark, ("Origin", TestSystem.BaseUrl), cookie)).Expect(200).Json.Id());

        // A link or picture of another site, its form, its script, a sibling host's page, and a script that claims our origin in vain.
        (await MeAsync(cookie)).ExpectError(401, "unauthorized");
        (await MeAsync(OwnPage, cookie)).ExpectError(401, "unauthorized");
        (await MeAsync(Mark, cookie)).ExpectError(401, "unauthorized");
        (await MeAsync(Mark, ("Sec-Fetch-Site", "cross-site"), cookie)).ExpectError(401, "unauthorized");
        (await MeAsync(Mark, ("Sec-Fetch-Site", "same-site"), ("Origin", TestSystem.BaseUrl), cookie)).ExpectError(401, "unauthorized");
        (await MeAsync(Mark, ("Origin", "https://example.com"), cookie)).ExpectError(401, "unauthorized");
        (await MeAsync(Mark, ("Origin", "null"), cookie)).ExpectError(401, "unauthorized");
        (await MeAsync(("X-Dashboard", "admin"), OwnPage, cookie)).ExpectError(401, "unauthorized");
    }

    [Fact]
    public async Task Another_site_gets_no_cookie_set_and_changes_nothing_with_the_one_that_is_there()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var cookie = Cookie((await SignInAsync(tenant, Mark, OwnPage)).Expect(200));
        (string, string)[] elsewhere = [Mark, ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://example.com")];

        var login = (await SignInAsync(tenant, elsewhere)).Expect(200);
        var change = await Api.Anonymous.PatchAsync("/customers/me", new { name = "Taken over" }, [.. elsewhere, cookie]);

        Assert.Null(login.Header("Set-Cookie"));
        change.ExpectError(401, "unauthorized");
        Assert.Equal("A test's customer", (await tenant.Api.GetAsync("/customers/me")).Expect(200).Json.Str("name"));
    }

    [Fact]
    public async Task A_header_with_a_credential_wins_over_the_cookie()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var other = await Tenant.CreateAsync(preset: null);
        var cookie = Cookie((await SignInAsync(tenant, Mark, OwnPage)).Expect(200));

        Assert.Equal(other.Id, (await other.Api.GetAsync("/auth/me", Mark, OwnPage, cookie)).Expect(200).Json.Id());
        (await new Api("hatch_test_nonsense").GetAsync("/auth/me", Mark, OwnPage, cookie)).ExpectError(401, "unauthorized");
    }

    [Fact]
    public async Task A_cookie_that_has_ended_keeps_nobody_from_signing_in_anew()
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        var answer = (await SignInAsync(tenant, Mark, OwnPage, ("Cookie", "hatched=long.gone.token"))).Expect(200);

        (await MeAsync(Mark, OwnPage, ("Cookie", "hatched=long.gone.token"))).ExpectError(401, "unauthorized");
        (await MeAsync(Mark, OwnPage, Cookie(answer))).Expect(200);
    }

    [Fact]
    public async Task Signing_out_ends_that_session_everywhere_within_a_second_and_no_other()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var here = (await SignInAsync(tenant, Mark, OwnPage)).Expect(200);
        var there = (await SignInAsync(tenant, Mark, OwnPage)).Expect(200);
        var copied = new Api(Token(here));
        (await copied.GetAsync("/auth/me")).Expect(200);

        var signedOut = (await Api.Anonymous.PostAsync("/auth/logout", null, Mark, OwnPage, Cookie(here))).Expect(200);

        Assert.Matches("^hatched=; expires=Thu, 01 Jan 1970", signedOut.Header("Set-Cookie"));
        await RefusedSoonAsync(here);
        (await copied.GetAsync("/auth/me")).ExpectError(401, "unauthorized");
        (await MeAsync(Mark, OwnPage, Cookie(there))).Expect(200);
        (await tenant.Dashboard.GetAsync("/auth/me")).Expect(200);
        (await tenant.Api.PostAsync("/auth/logout")).ExpectError(403, "forbidden");
        (await Api.Anonymous.PostAsync("/auth/logout")).ExpectError(401, "unauthorized");
    }

    [Fact]
    public async Task No_log_holds_a_session()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var signedIn = (await SignInAsync(tenant, Mark, OwnPage)).Expect(200);
        (await MeAsync(Mark, OwnPage, Cookie(signedIn))).Expect(200);
        (await Api.Anonymous.PatchAsync("/customers/me", "{", Mark, OwnPage, Cookie(signedIn))).Expect(400);

        var logs = TestSystem.Processes().Values.Select(process => process.Log).Where(File.Exists).ToList();

        Assert.NotEmpty(logs);
        var signature = Token(signedIn).Split('.')[2];
        Assert.All(logs, log => Assert.DoesNotContain(signature, ReadShared(log), StringComparison.Ordinal));
    }

    private static Task<Answer> SignInAsync(Tenant tenant, params (string, string)[] headers) =>
        Api.Anonymous.PostAsync("/auth/login", new { email = tenant.Email, password = tenant.Password }, headers);

    private static Task<Answer> MeAsync(params (string, string)[] headers) => Api.Anonymous.GetAsync("/auth/me", headers);

    private static string Token(Answer signedIn) => signedIn.Header("Set-Cookie")!.Split(';')[0]["hatched=".Length..];

    private static (string, string) Cookie(Answer signedIn) => ("Cookie", $"hatched={Token(signedIn)}");

    private static Task RefusedSoonAsync(Answer signedIn) => Wait.UntilAsync(
        "the session is refused", async () => (await MeAsync(Mark, OwnPage, Cookie(signedIn))).Status is 401, TimeSpan.FromSeconds(1));

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}

using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>What an answer lets a browser keep, run or show in a frame.</summary>
public sealed class AnswerHeaderTests
{
    [Theory]
    [InlineData("//docs/index.html")]
    [InlineData("//docs/swagger-ui-bundle.js")]
    public async Task The_page_that_people_paste_keys_into_runs_nothing_foreign_stands_in_no_frame_and_keeps_no_key(string path)
    {
        var answer = (await Api.Anonymous.GetAsync(path)).Expect(200);

        Assert.Contains("frame-ancestors 'none'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", answer.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal(("nosniff", "DENY"), (answer.Header("X-Content-Type-Options"), answer.Header("X-Frame-Options")));
        Assert.DoesNotContain("\"persistAuthorization\":true", (await Api.Anonymous.GetAsync("//docs/index.js")).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"<script(?![^>]*\bsrc=)", (await Api.Anonymous.GetAsync("//docs/index.html")).Text); // the policy would stop it
    }

    [Fact]
    public async Task Answers_with_keys_secrets_tokens_or_peoples_data_are_kept_by_nobody()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        Answer[] answers =
        [
            await Api.Anonymous.PostAsync("/auth/login", new { email = tenant.Email, password = tenant.Password }),
            await tenant.Dashboard.PostAsync("/auth/api-keys", new { label = "x" }),
            await tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = new[] { "read" } }),
            await tenant.Api.PostAsync("/embed-tokens", new { buddy_id = buddy.Id, user_id = buddy.UserId }),
            await tenant.Api.PostAsync("/webhook-configs", new { url = "https://example.com/hook", events = new[] { "*" } }),
            await tenant.Api.GetAsync($"/buddies/{buddy.Id}"),
        ];

        Assert.All(answers, answer => Assert.Contains("no-store", answer.Expect(200, 201).Header("Cache-Control"), StringComparison.Ordinal));
        var picture = (await Api.Anonymous.GetAsync("/" + new Uri((await buddy.ReadAsync()).Str("image_url")).PathAndQuery)).Expect(200);
        Assert.Contains("immutable", picture.Header("Cache-Control"), StringComparison.Ordinal);
    }
}

using System.Text.Json.Nodes;
using Hatched.Sdk.Tests.Support;

namespace Hatched.Sdk.Tests;

public sealed class ClientTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("hatch_test_a", "hatch_pk_a")]
    [InlineData("hatch_pk_a", null)]
    [InlineData(null, "hatch_test_a")]
    [InlineData("hatch_test_a\n", null)]
    [InlineData("hatch test", null)]
    [InlineData("hatch_test_ä", null)]
    public void A_credential_that_cannot_be_right_is_refused_at_once(string? apiKey, string? publishableKey) =>
        Assert.Throws<ArgumentException>(() => new HatchedClient(new HatchedClientOptions { ApiKey = apiKey, PublishableKey = publishableKey }));

    [Theory]
    [InlineData("k")]
    [InlineData("hatch_live_")]
    [InlineData("\"hatch_live_k\"")]
    [InlineData("eyJ.a.b")]
    public void A_key_of_another_form_is_refused_with_what_to_do(string apiKey) =>
        Assert.Contains("hatch_live_ or hatch_test_", Assert.Throws<ArgumentException>(() => new HatchedClient(apiKey)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1:8080")]
    [InlineData("localhost:8080")]
    [InlineData("ftp://example.com")]
    [InlineData("http://example.com/?key=1")]
    [InlineData("http://me:secret@example.com")]
    public void An_address_that_cannot_be_right_is_refused_with_what_to_do(string baseUrl)
    {
        var refusal = Assert.Throws<ArgumentException>(() => new HatchedClient("hatch_test_a", new Uri(baseUrl, UriKind.RelativeOrAbsolute)));
        Assert.Matches("scheme missing|leave it out", refusal.Message);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_id_is_refused_before_anything_is_sent()
    {
        var script = Script.Of("{}");
        await Assert.ThrowsAsync<ArgumentException>(() => Task.Run(() => script.Client().Eggs.GetAsync("")));
        Assert.Empty(script.Sent);
    }

    [Fact]
    public async Task A_widgets_token_speaks_for_its_buddy()
    {
        var script = Script.Of("{}");
        await script.Client(o => (o.ApiKey, o.WidgetToken) = (null, "eyJ.a.b")).RequestAsync(HttpMethod.Get, "/widget/state");
        Assert.Equal("Bearer eyJ.a.b", Assert.Single(script.Sent).Header("Authorization"));
    }

    [Theory]
    [InlineData("http://localhost:8080", "http://localhost:8080/api/v1/health")]
    [InlineData("http://localhost:8080/", "http://localhost:8080/api/v1/health")]
    [InlineData("https://api.example.com/api/v1", "https://api.example.com/api/v1/health")]
    [InlineData("https://example.com/hatched/v1/", "https://example.com/hatched/v1/health")]
    public async Task The_base_address_is_taken_with_and_without_its_path(string baseUrl, string expected)
    {
        var script = Script.Of("{}");
        await script.Client(o => o.BaseUrl = new Uri(baseUrl)).HealthAsync();
        Assert.Equal(expected, Assert.Single(script.Sent).Uri.ToString());
    }

    [Theory]
    [InlineData("hatch_test_a", "https://api.staging.hatched.live/api/v1/health")]
    [InlineData("hatch_live_a", "https://api.hatched.live/api/v1/health")]
    public async Task A_key_has_a_home(string key, string expected)
    {
        var script = Script.Of("{}");
        await script.Client(o => (o.ApiKey, o.BaseUrl) = (key, null)).HealthAsync();
        Assert.Equal(expected, Assert.Single(script.Sent).Uri.ToString());
    }

    [Fact]
    public async Task Every_request_carries_the_credential_and_says_who_sends_it()
    {
        var script = Script.Of("{}");
        await script.Client().HealthAsync();
        var sent = Assert.Single(script.Sent);
        Assert.Equal("Bearer hatch_test_0123456789", sent.Header("Authorization"));
        Assert.StartsWith("Hatched.Sdk/1.", sent.Header("User-Agent"), StringComparison.Ordinal);
        Assert.Equal("application/json", sent.Header("Accept"));
    }

    [Fact]
    public async Task A_publishable_key_reads_and_mints_embed_tokens_and_its_changes_fail_before_anything_is_sent()
    {
        var script = Script.Of("""{"token":"t"}""");
        var client = script.Client(o => (o.ApiKey, o.PublishableKey) = (null, "hatch_pk_a"));

        await client.Buddies.GetAsync("b");
        Assert.Equal("t", (await client.EmbedTokens.CreateAsync(new() { BuddyId = "b", UserId = "u" })).Token);
        var sent = script.Sent.Count;

        var failure = await Assert.ThrowsAsync<PublishableKeyScopeException>(() => client.Events.SendAsync(new() { EventId = "e", UserId = "u", Type = "t" }));
        await Assert.ThrowsAsync<PublishableKeyScopeException>(() => client.WidgetSessions.RevokeAsync("s"));
        await Assert.ThrowsAsync<PublishableKeyScopeException>(() => client.RequestAsync(HttpMethod.Put, "/gates/g", new JsonObject()));
        Assert.Equal((ErrorCodes.PublishableKeyScope, 403), (failure.Code, failure.StatusCode));
        Assert.Equal(sent, script.Sent.Count);
    }

    [Fact]
    public async Task The_newest_answer_tells_its_request_id_and_the_rate_limit()
    {
        var script = new Script(
            Script.Answer(200, "{}", ("X-Request-Id", "r-1"), ("X-RateLimit-Limit", "1000"), ("X-RateLimit-Remaining", "999"), ("X-RateLimit-Reset", "1775644200")),
            Script.Answer(404, "{}", ("X-Request-Id", "r-2")));
        var client = script.Client();
        Assert.Null(client.LastRequestId);
        Assert.Null(client.RateLimit);

        await client.HealthAsync();
        Assert.Equal("r-1", client.LastRequestId);
        Assert.Equal(new RateLimitInfo(1000, 999, DateTimeOffset.FromUnixTimeSeconds(1775644200)), client.RateLimit);

        await Assert.ThrowsAsync<NotFoundException>(() => client.Eggs.GetAsync("e"));
        Assert.Equal("r-2", client.LastRequestId);
        Assert.NotNull(client.RateLimit);
    }

    [Fact]
    public async Task Debug_lines_tell_each_attempt_and_never_the_key_or_the_body()
    {
        var lines = new List<string>();
        var script = new Script(Script.NetworkError, Script.Answer(200, """{"accepted":true,"event_id":"e","effects":null}"""));
        await script.Client(o => (o.Debug, o.TimeProvider) = (lines.Add, new SkippingClock())).Events.SendAsync(new() { EventId = "e", UserId = "someone", Type = "t" });
        Assert.Equal(2, lines.Count);
        Assert.Contains("HttpRequestException", lines[0], StringComparison.Ordinal);
        Assert.Contains("POST /events → 200", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.False(line.Contains("hatch_test_", StringComparison.Ordinal) || line.Contains("someone", StringComparison.Ordinal), line));
    }

    [Fact]
    public async Task Later_changes_to_the_options_do_not_reach_the_client()
    {
        var script = new Script(Script.Answer(503), Script.Answer(200));
        HatchedClientOptions? kept = null;
        var client = script.Client(o => (kept = o).TimeProvider = new SkippingClock());
        kept!.MaxRetries = 0;
        await client.HealthAsync();
        Assert.Equal(2, script.Sent.Count);
    }

    [Theory]
    [InlineData("a/b", "a%2Fb")]
    [InlineData("lesson 1?x=y#z", "lesson%201%3Fx%3Dy%23z")]
    [InlineData("ünï", "%C3%BCn%C3%AF")]
    [InlineData("a%2Fb", "a%252Fb")]
    public async Task An_id_is_one_segment_of_the_path_whatever_it_holds(string id, string expected)
    {
        var script = Script.Of("{}");
        await script.Client().Events.GetAsync(id);
        Assert.Equal($"/api/v1/events/{expected}", Assert.Single(script.Sent).Uri.AbsolutePath);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task An_id_that_would_ask_another_route_is_refused(string id)
    {
        var script = Script.Of("{}");
        await Assert.ThrowsAsync<ArgumentException>(() => script.Client().Eggs.GetAsync(id));
        Assert.Empty(script.Sent);
    }

    [Fact]
    public async Task A_route_without_a_method_of_its_own_can_be_called()
    {
        var script = new Script(Script.Answer(201, """{"id":"r","name":"A"}"""), Script.Answer(204, ""));
        var client = script.Client();

        var rule = await client.RequestAsync(HttpMethod.Post, "/coin-rules", new JsonObject { ["name"] = "A", ["event_type"] = "t" });
        var nothing = await client.RequestAsync(HttpMethod.Delete, "/coin-rules/r");

        Assert.Equal("r", rule.GetProperty("id").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, nothing.ValueKind);
        Assert.Equal("""{"name":"A","event_type":"t"}""", script.Sent[0].Body);
        Assert.NotNull(script.Sent[1].Header("Idempotency-Key"));
    }

    [Fact]
    public async Task A_batch_tells_the_effects_of_each_event_and_why_one_was_refused()
    {
        var script = Script.Of("""
            {"results":[{"accepted":true,"event_id":"a","effects":{"coins":5,"tokens":["gems:2"]}},{"accepted":true,"event_id":"b","effects":null},
            {"accepted":false,"event_id":"c","error":{"code":"validation_failed","message":"No.","details":{"fields":[]}}}]}
            """);

        var results = (await script.Client().Events.SendBatchAsync([new() { EventId = "a", UserId = "u", Type = "t" }])).Results;

        Assert.Equal(["a", "b", "c"], results.Select(result => result.EventId));
        Assert.Equal([true, true, false], results.Select(result => result.Accepted));
        Assert.Equal([false, true, false], results.Select(result => result.Pending));
        Assert.Equal((5, "gems:2"), (results[0].Coins, Assert.Single(results[0].Tokens)));
        Assert.Equal(ErrorCodes.ValidationFailed, results[2].Error!.Code);
    }
}

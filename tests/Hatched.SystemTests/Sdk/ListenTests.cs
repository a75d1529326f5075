using System.Text.Json;
using Hatched.Sdk;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Sdk;

/// <summary><c>./hatched listen</c>: webhooks for a program that is being written.</summary>
public sealed class ListenTests
{
    private static readonly string[] EveryStyle =
        ["X-Hatched-Event", "X-Hatched-Delivery", "X-Hatched-Timestamp", "X-Hatched-Signature", "Hatched-Signature", "webhook-id", "webhook-timestamp", "webhook-signature", "X-Hatched-Request-Id"];

    [Fact]
    public async Task Deliveries_are_passed_on_with_their_signatures_whole_and_the_answer_is_given_back()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        using var cli = await Cli.OfAsync(tenant);
        await using var program = await WebhookReceiver.StartAsync();
        using var listen = cli.Start("listen", "--forward-to", program.Url, "--events", "badge.awarded,coins.earned");
        var secret = (await listen.LineAsync(line => line.StartsWith("Webhook secret: ", StringComparison.Ordinal))).Split(' ')[^1];
        await listen.LineAsync(line => line.StartsWith("Listening to badge.awarded, coins.earned at http://127.0.0.1:", StringComparison.Ordinal));

        await buddy.SendAsync("lesson_completed");

        var delivery = await program.FirstAsync("badge.awarded");
        Assert.All(EveryStyle, header => Assert.True(delivery.Headers.ContainsKey(header), header));
        Assert.True(Signatures.Plain(delivery, secret) && Signatures.Sdk(delivery, secret) && Signatures.Standard(delivery, secret, decoded: true));
        Assert.True(WebhookVerifier.Verify(delivery.Body, name => delivery.Headers.GetValueOrDefault(name), secret).IsValid);
        await listen.LineAsync(line => line.Contains($"badge.awarded  → 200 ", StringComparison.Ordinal) && line.EndsWith(delivery.Headers["X-Hatched-Delivery"], StringComparison.Ordinal));
        await listen.LineAsync(line => line.Contains("\"badge_key\":\"first_lesson\"", StringComparison.Ordinal));
        await program.FirstAsync("coins.earned");
        Assert.DoesNotContain(program.Received, other => other.Event is "streak.ticked");

        program.Status = 500;
        await buddy.CreditAsync(5, "failing");
        await listen.LineAsync(line => line.Contains("coins.earned  → 500 ", StringComparison.Ordinal));
        var endpoint = Assert.Single((await tenant.Api.GetAsync("/webhook-configs")).Expect(200).Json.List("data"));
        await Wait.UntilAsync("the failure is written down", async () => (await tenant.Api.GetAsync($"/webhook-configs/{endpoint.Id()}/deliveries")).Expect(200).Json.List("data")
            .Any(one => one.At("response_code") is { ValueKind: JsonValueKind.Number } code && code.GetInt32() is 500));
        Assert.Equal(0, await listen.InterruptAsync());
    }

    [Fact]
    public async Task The_secret_stays_the_same_from_one_listen_to_the_next_and_nothing_is_sent_in_between()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        using var cli = await Cli.OfAsync(tenant);

        var first = await OnceAsync(cli, listen => listen.InterruptAsync());
        var between = Assert.Single((await tenant.Api.GetAsync("/webhook-configs")).Expect(200).Json.List("data"));
        Assert.Equal(("paused", first.Str("endpoint_id")), (between.Str("status"), between.Str("id")));

        var second = await OnceAsync(cli, listen =>
        {
            listen.Kill(); // without a chance to tidy up
            return Task.FromResult(0);
        });
        Assert.Equal((first.Str("endpoint_id"), first.Str("secret")), (second.Str("endpoint_id"), second.Str("secret")));

        (await tenant.Api.DeleteAsync($"/webhook-configs/{first.Str("endpoint_id")}")).Expect(204);
        var third = await OnceAsync(cli, listen => listen.InterruptAsync());
        Assert.NotEqual(first.Str("secret"), third.Str("secret"));

        var last = await OnceAsync(cli, listen => listen.InterruptAsync(), "--delete");
        Assert.Equal(third.Str("secret"), last.Str("secret"));
        Assert.Empty((await tenant.Api.GetAsync("/webhook-configs")).Expect(200).Json.List("data"));
    }

    [Fact]
    public async Task A_second_listen_beside_the_first_has_an_endpoint_of_its_own_that_is_deleted_at_the_end()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        using var cli = await Cli.OfAsync(tenant);
        using var first = cli.Start("listen", "--json");
        var kept = JsonElement.Parse(await first.LineAsync(_ => true));

        var beside = await OnceAsync(cli, listen => listen.InterruptAsync());

        Assert.NotEqual(kept.Str("secret"), beside.Str("secret"));
        var left = Assert.Single((await tenant.Api.GetAsync("/webhook-configs")).Expect(200).Json.List("data"));
        Assert.Equal((kept.Str("endpoint_id"), "active"), (left.Str("id"), left.Str("status")));
        Assert.Equal(0, await first.InterruptAsync());
    }

    [Fact]
    public async Task A_program_that_is_not_there_and_a_sender_who_is_not_Hatched_are_told_apart()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        using var cli = await Cli.OfAsync(tenant);
        using var listen = cli.Start("listen", "--json", "--forward-to", "http://127.0.0.1:9/hook");
        var started = JsonElement.Parse(await listen.LineAsync(_ => true));

        using var http = new HttpClient();
        using var forged = await http.PostAsync(started.Str("url"), new StringContent("""{"amount":1}"""));
        Assert.Equal(400, (int)forged.StatusCode);
        await tenant.Api.PostAsync($"/webhook-configs/{started.Str("endpoint_id")}/test");

        var delivery = JsonElement.Parse(await listen.LineAsync(line => line.Contains("webhook.test", StringComparison.Ordinal)));
        Assert.Equal(502, delivery.Num("status"));
        Assert.NotEmpty(delivery.Str("error"));
        Assert.Equal(0, await listen.InterruptAsync());
        Assert.Equal(2, listen.Json.Count());
    }

    /// <summary>Listens until it is ready, ends, and answers what it said of itself.</summary>
    private static async Task<JsonElement> OnceAsync(Cli cli, Func<RunningCli, Task<int>> end, params string[] more)
    {
        using var listen = cli.Start(["listen", "--json", .. more]);
        var started = JsonElement.Parse(await listen.LineAsync(_ => true));
        Assert.Equal(0, await end(listen));
        return started;
    }
}

using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Sdk;

/// <summary>The commands an integrator lives in, each as a process of its own.</summary>
public sealed class CliTests
{
    [Fact]
    public async Task Trigger_sends_an_event_with_typed_properties_and_shows_what_it_gave()
    {
        var (tenant, buddy, cli) = await BuddyAsync();
        using var _ = cli;

        var (exitCode, output, errors) = await cli.RunAsync(
            "trigger", "lesson_completed", "--user", buddy.UserId, "--prop", "score=95", "note=a b=c", "--prop", "code=\"007\"", "done=true", "deep={\"aB\":[1]}", "--event-id", "lesson/1");

        Assert.True(exitCode is 0, errors);
        Assert.Contains("+55 coins", output, StringComparison.Ordinal);
        Assert.Contains("+2 fluency", output, StringComparison.Ordinal);
        Assert.Contains("badge first_lesson", output, StringComparison.Ordinal);
        Assert.Contains("streak daily_lesson at 1", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', output);
        var stored = (await tenant.Api.GetAsync("/events/lesson%2F1")).Expect(200).Json;
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse("""{"score":95,"note":"a b=c","code":"007","done":true,"deep":{"aB":[1]}}"""), stored.At("properties")));

        var again = JsonElement.Parse((await cli.RunAsync("trigger", "lesson_completed", "--user", buddy.UserId, "--event-id", "lesson/1", "--json")).Output);
        Assert.Equal(("lesson/1", false, 55), (again.Str("event_id"), again.Flag("pending"), again.At("effects").Num("coins")));
        Assert.Equal(55, await buddy.CoinsAsync());
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_with_an_exit_code_of_its_own()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        using var cli = await Cli.OfAsync(tenant);
        using var away = await Cli.OfAsync(tenant, "http://127.0.0.1:9");
        using var nowhere = Cli.Nowhere();
        (Cli Cli, string[] Arguments, int ExitCode, string Says)[] faults =
        [
            (cli, ["trigger", "No Type", "--user", "u"], 1, "type must be 1 to 100 of"),
            (cli, ["explain", "e", "--api-key", "hatch_test_nobody"], 1, "unauthorized"),
            (cli, ["trigger", "t"], 2, "'--user' is required"),
            (cli, ["trigger", "t", "--user", "u", "--prop", "nothing"], 2, "no key=value"),
            (cli, ["tail", "--interval", "0"], 2, "--interval must be between 0.05 and 3600"),
            (cli, ["tail", "-n", "many"], 2, "--lines must be between"),
            (cli, ["trigger", "t", "--user", "u", "--occurred-at", "yesterday"], 2, "yesterday"),
            (cli, ["explain", "e", "--base-url", "ftp://example.com"], 2, "--base-url must be"),
            (cli, ["listen", "--forward-to", "somewhere"], 2, "--forward-to must be"),
            (cli, ["trial"], 2, "'trial'"),
            (nowhere, ["explain", "e"], 2, "There is no credential"),
            (away, ["tail"], 3, "did not reach Hatched"),
            (cli, ["explain", "nothing"], 4, "Event"),
            (cli, ["replay", "nothing"], 4, "Event"),
        ];

        await Task.WhenAll(faults.Select(async fault =>
        {
            var (exitCode, output, errors) = await fault.Cli.RunAsync(fault.Arguments);
            Assert.True((exitCode, errors.Contains(fault.Says, StringComparison.Ordinal)) == (fault.ExitCode, true), $"{string.Join(' ', fault.Arguments)} → {exitCode} {output} {errors}");
        }));
    }

    [Fact]
    public async Task Explain_shows_an_event_as_a_tree_of_what_acted_and_what_did_not()
    {
        var (tenant, buddy, cli) = await BuddyAsync();
        using var _ = cli;
        await buddy.SendAsync("lesson_completed", new { score = 95 }, "lesson-1");
        var stored = (await tenant.Api.GetAsync("/events/lesson-1")).Expect(200).Json;

        var (exitCode, output, errors) = await cli.RunAsync("explain", "lesson-1");

        Assert.True(exitCode is 0, errors);
        var lines = output.Split('\n');
        Assert.Equal("lesson_completed lesson-1 applied", lines[0]);
        Assert.Contains($"├─ buddy {buddy.Id}", lines);
        Assert.Contains("├─ properties {\"score\":95}", lines);
        Assert.Contains("│  ├─ +55 coins", lines);
        Assert.Contains(lines, line => line is "├─ fired" or "└─ fired");
        Assert.All(stored.List("explanations"), one => Assert.Contains(lines, line => line.EndsWith($"─ {one.Str("rule_type")} {one.Str("key")}{(one.Str("outcome") is "fired" ? "" : $" {one.Str("reason")}")}", StringComparison.Ordinal)));
        var json = JsonElement.Parse((await cli.RunAsync("explain", "lesson-1", "--json")).Output);
        Assert.Equal(stored.List("explanations").Count, json.List("explanations").Count);
    }

    [Fact]
    public async Task Replay_shows_what_an_event_would_give_where_the_server_offers_it_and_says_so_where_it_does_not()
    {
        var (tenant, buddy, cli) = await BuddyAsync();
        using var _ = cli;
        await buddy.SendAsync("lesson_completed", eventId: "lesson-1");
        var before = (await tenant.Api.GetAsync($"/buddies/{buddy.Id}")).Expect(200).Text;

        var (exitCode, output, errors) = await cli.RunAsync("replay", "lesson-1");

        if ((await OpenApi.ReadAsync()).Operations.Any(operation => operation.Method == HttpMethod.Post && operation.Path.EndsWith("/replay", StringComparison.Ordinal)))
        {
            Assert.True(exitCode is 0, errors);
            Assert.StartsWith("dry run of lesson-1 under version 1 ", output, StringComparison.Ordinal);
            Assert.Contains("the same as it gave", output, StringComparison.Ordinal);

            var rule = (await tenant.Api.GetAsync("/coin-rules")).Expect(200).Json.List("data").Single(one => one.Str("name") is "Lesson completed");
            (await tenant.Api.PutAsync($"/coin-rules/{rule.Id()}", new { name = rule.Str("name"), event_type = rule.Str("event_type"), amount = rule.Num("amount") + 7 })).Expect(200);
            (exitCode, output, errors) = await cli.RunAsync("replay", "lesson-1");
            Assert.True(exitCode is 0, errors);
            Assert.Contains("under version 2 ", output, StringComparison.Ordinal);
            Assert.Matches("coins [0-9]+ → [0-9]+\n", output);
            Assert.Contains("coin_rule Lesson completed credits stars:", output, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal((5, ""), (exitCode, output));
            Assert.Contains("does not offer replays", errors, StringComparison.Ordinal);
        }

        Assert.Equal(before, (await tenant.Api.GetAsync($"/buddies/{buddy.Id}")).Expect(200).Text);
    }

    [Fact]
    public async Task Tail_shows_the_last_events_and_then_each_as_it_comes_once_and_in_order()
    {
        var (_, buddy, cli) = await BuddyAsync();
        using var _ = cli;
        foreach (var id in new[] { "old-1", "old-2", "old-3" })
        {
            await buddy.SendAsync("lesson_completed", eventId: id);
        }

        var (exitCode, shown, _) = await cli.RunAsync("tail", "--no-follow", "-n", "2");
        Assert.Equal((0, 2), (exitCode, shown.Split('\n').Length));
        Assert.EndsWith("old-2", shown.Split('\n')[0], StringComparison.Ordinal);

        Assert.Equal((0, ""), await cli.RunAsync("tail", "--no-follow", "--type", "never.sent") is var none ? (none.ExitCode, none.Output) : default);
        using var tail = cli.Start("tail", "-n", "1", "--interval", "0.1", "--json");
        await tail.LineAsync(line => line.Contains("old-3", StringComparison.Ordinal));
        string[] news = [.. Enumerable.Range(1, 5).Select(i => $"new-{i}")];
        foreach (var id in news)
        {
            await buddy.SendAsync("lesson_completed", eventId: id);
        }

        await tail.LineAsync(line => line.Contains("new-5", StringComparison.Ordinal));
        await Task.Delay(300); // three more looks, which find nothing new
        Assert.Equal(0, await tail.InterruptAsync());
        Assert.Equal(["old-3", .. news], tail.Json.Select(e => e.Str("event_id")));
        Assert.All(tail.Json, e => Assert.True(e.At("effects").Num("coins") > 0));
    }

    [Fact]
    public async Task The_script_dispatches_its_commands_and_takes_the_credential_from_the_environment()
    {
        var (tenant, buddy, cli) = await BuddyAsync();
        cli.Dispose();
        var environment = new Dictionary<string, string> { ["HATCHED_BASE_URL"] = TestSystem.BaseUrl, ["HATCHED_API_KEY"] = tenant.Api.Credential! };
        using var script = new RunningCli([Path.Combine(TestSystem.Root, "hatched"), "trigger", "lesson_completed", "--user", buddy.UserId, "--json"], Path.GetTempPath(), environment);
        Assert.True(await script.ExitAsync() is 0, string.Join('\n', script.Errors));
        Assert.True(Assert.Single(script.Json).At("effects").Num("coins") > 0);
    }

    private static async Task<(Tenant Tenant, Buddy Buddy, Cli Cli)> BuddyAsync()
    {
        var tenant = await Tenant.CreateAsync();
        return (tenant, await tenant.HatchAsync(), await Cli.OfAsync(tenant));
    }
}

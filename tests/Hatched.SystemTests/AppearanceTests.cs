using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Pictures that are drawn anew, and pictures that do not come.</summary>
public sealed class AppearanceTests
{
    [Fact]
    public async Task A_rerender_draws_the_bare_stage_anew_and_what_is_drawn_later_keeps_the_new_look()
    {
        var (buddy, scarf) = await DressedAsync();
        var api = buddy.Tenant.Api;
        await using var receiver = await WebhookReceiver.StartAsync();
        (await api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "operation.completed", "marketplace.equipped" } })).Expect(201);
        var dressed = await buddy.ReadAsync();

        var accepted = (await api.PostAsync($"/buddies/{buddy.Id}/appearance/rerender")).Expect(202).Json;
        Assert.Equal((true, "pending", "pending"), (accepted.Flag("accepted"), accepted.Str("status"), accepted.Str("appearance_status")));
        Assert.Equal("rerender", (await buddy.Tenant.CompletedAsync(accepted.Id("operation_id"))).Json.Str("type"));

        var anew = await buddy.ReadAsync();
        Assert.Equal((1, "ready"), (anew.Num("evolution_stage"), anew.At("appearance").Str("status")));
        Assert.NotEqual(dressed.Str("base_image_url"), anew.Str("base_image_url"));
        Assert.Equal(anew.Str("base_image_url"), anew.Str("image_url")); // bare
        Assert.Empty(anew.List("equipped_items"));
        Assert.Empty(anew.At("appearance").List("rendered_equipped_item_ids"));
        // What dressing the buddy was told with may still have been on its way when the endpoint was made.
        await Wait.UntilAsync("the rerender is told", () => Task.FromResult(receiver.Of("operation.completed").Any(told => told.Json.Str("type") is "rerender")));
        await Wait.UntilAsync("that it is bare is told", () => Task.FromResult(receiver.Of("marketplace.equipped").Any(told => told.Json.List("equipped_item_ids") is [])));

        await buddy.Tenant.CompletedAsync((await api.PatchAsync($"/buddies/{buddy.Id}/equipped-items", new { equip = new[] { scarf } })).Expect(202).Json.Id("operation_id"));
        var again = await buddy.ReadAsync();
        Assert.Equal(anew.Str("base_image_url"), again.Str("base_image_url"));
        Assert.NotEqual(dressed.Str("image_url"), again.Str("image_url"));
    }

    [Fact]
    public async Task One_picture_is_drawn_at_a_time_and_a_lost_request_is_made_again()
    {
        var (buddy, _) = await DressedAsync();
        var api = buddy.Tenant.Api;
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => api.PostAsync($"/buddies/{buddy.Id}/appearance/rerender")));
        Assert.All(answers, answer => answer.Expect(202, 409));
        var accepted = answers.Where(answer => answer.Status is 202).Select(answer => answer.Json.Id("operation_id")).ToList();
        foreach (var operation in accepted)
        {
            await buddy.Tenant.CompletedAsync(operation);
        }

        Assert.Equal(accepted.Count, (await api.GetAsync($"/operations?type=rerender&buddy_id={buddy.Id}")).Expect(200).Json.List("data").Count);
        var drawn = await buddy.ReadAsync();

        // As if Imaging's report had been lost two minutes ago.
        var lost = accepted.Max();
        await ReopenAsync(buddy, lost, since: TimeSpan.FromMinutes(2));
        Assert.Equal("pending", (await api.PostAsync($"/buddies/{buddy.Id}/appearance/rerender")).ExpectError(409, "conflict").Details.Str("status"));

        await buddy.Tenant.CompletedAsync(lost);
        Assert.Equal(drawn.Str("image_url"), (await buddy.ReadAsync()).Str("image_url"));
    }

    [Fact]
    public async Task An_operation_without_an_answer_ends_and_the_buddy_can_be_drawn_again()
    {
        var (buddy, _) = await DressedAsync();
        var api = buddy.Tenant.Api;
        await using var receiver = await WebhookReceiver.StartAsync();
        (await api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "operation.failed" } })).Expect(201);
        var operation = (await api.PostAsync($"/buddies/{buddy.Id}/appearance/rerender")).Expect(202).Json.Id("operation_id");
        await buddy.Tenant.CompletedAsync(operation);

        await ReopenAsync(buddy, operation, since: TimeSpan.FromDays(2));
        var failed = await Wait.ForAsync("the operation fails", async () =>
            (await api.GetAsync($"/operations/{operation}")).Expect(200) is var answer && answer.Json.Str("status") is "failed" ? answer : null);
        Assert.Equal("The picture did not come in time.", failed.Json.Str("error"));
        Assert.Equal(operation, (await receiver.FirstAsync("operation.failed")).Json.Id("operation_id"));
        var appearance = (await buddy.ReadAsync()).At("appearance");
        Assert.Equal(("failed", "needs_rerender", true), (appearance.Str("status"), appearance.At("error").Str("code"), appearance.Flag("retryable")));

        await buddy.Tenant.CompletedAsync((await api.PostAsync($"/buddies/{buddy.Id}/appearance/rerender")).Expect(202).Json.Id("operation_id"));
        Assert.Equal("ready", (await buddy.ReadAsync()).At("appearance").Str("status"));
    }

    [Fact]
    public async Task A_cancelled_rerender_leaves_the_buddy_as_it_was()
    {
        var (buddy, scarf) = await DressedAsync();
        var api = buddy.Tenant.Api;
        var before = await buddy.ReadAsync();
        var operation = (await api.PostAsync($"/buddies/{buddy.Id}/appearance/rerender")).Expect(202).Json.Id("operation_id");
        if ((await api.PostAsync($"/operations/{operation}/cancel")).Expect(200, 409).Status is 409)
        {
            return; // drawn before it could be cancelled
        }

        var after = await buddy.ReadAsync();
        Assert.Equal((before.Str("image_url"), "ready"), (after.Str("image_url"), after.At("appearance").Str("status")));
        Assert.Equal(scarf, Assert.Single(after.List("equipped_items")).Id("item_id"));
        await buddy.Tenant.CompletedAsync((await api.PatchAsync($"/buddies/{buddy.Id}/equipped-items", new { unequip = new[] { scarf } })).Expect(202).Json.Id("operation_id"));
        Assert.Equal(before.Str("base_image_url"), (await buddy.ReadAsync()).Str("image_url")); // the look of before
    }

    [Fact]
    public async Task A_widget_rerenders_its_buddy_with_the_scope_to_dress_it_and_an_archived_buddy_stays_as_it_is()
    {
        var (buddy, _) = await DressedAsync();
        var api = buddy.Tenant.Api;
        async Task<Api> OpenAsync(params string[] scopes) =>
            new((await api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes })).Expect(201).Json.Str("token"));

        (await (await OpenAsync("read")).PostAsync("/widget/appearance/rerender")).ExpectError(403, "forbidden");
        var widget = await OpenAsync("items:equip");
        var accepted = (await widget.PostAsync("/widget/appearance/rerender", null, ("Idempotency-Key", "once"))).Expect(202);
        var operation = accepted.Json.Id("operation_id");
        await Wait.UntilAsync("it is drawn", async () => (await widget.GetAsync($"/widget/operations/{operation}")).Expect(200).Json.Str("status") is "completed");
        Assert.Equal(accepted.Text, (await widget.PostAsync("/widget/appearance/rerender", null, ("Idempotency-Key", "once"))).Expect(202).Text);

        (await api.PatchAsync($"/buddies/{buddy.Id}/archive")).Expect(200);
        Assert.Equal("archived", (await api.PostAsync($"/buddies/{buddy.Id}/appearance/rerender")).ExpectError(409, "conflict").Details.Str("status"));
    }

    private static async Task<(Buddy Buddy, Guid Scarf)> DressedAsync()
    {
        var buddy = await (await Tenant.CreateAsync()).HatchAsync();
        var api = buddy.Tenant.Api;
        (await buddy.CreditAsync(1_000)).Expect(200);
        var market = (await api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        var scarf = (await api.GetAsync($"/marketplaces/{market}/items")).Expect(200).Json.List("data").Single(item => item.Str("key") is "cozy_scarf").Id();
        (await api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = scarf })).Expect(200);
        await buddy.Tenant.CompletedAsync((await api.PatchAsync($"/buddies/{buddy.Id}/equipped-items", new { equip = new[] { scarf } })).Expect(202).Json.Id("operation_id"));
        return (buddy, scarf);
    }

    /// <summary>An operation that has ended stands as if nothing had come of it.</summary>
    private static async Task ReopenAsync(Buddy buddy, Guid operation, TimeSpan since)
    {
        await Database.RunAsync("progression", """
            WITH asked AS (
                UPDATE operations SET status = 'Pending', created_at = now() - $3, updated_at = now() - $3, request = jsonb_build_object(
                    'operation_id', id, 'customer_id', customer_id, 'buddy_id', buddy_id, 'seed', 'x', 'variant', 1, 'creature_style', 'cute', 'stage', 1, 'items', '[]'::jsonb)
                WHERE id = $1 RETURNING buddy_id)
            UPDATE buddies SET appearance_status = 'Pending', appearance_operation_id = $1 FROM asked WHERE buddies.id = asked.buddy_id AND buddies.id = $2
            """, operation, buddy.Id, since);
    }
}

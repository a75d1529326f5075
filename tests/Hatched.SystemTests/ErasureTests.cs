using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>The right to be forgotten: a user is erased everywhere, once a request, and sums stay right.</summary>
public sealed class ErasureTests
{
    [Fact]
    public async Task An_erased_user_is_gone_from_every_read_and_every_database_and_sums_stay_right()
    {
        // An id as customers have them, that needs escaping, and is nowhere else.
        var userId = $"team/{Guid.CreateVersion7():N} ä?";
        var tenant = await Tenant.CreateAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var endpoint = (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "*" } })).Expect(201).Json.Id();
        var (buddy, bystander) = (await tenant.HatchAsync(userId), await tenant.HatchAsync());
        var (widget, embed) = await LiveAsync(buddy);
        await LiveAsync(bystander);
        (await tenant.Api.PostAsync("/eggs", new { user_id = userId, metadata = new { name = userId } })).Expect(201);
        var picture = (await buddy.ReadAsync()).Str("image_url");
        var (sums, quota, events) = (await SumsAsync(tenant), await QuotaAsync(tenant), await EventsAsync(tenant, userId));
        await Wait.UntilAsync("there are deliveries about both", async () => await DeliveriesAsync(endpoint, buddy) > 0 && await DeliveriesAsync(endpoint, bystander) > 0);
        Assert.Equal(3, events.Count);
        Assert.Superset(
            new HashSet<string>(["ingestion.events", "progression.buddies", "progression.eggs", "progression.event_outcomes", "widget.widget_sessions", "webhook.deliveries"]),
            (await Database.MentionsAsync(userId)).ToHashSet());

        await ErasedAsync(tenant, userId);

        string[] gone =
        [
            $"/buddies/{buddy.Id}", $"/buddies/{buddy.Id}/badges", $"/buddies/{buddy.Id}/progression", $"/buddies/{buddy.Id}/evolution", $"/buddies/{buddy.Id}/evolutions",
            $"/buddies/{buddy.Id}/tokens", $"/buddies/{buddy.Id}/purchased-items", $"/buddies/{buddy.Id}/unlocks", $"/economy/buddies/{buddy.Id}/ledger", $"/eggs/{buddy.EggId}",
            $"/operations/{buddy.HatchOperationId}", .. events.Select(id => $"/events/{id}"),
        ];
        Assert.All(await Task.WhenAll(gone.Select(path => tenant.Api.GetAsync(path))), answer => answer.ExpectError(404, "resource_not_found"));
        string[] lists = [$"/buddies?user_id={Uri.EscapeDataString(userId)}", $"/eggs?user_id={Uri.EscapeDataString(userId)}", $"/operations?buddy_id={buddy.Id}"];
        Assert.All(await Task.WhenAll(lists.Select(path => tenant.Api.GetAsync(path))), answer => Assert.Empty(answer.Expect(200).Json.List("data")));
        Assert.Empty(await EventsAsync(tenant, userId));
        Assert.Equal([bystander.UserId], (await tenant.Api.GetAsync("/events/active-users")).Expect(200).Json.List("data").Select(user => user.Str("user_id")));
        Assert.All(await Task.WhenAll(widget.GetAsync("/widget/state"), widget.GetAsync("/widget/tokens")), answer => answer.Expect(401, 404)); // the gateway knows the session for a second
        Assert.All(await Task.WhenAll(embed.GetAsync("/widget/state"), embed.GetAsync("/widget/tokens")), answer => answer.ExpectError(404, "resource_not_found"));
        (await Api.Anonymous.GetAsync("/" + new Uri(picture).PathAndQuery)).ExpectError(404, "resource_not_found");
        Assert.Equal(0, await DeliveriesAsync(endpoint, buddy));

        // What was written into the append-only ledger stays there, and nothing shows it.
        await Wait.UntilAsync("nothing but the ledger mentions the user", async () => (await Database.MentionsAsync(userId)) is ["economy.ledger"]);
        Assert.Equal((sums, quota), (await SumsAsync(tenant), await QuotaAsync(tenant)));
        Assert.Equal(3, (await EventsAsync(tenant, bystander.UserId)).Count);
        Assert.NotEmpty(await bystander.LedgerAsync());
        Assert.True(await DeliveriesAsync(endpoint, bystander) > 0);
    }

    [Fact]
    public async Task A_user_that_comes_again_is_a_new_user_and_another_customers_user_of_that_name_never_left()
    {
        var (tenant, other) = (await Tenant.CreateAsync(), await Tenant.CreateAsync());
        var namesake = await other.HatchAsync("user_1");
        await namesake.SendAsync("lesson_completed", eventId: "lesson_1");
        var first = await tenant.HatchAsync("user_1");
        Assert.Equal(50, (await first.SendAsync("lesson_completed", eventId: "lesson_1")).Num("coins"));
        var request = await ErasedAsync(tenant, "user_1");

        var second = await tenant.HatchAsync("user_1");

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(0, await second.CoinsAsync());
        Assert.Equal(50, (await second.SendAsync("lesson_completed", eventId: "lesson_1")).Num("coins"));
        Assert.NotEqual(request, await ErasedAsync(tenant, "user_1"));
        (await tenant.Api.GetAsync($"/buddies/{second.Id}")).ExpectError(404, "resource_not_found");
        Assert.Equal(50, await namesake.CoinsAsync());
        Assert.Single(await EventsAsync(other, "user_1"));
    }

    [Fact]
    public async Task A_kept_answer_about_an_erased_user_is_gone_and_its_key_stays_taken()
    {
        var tenant = await Tenant.CreateAsync();
        var (erased, bystander) = (await tenant.HatchAsync(), await tenant.HatchAsync());
        Task<Answer>[] Under(Buddy buddy, string suffix) =>
        [
            tenant.Api.PostAsync("/eggs", new { user_id = buddy.UserId }, ("Idempotency-Key", $"egg {suffix}")),
            tenant.Api.PostAsync($"/buddies/{buddy.Id}/coins", new { amount = 5, reason = "kept" }, ("Idempotency-Key", $"coins {suffix}")),
            tenant.Api.PostAsync(
                "/widget-sessions", new { user_id = buddy.UserId, buddy_id = buddy.Id, scopes = new[] { "read" } }, ("Idempotency-Key", $"session {suffix}")),
        ];
        Assert.All(await Task.WhenAll(Under(erased, "erased")), answer => answer.Expect(200, 201));
        var others = await Task.WhenAll(Under(bystander, "bystander"));

        await ErasedAsync(tenant, erased.UserId);

        Assert.All(await Task.WhenAll(Under(erased, "erased")), answer =>
        {
            answer.ExpectError(409, "idempotency_key_conflict");
            Assert.DoesNotContain(erased.UserId, answer.Text, StringComparison.Ordinal);
        });
        Assert.Equal(others.Select(answer => answer.Text), (await Task.WhenAll(Under(bystander, "bystander"))).Select(answer => answer.Text));
    }

    [Fact]
    public async Task A_user_that_nobody_knows_is_erased_as_well_and_a_bad_id_is_refused()
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        await ErasedAsync(tenant, "nobody");

        (await tenant.Api.DeleteAsync($"/customers/me/users/{new string('u', 201)}/data")).ExpectError(422, "validation_failed");
        (await (await tenant.PublishableAsync("read:buddies")).DeleteAsync("/customers/me/users/nobody/data")).ExpectError(403, "publishable_key_scope");
    }

    [Theory]
    [InlineData("EraseUser")]
    [InlineData("EraseTraces")]
    public async Task Delivered_again_and_twice_the_order_to_erase_is_confirmed_again_and_touches_nothing_that_came_since(string message)
    {
        var tenant = await Tenant.CreateAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        var endpoint = (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "*" } })).Expect(201).Json.Id();
        var first = await tenant.HatchAsync("user_1");
        await first.SendAsync("lesson_completed");
        var request = await ErasedAsync(tenant, "user_1");
        var again = await tenant.HatchAsync("user_1");
        var (widget, _) = await LiveAsync(again);
        await Task.WhenAll(receiver.FirstAsync("marketplace.purchased"), receiver.FirstAsync("marketplace.equipped"), Database.RelayedAsync("economy"), Database.RelayedAsync("progression"));
        var before = await EverythingAsync(tenant, again, endpoint);

        for (var i = 0; i < 2; i++)
        {
            await Database.RunAsync(
                "accounts", "UPDATE erasures SET status = 'pending', user_id = 'user_1', completed_at = NULL, confirmed = $2 WHERE id = $1",
                request, message is "EraseUser" ? [] : new[] { "progression" });
            for (var copy = 0; copy < 2; copy++)
            {
                await (message is "EraseUser"
                    ? Database.PublishAsync("accounts", message, new { request_id = request, customer_id = tenant.Id, user_id = "user_1" })
                    : Database.PublishAsync("progression", message, new { request_id = request, customer_id = tenant.Id, user_id = "user_1", buddy_ids = new[] { first.Id }, image_urls = Array.Empty<string>() }));
            }

            await Wait.UntilAsync("every service has confirmed again", async () =>
                await Database.ReadAsync<string>("accounts", "SELECT status FROM erasures WHERE id = $1", request) is "completed");
        }

        Assert.Equal(before, await EverythingAsync(tenant, again, endpoint));
        (await widget.GetAsync("/widget/state")).Expect(200);
    }

    [Fact]
    public async Task A_service_confirms_only_what_it_has_done_and_the_last_confirmation_completes_the_request()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var request = Guid.CreateVersion7();
        await Database.RunAsync("accounts", """
            INSERT INTO erasures (id, customer_id, user_key, user_id, status, confirmed, requested_at, told_at)
            VALUES ($1, $2, '\x00', 'someone', 'pending', '{ingestion,progression,economy,imaging}', now(), now())
            """, request, tenant.Id);

        await Database.PublishAsync("widget", "ErasureConfirmed", new { request_id = request, service = "widget" });
        await Database.PublishAsync("widget", "ErasureConfirmed", new { request_id = request, service = "widget" });
        await Wait.UntilAsync("widget is noted", async () =>
            await Database.ReadAsync<string>("accounts", "SELECT array_to_string(confirmed, ',') FROM erasures WHERE id = $1", request) is "ingestion,progression,economy,imaging,widget");
        await Database.RelayedAsync("widget");
        Assert.Equal("pending", await Database.ReadAsync<string>("accounts", "SELECT status FROM erasures WHERE id = $1", request));

        await Database.PublishAsync("webhook", "ErasureConfirmed", new { request_id = request, service = "webhook" });
        await Wait.UntilAsync("the request is completed", async () => await Database.ReadAsync<bool>(
            "accounts", "SELECT status = 'completed' AND user_id IS NULL AND completed_at IS NOT NULL FROM erasures WHERE id = $1", request));
    }

    [Fact]
    public async Task An_order_to_erase_that_was_lost_is_given_again()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync("user_1");
        var request = Guid.CreateVersion7();
        await Database.RunAsync("accounts", """
            INSERT INTO erasures (id, customer_id, user_key, user_id, status, confirmed, requested_at, told_at)
            VALUES ($1, $2, '\x00', 'user_1', 'pending', '{}', now() - interval '11 minutes', now() - interval '11 minutes')
            """, request, tenant.Id);

        await Wait.UntilAsync("it is carried out", async () =>
            await Database.ReadAsync<string>("accounts", "SELECT status FROM erasures WHERE id = $1", request) is "completed", TimeSpan.FromSeconds(40));

        (await tenant.Api.GetAsync($"/buddies/{buddy.Id}")).ExpectError(404, "resource_not_found");
    }

    /// <summary>Leaves traces of a buddy everywhere.</summary>
    private static async Task<(Api Widget, Api Embed)> LiveAsync(Buddy buddy)
    {
        var api = buddy.Tenant.Api;
        for (var i = 0; i < 3; i++)
        {
            await buddy.SendAsync("lesson_completed");
        }

        (await buddy.CreditAsync(100, reason: $"for {buddy.UserId}")).Expect(200);
        var market = (await api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        var scarf = (await api.GetAsync($"/marketplaces/{market}/items")).Expect(200).Json.List("data").Single(item => item.Str("key") is "cozy_scarf").Id();
        (await api.PostAsync($"/buddies/{buddy.Id}/purchase-item", new { item_id = scarf })).Expect(200);
        await buddy.Tenant.CompletedAsync((await api.PatchAsync($"/buddies/{buddy.Id}/equipped-items", new { equip = new[] { scarf } })).Expect(202).Json.Id("operation_id"));
        (await api.PostAsync($"/buddies/{buddy.Id}/share/events", new { @event = "opened" })).Expect(201);
        var session = (await api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = new[] { "read" } })).Expect(201).Json;
        var embed = (await api.PostAsync("/embed-tokens", new { buddy_id = buddy.Id, user_id = buddy.UserId })).Expect(201).Json;
        return (new Api(session.Str("token")), new Api(embed.Str("token")));
    }

    /// <summary>Erases a user and waits until that is done; the request.</summary>
    private static async Task<Guid> ErasedAsync(Tenant tenant, string userId)
    {
        Task<Answer> EraseAsync() => tenant.Api.DeleteAsync($"/customers/me/users/{Uri.EscapeDataString(userId)}/data");
        var request = (await EraseAsync()).Expect(202).Json.Id("request_id");
        await Wait.UntilAsync("the user is erased", async () =>
        {
            var now = (await EraseAsync()).Expect(202).Json;
            Assert.Equal(request, now.Id("request_id"));
            return now.Str("status") is "completed";
        });
        return request;
    }

    private static async Task<List<string>> EventsAsync(Tenant tenant, string userId) =>
        [.. (await tenant.Api.GetAsync($"/events?user_id={Uri.EscapeDataString(userId)}")).Expect(200).Json.List("data").Select(e => e.Str("event_id"))];

    private static async Task<string> QuotaAsync(Tenant tenant) => (await tenant.Api.GetAsync("/events?limit=1")).Expect(200).Header("X-Event-Quota-Used")!;

    private static Task<string> SumsAsync(Tenant tenant) => Database.ReadAsync<string>("economy", """
        SELECT (SELECT concat(count(*), ' rows: ', sum(CASE direction WHEN 'credit' THEN amount ELSE -amount END)) FROM ledger WHERE customer_id = $1)
            || ', balances: ' || (SELECT sum(balance) FROM balances WHERE customer_id = $1)
        """, tenant.Id);

    private static Task<long> DeliveriesAsync(Guid endpoint, Buddy buddy) =>
        Database.ReadAsync<long>("webhook", "SELECT count(*) FROM deliveries WHERE endpoint_id = $1 AND strpos(payload, $2) > 0", endpoint, buddy.Id.ToString());

    /// <summary>All that is to be read of a user, and the number of deliveries about it.</summary>
    private static async Task<string> EverythingAsync(Tenant tenant, Buddy buddy, Guid endpoint) => string.Join('\n', await Task.WhenAll(new[]
    {
        $"/buddies/{buddy.Id}", "/eggs", "/events", "/operations", $"/economy/buddies/{buddy.Id}/ledger", $"/buddies/{buddy.Id}/purchased-items", "/events/types",
    }.Select(async path => (await tenant.Api.GetAsync(path)).Expect(200).Text))) + await DeliveriesAsync(endpoint, buddy);
}

using System.Globalization;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>A customer with something of everything, to whom bad requests are sent.</summary>
public sealed class BadInputWorld : IAsyncLifetime
{
    internal Tenant Tenant { get; private set; } = null!;

    internal Buddy Buddy { get; private set; } = null!;

    internal Guid WaitingEgg { get; private set; }

    internal Guid CancelledEgg { get; private set; }

    internal Guid Published { get; private set; }

    internal Guid Marketplace { get; private set; }

    internal IReadOnlyDictionary<string, Guid> Items { get; private set; } = null!;

    internal Guid CoinRule { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Tenant = await Tenant.CreateAsync();
        Buddy = await Tenant.HatchAsync("owner");
        WaitingEgg = await EggAsync("waiting");
        CancelledEgg = await EggAsync("cancelled");
        (await Tenant.Api.PatchAsync($"/eggs/{CancelledEgg}/status", new { status = "cancelled" })).Expect(200);
        Published = (await Tenant.Api.GetAsync("/config-versions")).Expect(200).Json.List("data").Single(version => version.Str("status") is "published").Id();
        Marketplace = (await Tenant.Api.GetAsync("/marketplaces")).Expect(200).Json.List("data")[0].Id();
        Items = (await Tenant.Api.GetAsync($"/marketplaces/{Marketplace}/items")).Expect(200).Json.List("data").ToDictionary(item => item.Str("key"), item => item.Id());
        CoinRule = (await Tenant.Api.GetAsync("/coin-rules")).Expect(200).Json.List("data")[0].Id();
        (await Buddy.CreditAsync(150)).Expect(200);
        foreach (var background in new[] { "starry_night", "library_nook" })
        {
            (await Tenant.Api.PostAsync($"/buddies/{Buddy.Id}/purchase-item", new { item_id = Items[background] })).Expect(200);
        }

        await Wait.UntilAsync("the buddy's balance is 20", async () => await Buddy.CoinsAsync() is 20);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Everything that the customer can read, as text.</summary>
    internal async Task<string> ReadAllAsync() => string.Join('\n', await Task.WhenAll(new[]
    {
        $"/buddies/{Buddy.Id}", "/buddies?limit=200", "/eggs?limit=200", "/operations?limit=200", "/events?limit=200", $"/economy/buddies/{Buddy.Id}/ledger",
        $"/buddies/{Buddy.Id}/tokens", $"/buddies/{Buddy.Id}/badges", $"/buddies/{Buddy.Id}/purchased-items", "/config-versions", "/coin-rules", "/skill-rules",
        "/skill-sets", "/badge-definitions", "/streak-definitions", "/token-config", "/marketplaces", $"/marketplaces/{Marketplace}/items", "/webhook-configs",
        "/auth/api-keys", "/customers/me",
    }.Select(async path => (await Tenant.Api.GetAsync(path)).Expect(200).ToString())));

    private async Task<Guid> EggAsync(string user) => (await Tenant.Api.PostAsync("/eggs", new { user_id = user })).Expect(201).Json.Id("egg_id");
}

/// <summary>Bad input gets the catalogue's error, by name, and changes nothing.</summary>
public sealed class BadInputTests(BadInputWorld world) : IClassFixture<BadInputWorld>
{
    private const string Validation = "validation_failed";
    private static readonly object Event = new { event_id = "bad", user_id = "owner", type = "lesson_completed" };
    private static readonly Guid Nobody = Guid.Parse("01900000-0000-7000-8000-00000000dead");

    /// <param name="Body">A string is sent as it is.</param>
    /// <param name="Says">A part of the message, or of one of the field messages.</param>
    private sealed record Bad(string Method, string Path, object? Body, int Status, string Code, string Says = "", string? ContentType = null, Action<JsonElement>? Details = null);

    private static readonly Dictionary<string, Func<BadInputWorld, Bad>> Cases = new()
    {
        // The shape of a body.
        ["an unknown property of an event"] = _ => new("POST", "/events", With(Event, "colour", "1"), 422, Validation, "property colour should not exist"),
        ["an unknown property of a credit"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", new { amount = 1, reason = "x", currency = "EUR" }, 422, Validation, "property currency should not exist"),
        ["an unknown property of an egg"] = _ => new("POST", "/eggs", new { user_id = "u", shell = "red" }, 422, Validation, "property shell should not exist"),
        ["an unknown property of a webhook"] = _ => new("POST", "/webhook-configs", new { url = "https://example.com", events = new[] { "*" }, secret = "mine" }, 422, Validation, "property secret should not exist"),
        ["an unknown property of a widget session"] = w => new("POST", "/widget-sessions", new { buddy_id = w.Buddy.Id, user_id = "owner", scopes = new[] { "read" }, admin = true }, 422, Validation, "property admin should not exist"),
        ["an unknown property of a key"] = _ => new("POST", "/auth/api-keys", new { label = "x", live = true }, 422, Validation, "property live should not exist"),
        ["an unknown property deep in a rule"] = _ => new("POST", "/coin-rules", new { name = "x", event_type = "x", amount = 1, where = new[] { new { property = "a", @operator = "eq", value = 1, nope = 1 } } }, 422, Validation, "property nope should not exist"),
        ["camelCase instead of snake_case"] = _ => new("POST", "/events", new { eventId = "bad", user_id = "owner", type = "x" }, 422, Validation, "property eventId should not exist"),
        ["a number for a string"] = _ => new("POST", "/events", With(Event, "type", "5"), 422, Validation, "type must be a string"),
        ["a string for a number"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", new { amount = "10", reason = "x" }, 422, Validation, "amount must be an integer"),
        ["a list for an object"] = _ => new("POST", "/events", With(Event, "properties", "[1]"), 422, Validation, "properties must be an object"),
        ["an object for a list"] = _ => new("POST", "/webhook-configs", """{"url":"https://example.com","events":{}}""", 422, Validation, "events must be a list"),
        ["a missing property"] = _ => new("POST", "/events", new { event_id = "bad", type = "x" }, 422, Validation, "user_id is required"),
        ["null for what is required"] = _ => new("POST", "/events", """{"event_id":null,"user_id":"owner","type":"x"}""", 422, Validation, "event_id"),
        ["a property that comes twice"] = _ => new("POST", "/events", """{"event_id":"bad","user_id":"owner","user_id":"other","type":"x"}""", 422, Validation, "user_id"),
        ["a list instead of a body"] = _ => new("POST", "/events", "[]", 422, Validation),
        ["null instead of a body"] = _ => new("POST", "/events", "null", 422, Validation),
        ["an empty body"] = _ => new("POST", "/events", "", 422, Validation, "a JSON body is required"),
        ["malformed JSON"] = _ => new("POST", "/events", """{"event_id":""", 400, "bad_request"),
        ["something after the JSON"] = _ => new("POST", "/events", """{"event_id":"bad","user_id":"owner","type":"x"} {}""", 400, "bad_request"),
        ["JSON of a depth that no one sends"] = _ => new("POST", "/events", With(Event, "properties", Nested(2_000)), 400, "bad_request"),
        ["another content type"] = _ => new("POST", "/events", Event, 415, "unsupported_media_type", ContentType: "text/plain"),
        ["a character set that nobody knows"] = _ => new("POST", "/events", Event, 415, "unsupported_media_type", ContentType: "application/json; charset=bogus"),
        ["a character set that is switched off"] = _ => new("POST", "/events", Event, 415, "unsupported_media_type", ContentType: "application/json; charset=utf-7"),
        ["a character set that JSON has not"] = _ => new("POST", "/events", Event, 415, "unsupported_media_type", ContentType: "application/json; charset=utf-16"),
        ["a quoted character set, and a body that is wrong for itself"] = _ => new("POST", "/events", "[]", 422, Validation, ContentType: "application/json; charset=\"utf-8\""),
        ["a form"] = _ => new("POST", "/events", "event_id=bad", 415, "unsupported_media_type", ContentType: "application/x-www-form-urlencoded"),
        ["a body beyond a mebibyte"] = _ => new("POST", "/events", With(Event, "properties", $"{{\"a\":\"{new string('x', 1024 * 1024)}\"}}"), 413, "payload_too_large"),
        ["a body that is still being sent when it is refused"] = _ => new("POST", "/events", With(Event, "properties", $"{{\"a\":\"{new string('x', 16 * 1024 * 1024)}\"}}"), 413, "payload_too_large"),

        // Strings.
        ["an empty event id"] = _ => new("POST", "/events", new { event_id = "", user_id = "owner", type = "x" }, 422, Validation, "event_id"),
        ["an event id of 201 characters"] = _ => new("POST", "/events", new { event_id = new string('e', 201), user_id = "owner", type = "x" }, 422, Validation, "event_id"),
        ["a type with capitals"] = _ => new("POST", "/events", new { event_id = "bad", user_id = "owner", type = "Lesson" }, 422, Validation, "type must be"),
        ["a NUL in an id"] = _ => new("POST", "/events", """{"event_id":"ba\u0000d","user_id":"owner","type":"x"}""", 422, Validation, "event_id must not contain NUL characters"),
        ["a NUL in a property"] = _ => new("POST", "/events", With(Event, "properties", """{"a":["b\u0000"]}"""), 422, Validation, "properties must not contain NUL characters"),
        ["a NUL in a property's name"] = _ => new("POST", "/events", With(Event, "properties", """{"a\u0000":1}"""), 422, Validation, "properties must not contain NUL characters"),
        ["a NUL in a reason"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", """{"amount":1,"reason":"\u0000"}""", 422, Validation, "NUL"),
        ["a NUL in a query"] = _ => new("GET", "/eggs?user_id=a%00b", null, 422, Validation, "NUL"),
        ["half a surrogate pair"] = _ => new("POST", "/events", With(Event, "properties", """{"a":"\ud800"}"""), 422, Validation, "properties"),
        ["properties beyond 32 KiB"] = _ => new("POST", "/events", With(Event, "properties", $"{{\"a\":\"{new string('x', 33 * 1024)}\"}}"), 422, Validation, "properties must be at most 32768 bytes"),
        ["properties nine levels deep"] = _ => new("POST", "/events", With(Event, "properties", Nested(9)), 422, Validation, "properties must be at most 8 levels deep"),
        ["metadata nine levels deep"] = _ => new("POST", "/eggs", $"{{\"user_id\":\"u\",\"metadata\":{Nested(9)}}}", 422, Validation, "metadata must be at most 8 levels deep"),
        ["a blank name"] = w => new("PATCH", $"/buddies/{w.Buddy.Id}", new { name = "   " }, 422, Validation, "name"),
        ["a name of 61 characters"] = w => new("PATCH", $"/buddies/{w.Buddy.Id}", new { name = new string('n', 61) }, 422, Validation, "name"),

        // Ids.
        ["a malformed id of a buddy"] = _ => new("GET", "/buddies/not-an-id", null, 422, Validation, "id must be a UUID"),
        ["a malformed buddy_id"] = _ => new("POST", "/buddies/42/coins", new { amount = 1, reason = "x" }, 422, Validation, "buddy_id must be a UUID"),
        ["a malformed id in a body"] = w => new("POST", $"/buddies/{w.Buddy.Id}/purchase-item", new { item_id = "42" }, 422, Validation, "item_id must be a UUID"),
        ["a malformed id of a config version"] = _ => new("POST", "/config-versions/latest/publish", null, 422, Validation, "id must be a UUID"),
        ["a malformed id of a webhook"] = _ => new("DELETE", "/webhook-configs/1", null, 422, Validation, "id must be a UUID"),
        ["a malformed id in a ledger's address"] = _ => new("GET", "/economy/buddies/x/ledger", null, 422, Validation, "buddy_id must be a UUID"),
        ["a buddy that there is not"] = _ => new("POST", $"/buddies/{Nobody}/coins", new { amount = 1, reason = "x" }, 404, "resource_not_found"),
        ["an egg that there is not"] = _ => new("POST", $"/eggs/{Nobody}/hatch", null, 404, "resource_not_found"),
        ["an item that there is not"] = w => new("POST", $"/buddies/{w.Buddy.Id}/purchase-item", new { item_id = Nobody }, 404, "resource_not_found"),
        ["an event that there is not"] = _ => new("GET", "/events/never-sent", null, 404, "resource_not_found"),

        // Amounts.
        ["an amount of zero"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", new { amount = 0, reason = "x" }, 422, Validation, "amount must be between 1 and 1000000000"),
        ["a negative amount"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins/spend", new { amount = -5, reason = "x" }, 422, Validation, "amount must be between 1 and 1000000000"),
        ["an amount beyond a billion"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", new { amount = 1_000_000_001, reason = "x" }, 422, Validation, "amount must be between 1 and 1000000000"),
        ["an amount beyond 64 bits"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", """{"amount":9223372036854775808,"reason":"x"}""", 422, Validation, "amount must be an integer"),
        ["an amount with a fraction"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", """{"amount":1.5,"reason":"x"}""", 422, Validation, "amount must be an integer"),
        ["an amount of no number"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", """{"amount":NaN,"reason":"x"}""", 400, "bad_request"),
        ["a huge amount of tokens"] = w => new("POST", $"/buddies/{w.Buddy.Id}/tokens", new { token = "stars", amount = long.MaxValue, action = "earn", reason = "x" }, 422, Validation, "amount must be between 1 and 1000000000"),
        ["an unknown action on tokens"] = w => new("POST", $"/buddies/{w.Buddy.Id}/tokens", new { token = "stars", amount = 1, action = "burn", reason = "x" }, 422, Validation, "action must be one of"),
        ["an unknown token"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", new { amount = 1, reason = "x", token = "rubies" }, 422, Validation, "token"),
        ["spending a progression token"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins/spend", new { amount = 1, reason = "x", token = "fluency" }, 422, "progression_not_spendable"),
        ["two faults at once"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins", new { amount = 0, reason = "" }, 422, Validation, Details: details =>
            Assert.Equal(["amount", "reason"], details.List("fields").Select(fault => fault.Str("field")).Order())),
        ["an overdraft"] = w => new("POST", $"/buddies/{w.Buddy.Id}/coins/spend", new { amount = 21, reason = "x" }, 400, "insufficient_balance", Details: details =>
            Assert.Equal((21, 20), (details.Num("required"), details.Num("available")))),
        ["a purchase beyond the balance"] = w => new("POST", $"/buddies/{w.Buddy.Id}/purchase-item", new { item_id = w.Items["striped_sweater"] }, 400, "insufficient_balance", Details: details =>
            Assert.Equal((60, 20), (details.Num("required"), details.Num("available")))),

        // States.
        ["hatching an egg that waits"] = w => new("POST", $"/eggs/{w.WaitingEgg}/hatch", null, 409, "conflict", Details: details => Assert.Equal("waiting", details.Str("status"))),
        ["hatching an egg that has hatched"] = w => new("POST", $"/eggs/{w.Buddy.EggId}/hatch", null, 409, "conflict", Details: details => Assert.Equal("hatched", details.Str("status"))),
        ["cancelling an egg twice"] = w => new("PATCH", $"/eggs/{w.CancelledEgg}/status", new { status = "cancelled" }, 409, "conflict", Details: details => Assert.Equal("cancelled", details.Str("status"))),
        ["a status that an egg cannot be given"] = w => new("PATCH", $"/eggs/{w.WaitingEgg}/status", new { status = "hatched" }, 422, Validation, "status must be ready or cancelled"),
        ["publishing what is published"] = w => new("POST", $"/config-versions/{w.Published}/publish", null, 409, "conflict", Details: details => Assert.Equal("published", details.Str("status"))),
        ["editing what is published"] = w => new("PATCH", $"/config-versions/{w.Published}", new { name = "x" }, 409, "conflict", Details: details => Assert.Equal("published", details.Str("status"))),
        ["cancelling an operation that has ended"] = w => new("POST", $"/operations/{w.Buddy.HatchOperationId}/cancel", null, 409, "conflict", Details: details => Assert.Equal("completed", details.Str("status"))),
        ["evolving before it is time"] = w => new("POST", $"/buddies/{w.Buddy.Id}/evolve", null, 409, "conflict", Details: details => Assert.True(details.Has("status"))),
        ["buying what is not visible yet"] = w => new("POST", $"/buddies/{w.Buddy.Id}/purchase-item", new { item_id = w.Items["wizard_hat"] }, 409, "conflict"),
        ["buying what is owned"] = w => new("POST", $"/buddies/{w.Buddy.Id}/purchase-item", new { item_id = w.Items["starry_night"] }, 409, "conflict"),
        ["wearing what is not owned"] = w => new("PATCH", $"/buddies/{w.Buddy.Id}/equipped-items", new { equip = new[] { w.Items["cozy_scarf"] } }, 404, "resource_not_found"),
        ["wearing five items"] = w => new("PATCH", $"/buddies/{w.Buddy.Id}/equipped-items", new { equip = w.Items.Values.Take(5) }, 400, "too_many_items", Details: details =>
            Assert.Equal((4, 5), (details.Num("max"), details.Num("attempted")))),
        ["wearing two of a category"] = w => new("PATCH", $"/buddies/{w.Buddy.Id}/equipped-items", new { equip = new[] { w.Items["starry_night"], w.Items["library_nook"] } }, 400, "category_conflict", Details: details =>
        {
            Assert.Equal("background", details.Str("category"));
            Assert.Equal(new[] { w.Items["starry_night"], w.Items["library_nook"] }.ToHashSet(), details.Strings("conflicting_item_ids").Select(Guid.Parse).ToHashSet());
        }),

        // Times and audiences.
        ["an event from six minutes ahead"] = _ => new("POST", "/events", With(Event, "occurred_at", $"\"{At(TimeSpan.FromMinutes(6))}\""), 422, Validation, "occurred_at must be at most 5 minutes ahead"),
        ["an event from 91 days back"] = _ => new("POST", "/events", With(Event, "occurred_at", $"\"{At(TimeSpan.FromDays(-91))}\""), 422, Validation, "occurred_at"),
        ["a time that is none"] = _ => new("POST", "/events", With(Event, "occurred_at", "\"yesterday\""), 422, Validation, "occurred_at must be an ISO 8601 instant"),
        ["an event of an unknown audience"] = _ => new("POST", "/events", With(Event, "audience", "\"teachers\""), 400, "unknown_audience"),
        ["an egg of an unknown audience"] = _ => new("POST", "/eggs", new { user_id = "u", metadata = new { audience = "teachers" } }, 400, "unknown_audience"),
        ["a rule of an unknown audience"] = _ => new("POST", "/coin-rules", new { name = "x", event_type = "x", amount = 1, audience = "teachers" }, 400, "unknown_audience"),
        ["audiences without the default one"] = _ => new("PATCH", "/customers/me/audiences", new { audiences = new[] { new { key = "teachers", label = "Teachers" } } }, 422, Validation, "audiences must contain default"),

        // Lists.
        ["a batch of none"] = _ => new("POST", "/events/batch", new { events = Array.Empty<object>() }, 422, Validation, "events"),
        ["a batch of 501"] = _ => new("POST", "/events/batch", new { events = Enumerable.Repeat(Event, 501) }, 422, Validation, "events"),
        ["a limit of zero"] = _ => new("GET", "/events?limit=0", null, 422, Validation, "limit"),
        ["a limit of 201"] = _ => new("GET", "/buddies?limit=201", null, 422, Validation, "limit"),
        ["a limit that is no number"] = _ => new("GET", "/eggs?limit=many", null, 422, Validation, "limit must be an integer"),
        ["a page of zero"] = _ => new("GET", "/eggs?page=0", null, 422, Validation, "page"),
        ["a cursor that is none"] = _ => new("GET", "/operations?cursor=garbage", null, 400, "bad_request"),
        ["a cursor of somebody's own making"] = w => new("GET", $"/economy/buddies/{w.Buddy.Id}/ledger?cursor=eyJrIjoiMScgT1IgMT0xIiwiaWQiOiJ4In0", null, 400, "bad_request"),
        ["an unknown status in a filter"] = _ => new("GET", "/eggs?status=broken", null, 422, Validation, "status must be"),
        ["an unknown sort"] = _ => new("GET", "/buddies?sort=password", null, 422, Validation, "sort must be"),

        // Rules and definitions.
        ["a rule that pays nothing"] = _ => new("POST", "/coin-rules", new { name = "x", event_type = "x", amount = 0 }, 422, Validation, "amount"),
        ["an unknown operator"] = _ => new("POST", "/coin-rules", new { name = "x", event_type = "x", amount = 1, where = new[] { new { property = "a", @operator = "like", value = "b" } } }, 422, Validation, "operator must be one of"),
        ["a badge's key that is taken"] = _ => new("POST", "/badge-definitions", new { key = "bookworm", label = "x", condition = new { type = "evolution", config = new { stage = 2 } } }, 409, "conflict"),
        ["a badge's key that is none"] = _ => new("POST", "/badge-definitions", new { key = "Book worm", label = "x", condition = new { type = "evolution", config = new { stage = 2 } } }, 422, Validation, "key"),
        ["an unknown kind of condition"] = _ => new("POST", "/badge-definitions", new { key = "x", label = "x", condition = new { type = "horoscope", config = new { } } }, 422, Validation, "must be one of"),
        ["an unknown preset"] = _ => new("POST", "/customers/me/apply-preset", new { preset_key = "gambling" }, 422, Validation, "preset_key must be one of"),
        ["an item with a negative price"] = w => new("POST", $"/marketplaces/{w.Marketplace}/items", new { key = "x", name = "x", category = "face", price = new { coins = -1 } }, 422, Validation, "coins"),
        ["an item of an unknown category"] = w => new("POST", $"/marketplaces/{w.Marketplace}/items", new { key = "x", name = "x", category = "tail" }, 422, Validation, "category must be one of"),
        ["an item whose key is taken"] = w => new("POST", $"/marketplaces/{w.Marketplace}/items", new { key = "red_beret", name = "x", category = "head", price = new { coins = 1 } }, 409, "conflict"),
        ["an item that costs a progression token"] = w => new("POST", $"/marketplaces/{w.Marketplace}/items", new { key = "x", name = "x", category = "head", price = new { token_key = "fluency", token_amount = 1 } }, 422, "progression_not_spendable"),

        // Webhooks, sessions, accounts.
        ["a webhook for an unknown event"] = _ => new("POST", "/webhook-configs", new { url = "https://example.com", events = new[] { "buddy.exploded" } }, 422, Validation, "buddy.exploded"),
        ["a webhook over plain http"] = _ => new("POST", "/webhook-configs", new { url = "http://example.com", events = new[] { "*" } }, 422, Validation, "url must use https"),
        ["a webhook with credentials in its address"] = _ => new("POST", "/webhook-configs", new { url = "https://me:pw@example.com", events = new[] { "*" } }, 422, Validation, "url must not contain credentials"),
        ["a webhook to no web address"] = _ => new("POST", "/webhook-configs", new { url = "ftp://example.com", events = new[] { "*" } }, 422, Validation, "url must be an absolute https URL"),
        ["a webhook to an address of 2,049 characters"] = _ => new("POST", "/webhook-configs", new { url = "https://example.com/" + new string('a', 2029), events = new[] { "*" } }, 422, Validation, "url"),
        ["a session with an unknown scope"] = w => new("POST", "/widget-sessions", new { buddy_id = w.Buddy.Id, user_id = "owner", scopes = new[] { "root" } }, 422, Validation, "scopes[0]"),
        ["a session beyond an hour"] = w => new("POST", "/widget-sessions", new { buddy_id = w.Buddy.Id, user_id = "owner", scopes = new[] { "read" }, ttl_seconds = 3601 }, 422, Validation, "ttl_seconds"),
        ["a session of another user's buddy"] = w => new("POST", "/widget-sessions", new { buddy_id = w.Buddy.Id, user_id = "thief", scopes = new[] { "read" } }, 404, "resource_not_found"),
        ["an e-mail address that is none"] = _ => new("POST", "/auth/register", new { email = "nobody", password = "a long enough one", name = "x" }, 422, Validation, "email"),
        ["a short password"] = _ => new("POST", "/auth/register", new { email = "new@example.com", password = "short", name = "x" }, 422, Validation, "password"),
        ["a password that everybody has"] = _ => new("POST", "/auth/register", new { email = "new@example.com", password = "password123", name = "x" }, 422, Validation, "password"),
        ["an e-mail address that has an account"] = w => new("POST", "/auth/register", new { email = w.Tenant.Email, password = "a long enough one", name = "x" }, 409, "conflict"),
        ["a setting of the wrong type"] = _ => new("PATCH", "/customers/me/settings", new { max_active_eggs = "many" }, 422, Validation, "max_active_eggs"),
        ["a publishable key with an unknown scope"] = _ => new("POST", "/auth/publishable-keys", new { label = "x", scopes = new[] { "write:everything" } }, 422, Validation, "scopes"),

        // Addresses.
        ["an address that there is not"] = _ => new("GET", "/no-such-thing", null, 404, "resource_not_found"),
        ["an address that there is not in a service"] = _ => new("GET", "/eggs/a/b/c", null, 404, "resource_not_found"),
        ["an address outside of the API"] = _ => new("GET", "//internal/customers", null, 404, "resource_not_found"),
        ["a method that an address does not answer"] = _ => new("DELETE", "/events", null, 405, "method_not_allowed"),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bad_input_is_refused_by_name_and_changes_nothing(string what)
    {
        var bad = Cases[what](world);
        var before = await world.ReadAllAsync();

        (string, string)[] headers = bad.ContentType is null ? [] : [("Content-Type", bad.ContentType)];
        var refused = (await world.Tenant.Api.SendAsync(HttpMethod.Parse(bad.Method), bad.Path, bad.Body, headers)).ExpectError(bad.Status, bad.Code);

        Assert.Equal("application/json", refused.ContentType?.MediaType);
        var messages = bad.Code is Validation ? refused.FieldMessages.Append(refused.Message) : [refused.Message];
        Assert.True(messages.Any(message => message.Contains(bad.Says, StringComparison.Ordinal)), $"Nobody says \"{bad.Says}\": {refused}");
        if (bad.Code is Validation)
        {
            Assert.All(refused.Details.List("fields"), fault => Assert.NotEmpty(fault.Str("field")));
        }

        foreach (var clr in new[] { "System.", "Hatched.", "Request", "Npgsql", "`1", "Int32", "Exception" })
        {
            Assert.DoesNotContain(clr, string.Concat(messages), StringComparison.Ordinal);
        }

        bad.Details?.Invoke(refused.Details);
        Assert.Equal(before, await world.ReadAllAsync());
    }

    [Fact]
    public async Task Who_sends_far_too_much_under_a_wrong_credential_gets_to_read_that_too() =>
        (await new Api("hatch_test_wrong").PostAsync("/events", new { a = new string('x', 16 * 1024 * 1024) })).ExpectError(401, "unauthorized");

    [Fact]
    public async Task In_a_batch_each_bad_event_is_refused_as_alone_and_the_good_ones_count()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        object Good(int n) => new { event_id = $"good-{n}", user_id = buddy.UserId, type = "lesson_completed" };

        var results = (await tenant.Api.PostAsync("/events/batch", new
        {
            events = new[] { Good(1), new { event_id = "bad-1", user_id = buddy.UserId, type = "UPPER" }, new { event_id = "bad-2", type = "x", user = 1 }, 42, Good(2) },
        })).Expect(200).Json.List("results");

        Assert.Equal([true, false, false, false, true], results.Select(result => result.Flag("accepted")));
        Assert.All(results.Skip(1).Take(3), result => Assert.Equal(Validation, result.At("error").Str("code")));
        Assert.Equal("bad-1", results[1].Str("event_id"));
        Assert.Equal(50 + 10, await buddy.CoinsAsync());
        (await tenant.Api.GetAsync("/events/bad-1")).ExpectError(404, "resource_not_found");
    }

    [Fact]
    public async Task In_a_batch_an_id_that_is_no_Unicode_is_refused_alone()
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        var results = (await tenant.Api.PostAsync("/events/batch", """{"events":[{"event_id":"\ud800","user_id":"u","type":"x"},{"event_id":"whole","user_id":"u","type":"x"}]}"""))
            .Expect(200).Json.List("results");

        Assert.Equal([false, true], results.Select(result => result.Flag("accepted")));
        Assert.Equal((null, Validation), (results[0].StrOrNull("event_id"), results[0].At("error").Str("code")));
    }

    [Fact]
    public async Task An_empty_draft_cannot_be_published_and_an_egg_needs_a_published_version()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        var draft = (await tenant.Api.PostAsync("/config-versions")).Expect(200, 201).Json.Id();

        (await tenant.Api.PostAsync($"/config-versions/{draft}/publish")).ExpectError(400, "bad_request");

        var details = (await tenant.Api.PostAsync("/eggs", new { user_id = "u" })).ExpectError(409, "no_published_config").Details;
        Assert.Equal(tenant.Id, details.Id("customer_id"));
        Assert.True(details.Has("publish_url") && details.Has("docs_url"));
        Assert.Equal("draft", (await tenant.Api.GetAsync($"/config-versions/{draft}")).Expect(200).Json.Str("status"));
    }

    [Fact]
    public async Task A_draft_that_names_what_there_is_not_cannot_be_published_and_the_fault_is_named()
    {
        var tenant = await Tenant.CreateAsync();
        var published = (await tenant.Api.GetAsync("/config-versions")).Expect(200).Json.List("data").Single(version => version.Str("status") is "published").Id();
        (await tenant.Api.PostAsync("/skill-rules", new { name = "Juggling", event_type = "juggled", skill_key = "juggling", amount = 1 })).Expect(201);
        var draft = (await tenant.Api.PostAsync("/config-versions")).Expect(200, 201).Json.Id();

        var refused = (await tenant.Api.PostAsync($"/config-versions/{draft}/publish")).ExpectError(422, Validation);

        Assert.Contains(refused.FieldMessages, message => message.Contains("juggling", StringComparison.Ordinal));
        Assert.Equal(published, (await tenant.Api.GetAsync("/config-versions")).Expect(200).Json.List("data").Single(version => version.Str("status") is "published").Id());
    }

    [Fact]
    public async Task With_several_audiences_an_event_must_say_whose_it_is_and_one_that_a_buddy_is_in_stays()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        static object Audiences(params string[] keys) => new { audiences = keys.Select(key => new { key, label = key, brief = "" }) };
        (await tenant.Api.PatchAsync("/customers/me/audiences", Audiences("default", "teachers"))).Expect(200);
        var egg = (await tenant.Api.PostAsync("/eggs", new { user_id = "miss_honey", metadata = new { audience = "teachers" } })).Expect(201).Json.Id("egg_id");
        (await tenant.Api.PatchAsync($"/eggs/{egg}/status", new { status = "ready" })).Expect(200);
        await tenant.CompletedAsync((await tenant.Api.PostAsync($"/eggs/{egg}/hatch")).Expect(202).Json.Id("operation_id"));

        (await tenant.Api.PostAsync("/events", new { event_id = "whose", user_id = buddy.UserId, type = "lesson_completed" })).ExpectError(400, "missing_audience");
        (await tenant.Api.PatchAsync("/customers/me/audiences", Audiences("default"))).ExpectError(409, "conflict");
        (await tenant.Api.PatchAsync("/customers/me/audiences", Audiences("default", "b", "c", "d"))).ExpectError(403, "plan_feature_locked");

        Assert.Equal(["default", "teachers"], (await tenant.Api.GetAsync("/customers/me")).Expect(200).Json.List("audiences").Select(audience => audience.Str("key")));
        (await tenant.Api.GetAsync("/events/whose")).ExpectError(404, "resource_not_found");
        Assert.Equal(50, (await tenant.SendEventAsync(new { event_id = "whose", user_id = "miss_honey", type = "lesson_completed", audience = "teachers" })).Expect(200).Json.At("effects").Num("coins"));
        Assert.Equal(0, await buddy.CoinsAsync());
    }

    [Fact]
    public async Task An_archived_buddy_stays_as_it_is()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}/archive")).Expect(200);
        var before = (await buddy.ReadAsync()).ToString();

        (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}/archive")).ExpectError(409, "conflict");
        (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}", new { name = "Late" })).ExpectError(409, "conflict");
        (await buddy.CreditAsync(1)).Expect(404, 409);
        Assert.Equal(0, (await buddy.SendAsync("lesson_completed", eventId: "too-late")).Num("coins"));

        Assert.Contains("no_buddy", (await tenant.Api.GetAsync("/events/too-late")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal(before, (await buddy.ReadAsync()).ToString());
    }

    private static string With(object body, string property, string json)
    {
        var text = JsonSerializer.Serialize(body);
        return $"{text[..^1]},\"{property}\":{json}}}".Replace("\"type\":\"lesson_completed\",\"type\"", "\"type\"", StringComparison.Ordinal);
    }

    private static string Nested(int levels) => string.Concat(Enumerable.Repeat("{\"a\":", levels)) + "1" + new string('}', levels);

    private static string At(TimeSpan fromNow) => (TimeProvider.System.GetUtcNow() + fromNow).ToString("O", CultureInfo.InvariantCulture);
}

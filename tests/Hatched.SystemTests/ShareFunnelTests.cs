using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>The steps from a share sheet to a visitor of the shared page.</summary>
public sealed class ShareFunnelTests
{
    [Fact]
    public async Task A_server_and_a_widget_note_the_steps_of_a_share_sheet()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var (tracking, reading) = (await OpenAsync(buddy, "events:track"), await OpenAsync(buddy, "read"));

        var noted = (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/share/events", new { @event = "shared", channel = "slack" })).Expect(201).Json;
        Assert.Equal(("shared", "slack"), (noted.Str("event"), noted.Str("channel")));
        (await tracking.PostAsync("/widget/buddy/share/events", new { @event = "opened" })).Expect(201);

        (await tenant.Api.PostAsync($"/buddies/{Guid.CreateVersion7()}/share/events", new { @event = "opened" })).ExpectError(404, "resource_not_found");
        (await tenant.Api.PostAsync($"/buddies/{buddy.Id}/share/events", new { @event = "viewed" })).ExpectError(422, "validation_failed");
        (await tracking.PostAsync("/widget/buddy/share/events", new { @event = "shared" })).ExpectError(422, "validation_failed");
        (await reading.PostAsync("/widget/buddy/share/events", new { @event = "opened" })).ExpectError(403, "forbidden");
        Assert.Equal(["opened", "shared"], await StepsAsync(buddy, "sheet"));
    }

    [Fact]
    public async Task A_visitor_notes_steps_on_a_page_that_was_shared_and_on_no_other()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        var code = Guid.CreateVersion7().ToString("N")[12..];

        (await VisitAsync(code, "viewed")).ExpectError(404, "resource_not_found");
        (await VisitAsync("no such code!", "viewed")).ExpectError(404, "resource_not_found");
        await Database.RunAsync("widget", "INSERT INTO share_codes (code, customer_id, buddy_id, created_at) VALUES ($1, $2, $3, now())", code, tenant.Id, buddy.Id);
        (await VisitAsync(code, "viewed")).Expect(201);
        (await VisitAsync(code, "cta_clicked")).Expect(201);
        (await VisitAsync(code, "shared")).ExpectError(422, "validation_failed");

        Assert.Equal(["cta_clicked", "viewed"], await StepsAsync(buddy, "page"));
    }

    private static Task<Answer> VisitAsync(string code, string step) => Api.Anonymous.PostAsync($"/public/b/{Uri.EscapeDataString(code)}/events", new { @event = step });

    private static async Task<string[]> StepsAsync(Buddy buddy, string surface) => (await Database.ReadAsync<string>(
        "ingestion", "SELECT coalesce(string_agg(event, ',' ORDER BY event), '') FROM share_events WHERE customer_id = $1 AND buddy_id = $2 AND surface = $3",
        buddy.Tenant.Id, buddy.Id, surface)).Split(',');

    private static async Task<Api> OpenAsync(Buddy buddy, params string[] scopes) =>
        new((await buddy.Tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes })).Expect(201).Json.Str("token"));
}

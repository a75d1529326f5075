using System.Text.Json.Nodes;
using Hatched.Gateway.Health;

namespace Hatched.Gateway.Docs;

/// <summary>What the merged document says of the whole.</summary>
internal static class Frame
{
    private const string Description = """
        Customer events in, progression out. Send what your users do to `POST /api/v1/events`; Hatched decides the coins, badges, streaks and
        evolutions, answers with them, and shows them in widgets.

        Every error is `{"error":{"code","message","details"?,"requestId"}}`; branch on `code`. Every other POST, PUT, PATCH and DELETE takes
        `Idempotency-Key`. Every answer carries `X-Request-Id` and `X-RateLimit-Limit`, `-Remaining` and `-Reset`; an authenticated one `X-Credits-Remaining`.
        """;

    private const string Bearer = """
        `Authorization: Bearer …` with one of:
        a **secret key** `hatch_live_…` or `hatch_test_…` (your server: everything of your workspace);
        a **publishable key** `hatch_pk_…` (browsers: only its scopes);
        a **widget session token** from `POST /api/v1/widget-sessions` (one buddy, its scopes, at most 1 h, revocable);
        an **embed token** from `POST /api/v1/embed-tokens` (one buddy, read-only, at most 24 h);
        a **dashboard token** from `POST /api/v1/auth/login` (a person of your workspace, 12 h).
        What each route takes stands in its `x-hatched-access`.
        """;

    /// <param name="publicUrl">Null: wherever the document was read.</param>
    public static JsonObject Create(string? publicUrl) => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject { ["title"] = "Hatched API", ["version"] = SystemHealth.BuildVersion, ["description"] = Description },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = publicUrl ?? "/" }),
        ["paths"] = new JsonObject(),
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject(),
            ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = Bearer } },
        },
        ["tags"] = new JsonArray(),
    };
}

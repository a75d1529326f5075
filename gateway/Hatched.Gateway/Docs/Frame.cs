using System.Text.Json.Nodes;
using Hatched.Gateway.Health;

namespace Hatched.Gateway.Docs;

/// <summary>What the merged document says of the whole.</summary>
internal static class Frame
{
    private const string Description = """
        Customer events in, progression out. Send what your users do to `POST /api/v1/events`; Hatched decides the coins, badges, streaks and
        evolutions, answers with them, and shows them in widgets.

        ## Credentials
        Every call carries `Authorization: Bearer …` with one of these.

        | credential | looks like | may |
        |---|---|---|
        | secret key | `hatch_test_…`, `hatch_live_…` | everything of your workspace; for your server only |
        | publishable key | `hatch_pk_…` | what its scopes say: `read:buddies`, `read:operations`, `write:embed-tokens` |
        | widget session token | JWT of `POST /widget-sessions`, at most 1 h | one buddy's widgets, within its scopes; can be revoked |
        | embed token | JWT of `POST /embed-tokens`, at most 24 h | one buddy's widgets, to read |
        | dashboard token | JWT of `POST /auth/login`, 12 h | what a secret key may |

        Each operation names those that it takes. An unknown, revoked or expired one is answered `401 unauthorized`; an object of another
        workspace `404 resource_not_found`.

        ## Requests and answers
        JSON in `snake_case`, both ways. The error envelope and the `pagination` of cursor lists are camelCase. Bodies are strict: an unknown or
        mistyped property is `422 validation_failed`. Ids are UUIDs, instants ISO 8601 in UTC, amounts whole numbers from 1 to 1,000,000,000.
        A body may have 1 MiB.

        ## Errors
        Every answer that is not 2xx has the same envelope. Branch on `code`; `message` is for people, and `details` holds what the code promises.
        ```json
        {"error":{"code":"validation_failed","message":"amount must be between 1 and 1000000000","details":{"fields":[{"field":"amount","message":"…"}]},"requestId":"0b6f2a52-…"}}
        ```
        `requestId` is the answer's `X-Request-Id`. Send your own (1–128 of `A-Za-z0-9._-`) and it is kept.

        ## Idempotency
        `POST /events` is idempotent by `event_id`: send an event as often as you like, it counts once and is answered the same. Every other
        POST, PUT, PATCH and DELETE takes an `Idempotency-Key` (1–255 printable ASCII characters): for 24 hours the same key with the same request
        is answered with the first answer and `Idempotency-Replayed: true`; with another request it is `409 idempotency_key_conflict`. Only 2xx answers are kept.

        ## Lists
        Cursor lists answer `{"data":[…],"pagination":{"nextCursor","hasMore","limit"}}`, newest first: pass `nextCursor` on as `cursor`.
        Page lists answer `{"data":[…],"meta":{"page","limit","total"}}` and take `page`. `limit` is 50 unless you say otherwise, and at most 200.
        Short lists of definitions come whole as `{"data":[…]}`.

        ## Rate limits
        Per credential, over sliding windows of a minute and of a day: starter 100 and 5,000, growth 1,000 and 50,000, pro 5,000 and 250,000,
        enterprise 50,000 a minute. `/widget*` and `/embed-tokens` have three times that; publishable keys, widget and dashboard tokens have 200 and 10,000.
        `/public` has 60 and 2,000 for a client address.
        Every answer says where you stand in `X-RateLimit-Limit`, `X-RateLimit-Remaining` and `X-RateLimit-Reset` (Unix seconds). `429 rate_limited`
        comes with `Retry-After`. `/events` adds the month's `X-Event-Quota-Limit`, `-Used` and `-Reset`; authenticated answers add `X-Credits-Remaining`.
        """;

    private const string Bearer = "A secret key, a publishable key, or a widget session, embed or dashboard token: see *Credentials*.";

    /// <summary>The resources in the order in which a newcomer meets them.</summary>
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Events", "What your users do. The answer carries what it earned them; reading an event says which rule did what, and why not."),
        ("Eggs", "A user's first moment: an egg is laid, becomes ready, hatches into a buddy."),
        ("Buddies", "The creature of a user: its state, skills, badges, coins, items and evolution."),
        ("Operations", "Hatching, dressing and evolving draw a picture and take a moment; this is where to ask what became of it."),
        ("Economy", "The ledger: every coin and token that moved, and why."),
        ("Marketplace", "Shops and the items in them."),
        ("Gates", "Things that a buddy opens once, for tokens."),
        ("Token Config", "What your tokens are called, what they may hold and which events earn them."),
        ("Presets", "Complete configurations to start from."),
        ("Config Versions", "Rules live in versions: one draft to edit, one published, and those that buddies are still pinned to."),
        ("Coin Rules", "Which events earn coins, within which caps. Edits go to the draft."),
        ("Skill Sets", "The skills that buddies have. Edits go to the draft."),
        ("Skill Rules", "Which events train which skill. Edits go to the draft."),
        ("Skill Decay Rules", "Skills that fade without practice. Edits go to the draft."),
        ("Badge Definitions", "Badges and the conditions that award them. Edits go to the draft."),
        ("Streak Definitions", "Daily, weekly and monthly streaks, their milestones and freezes. Edits go to the draft."),
        ("Path Definitions", "Paths of steps to complete. Edits go to the draft."),
        ("Event Types", "The registry of the event types that you send."),
        ("Widget Sessions", "Tokens that let a browser show and use one buddy's widgets."),
        ("Widget API", "What widgets call, with such a token."),
        ("Public Share", "What visitors of a shared page call, without a credential."),
        ("Webhooks", "News to your server, signed and retried."),
        ("Auth", "Signing up, signing in, and keys."),
        ("Customers", "Your workspace: profile, settings, audiences."),
        ("Images", "Pictures of buddies, eggs, items and badges. Their addresses stand in the answers; they may be cached for good."),
        ("Health", "Whether the system is up, and which build it is."),
    ];

    /// <param name="publicUrl">Null: wherever the document was read.</param>
    public static JsonObject Create(string? publicUrl) => new()
    {
        ["openapi"] = "3.1.1",
        ["info"] = new JsonObject { ["title"] = "Hatched API", ["version"] = SystemHealth.BuildVersion, ["description"] = Description },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = publicUrl ?? "/" }),
        ["tags"] = new JsonArray([.. Tags.Select(tag => (JsonNode)new JsonObject { ["name"] = tag.Name, ["description"] = tag.Description })]),
        ["paths"] = new JsonObject(),
        ["components"] = new JsonObject
        {
            ["schemas"] = new JsonObject(),
            ["securitySchemes"] = new JsonObject { ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = Bearer } },
        },
    };
}

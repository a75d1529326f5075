using System.Globalization;

namespace Hatched.SystemTests.Contract.Lists;

/// <summary>
/// How a table is filled: every column as in one of the customer's own rows, but for those that are named here, as SQL over <c>g</c>, 1 to <see cref="Rows"/>.
/// <c>@customer</c>, <c>@buddies</c>, <c>@items</c> … stand for what the customer has.
/// </summary>
internal sealed record LoadedTable(string Service, string Name, int Rows, params (string Column, string Value)[] Values);

/// <summary>The tables that grow with a customer's use, and what is in them for the plans' sake: a twentieth of the rows is the customer's own.</summary>
internal static class LoadedTables
{
    public const int Million = 1_000_000;

    private const string Own = "g % 20 = 0";
    private const string Customer = $"CASE WHEN {Own} THEN @customer ELSE md5((g % 997)::text)::uuid END";
    private const string OwnBuddy = $"CASE WHEN {Own} THEN @buddies ELSE md5((g % 9973)::text)::uuid END";
    private const string At = "s.created_at - (2000000 - g) * interval '1 second'";

    public static IReadOnlyList<LoadedTable> All { get; } =
    [
        new("progression", "eggs", Million,
            ("id", Id(1)), ("customer_id", Customer), ("user_id", "'user_' || g % 9973"), ("status", OneOf("Hatched", "Waiting", "Ready", "Hatching", "Cancelled")), ("buddy_id", "NULL::uuid"), ("created_at", At)),
        new("progression", "buddies", Million,
            ("id", Id(2)), ("egg_id", Id(1)), ("customer_id", Customer), ("user_id", "'user_' || g % 9973"), ("name", "'Buddy ' || g * 7919 % 1000003"), ("status", OneOf("Active", "Archived")),
            ("audience", OneOf("default", "teachers")), ("evolution_stage", "1 + g / 20 % 5"), ("updated_at", $"s.created_at - (g * 7919 % 1000003) * interval '1 second'"), ("created_at", At)),
        new("progression", "buddy_states", Million, ("buddy_id", Id(2)), ("coins", "g * 7919 % 100003"), ("state", "'{}'")),
        new("progression", "operations", Million,
            ("id", Id(3)), ("customer_id", Customer), ("buddy_id", Id(2, "g / 50")), ("egg_id", "NULL::uuid"), ("type", OneOf("EquipItem", "Rerender", "Evolve", "Hatch")), ("status", OneOf("Completed", "Failed", "Cancelled")), ("created_at", At)),
        new("progression", "evolutions", Million / 5, ("id", Id(4)), ("customer_id", Customer), ("buddy_id", Id(2, "g / 4 * 20")), ("from_stage", "1 + g % 4"), ("to_stage", "2 + g % 4"), ("source", "'auto'"), ("occurred_at", "now()")),
        new("progression", "badge_awards", Million / 5, ("customer_id", Customer), ("buddy_id", Id(2, "g / 10 * 20")), ("badge_key", "'badge_' || g % 10")),
        new("progression", "skill_decays", Million / 5,
            ("id", Id(11)), ("customer_id", Customer), ("rule_id", $"CASE WHEN {Own} THEN @skill-decay-rules ELSE md5((g % 997)::text)::uuid END"), ("buddy_id", "md5(g::text)::uuid"), ("period", "'2026-01-01'::date"),
            ("skill_key", "'grammar'"), ("previous_value", "9"), ("value", "8"), ("applied_at", "now()")),
        new("ingestion", "events", Million,
            ("id", Id(5)), ("customer_id", Customer), ("event_id", "'event_' || g"), ("user_id", "'user_' || g % 9973"), ("type", OneOf("lesson_completed", "quiz_passed", "rare_event")),
            ("status", "CASE WHEN g % 1000 = 0 THEN 'failed' ELSE 'applied' END"), ("attempts", "CASE WHEN g % 1000 = 0 THEN 20 ELSE 0 END"), ("received_at", "s.received_at - (2000000 - g) * interval '1 second'"), ("occurred_at", "s.received_at - (2000000 - g) * interval '1 second'")),
        new("economy", "ledger", Million, ("id", Id(6)), ("seq", "g + 1000000000"), ("customer_id", Customer), ("buddy_id", OwnBuddy), ("direction", OneOf("credit", "debit")), ("source_id", "'event_' || g"), ("created_at", At)),
        new("economy", "purchases", Million / 5, ("id", Id(7)), ("customer_id", Customer), ("buddy_id", "md5((g % 9973)::text)::uuid"), ("item_id", "@items"), ("acquired_by", "'purchase'"), ("created_at", "now()")),
        new("economy", "gate_unlocks", Million / 5, ("customer_id", Customer), ("buddy_id", "md5((g % 9973)::text)::uuid"), ("gate_key", "'gate_' || g"), ("ledger_id", Id(6)), ("metadata", "'{}'"), ("unlocked_at", "now()")),
        new("webhook", "deliveries", Million,
            ("id", Id(8)), ("fact_id", Id(9)), ("customer_id", Customer), ("endpoint_id", $"CASE WHEN {Own} THEN @webhook-configs ELSE md5((g % 997)::text)::uuid END"), ("status", OneOf("success", "failed")), ("next_attempt_at", "NULL::timestamptz"), ("created_at", At)),
        new("webhook", "delivery_attempts", Million, ("delivery_id", Id(8)), ("number", "1"), ("duration_ms", "5"), ("started_at", "now()")),
        new("accounts", "api_keys", Million / 5, ("id", Id(10)), ("customer_id", "md5((g % 9973)::text)::uuid"), ("key_hash", "md5(g::text) || md5((g + 1)::text)")),
    ];

    /// <summary>Tables that stay small, however much a customer is used; and why.</summary>
    public static IReadOnlyDictionary<string, string> Bounded { get; } = new Dictionary<string, string>
    {
        ["accepted_events"] = "what waits for its outcome",
        ["shared_texts"] = "read by its key",
        ["erased_buddies"] = "read by its key",
        ["outbox"] = "what waits for the broker; the relay looks at it beside what is asked",
        ["config_versions"] = "one more with each time that somebody publishes",
        ["customer_plans"] = "one a customer, read by its key",
        ["customers"] = "read by its key",
        ["logins"] = "one a customer",
        ["event_usage"] = "one a customer and month, read by its key",
        ["event_type_tallies"] = "one a customer and type",
        ["event_tally_marks"] = "one a customer",
        ["event_types"] = Defined,
        ["admin_triggers"] = "read by its key",
        ["payouts"] = "one a rule and day",
        ["payout_mark"] = "one",
        ["skill_decay_sweeps"] = "one a version",
        ["balances"] = "one a buddy and token, read by its key",
        ["gates"] = Defined,
        ["items"] = Defined,
        ["marketplaces"] = Defined,
        ["token_configs"] = Defined,
        ["webhook_endpoints"] = Defined,
        ["widget_sessions"] = "read by its key",
    };

    private const string Defined = "what a customer defines: some dozens";

    /// <summary>The n-th id of a kind, as SQL: in the order of n, as ids are in the order of time.</summary>
    private static string Id(int kind, string n = "g") => string.Create(CultureInfo.InvariantCulture, $"(lpad(to_hex(1700000000000 + ({n})), 12, '0') || '7{kind:x3}8000000000000000')::uuid");

    // The first of them almost always, the others rarely: a filter for one of those is what an index is for. By the customer's own rows.
    private static string OneOf(params string[] values) => values.Skip(1).Select((value, i) => string.Create(CultureInfo.InvariantCulture, $"WHEN g / 20 % 100 = {i} THEN '{value}'"))
        .Aggregate("CASE ", (text, when) => text + when + " ") + $"ELSE '{values[0]}' END";
}

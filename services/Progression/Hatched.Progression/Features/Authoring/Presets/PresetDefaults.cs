using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Hatched.Rules.Document;

namespace Hatched.Progression.Features.Authoring.Presets;

/// <summary>
/// Writes what the preset files leave out: ids (from the place of an entry, so that they are the same at every start), parents,
/// positions, picture addresses, and the value of every optional field. What a file says is never overwritten.
/// </summary>
internal static class PresetDefaults
{
    private const string Dates = "\"created_at\": \"2026-01-01T00:00:00Z\", \"updated_at\": \"2026-01-01T00:00:00Z\"";

    private static readonly JsonObject SkillEntry = Parse("""{ "icon": null, "color": null }""");
    private static readonly JsonObject SkillSet = Parse("""{ "is_active": true }""");
    private static readonly JsonObject CoinRule = Parse($$"""
        { "audience": null, "where": [], "daily_cap": null, "weekly_cap": null, "total_limit": null, "cooldown_seconds": null,
          "multiplier": null, "lucky": null, "is_active": true, {{Dates}} }
        """);

    private static readonly JsonObject SkillRule = Parse("""{ "audience": null, "where": [], "daily_cap": null, "is_active": true }""");
    private static readonly JsonObject DecayRule = Parse("""{ "apply_only_above": null, "audience": "default" }""");
    private static readonly JsonObject Badge = Parse("""
        { "description": null, "audience": null, "award_mode": "auto", "condition": null, "reward": null, "is_active": true }
        """);

    private static readonly JsonObject Streak = Parse("""
        { "icon": null, "where": [], "display_mode": "count", "max_row_icons": null, "hero": false, "milestones": [],
          "tick_bonus_coins": null, "freeze": null, "audience": null, "is_active": true }
        """);

    private static readonly JsonObject Path = Parse($$"""
        { "customer_id": "00000000-0000-0000-0000-000000000000", "audience": "default", "description": null, "accent_color": null,
          "is_active": true, {{Dates}} }
        """);

    private static readonly JsonObject Step = Parse($$"""
        { "description": null, "icon": null, "unlock_condition": null, "completion_condition": null, "reward_coins": 0,
          "reward_badge_key": null, "is_active": true, {{Dates}} }
        """);

    private static readonly JsonObject SubStep = Parse($$"""
        { "description": null, "completion_condition": null, "allow_manual_complete": false, "allow_skip_ahead": false, "reward_coins": 0,
          "reward_badge_key": null, "content_url": null, "cta_label": null, "is_active": true, {{Dates}} }
        """);

    private static readonly JsonObject Token = Parse("""{ "icon": null, "max_balance": null, "earn_rules": [], "is_active": true }""");
    private static readonly JsonObject EarnRule = Parse("""{ "where": [], "daily_cap": null, "weekly_cap": null }""");
    private static readonly JsonObject Market = Parse("""{ "audience": null, "is_active": true }""");
    private static readonly JsonObject Item = Parse("""
        { "description": null, "stage_image_urls": {}, "price": {}, "visibility": [], "unlock_type": "purchase", "stock": null,
          "max_per_buddy": 1, "is_active": true }
        """);

    private static readonly JsonObject Gate = Parse($$"""{ "metadata": {}, "is_active": true, {{Dates}} }""");

    public static void Complete(string preset, JsonObject document)
    {
        Each(document, "skill_sets", preset, SkillSet, (set, _, _) => Each(set, "skills", null, SkillEntry));
        Each(document, "coin_rules", preset, CoinRule);
        Each(document, "skill_rules", preset, SkillRule);
        Each(document, "skill_decay_rules", preset, DecayRule);
        Each(document, "badge_definitions", preset, Badge, (badge, _, _) => badge.TryAdd("icon_url", $"/images/badges/{badge["key"]}.png"));
        Each(document, "streak_definitions", preset, Streak);
        Each(document, "path_definitions", preset, Path, (path, _, place) =>
            Each(path, "steps", place, Step, (step, ordinal, stepPlace) =>
            {
                step.TryAdd("path_definition_id", path["id"]!.GetValue<string>());
                step.TryAdd("ordinal", ordinal);
                Each(step, "sub_steps", stepPlace, SubStep, (subStep, subOrdinal, _) =>
                {
                    subStep.TryAdd("path_step_id", step["id"]!.GetValue<string>());
                    subStep.TryAdd("ordinal", subOrdinal);
                });
            }));
        Each(document, "tokens", null, Token, (token, _, _) => Each(token, "earn_rules", null, EarnRule));
        Each(document, "marketplaces", preset, Market, (marketplace, _, place) =>
            Each(marketplace, "items", place, Item, (item, position, _) =>
            {
                item.TryAdd("marketplace_id", marketplace["id"]!.GetValue<string>());
                item.TryAdd("position", position);
                item.TryAdd("layer_order", Layer(item["category"]!.GetValue<string>()));
                item.TryAdd("image_url", $"/images/items/{item["category"]}/{item["key"]}.png");
            }));
        Each(document, "gates", preset, Gate);
    }

    /// <summary>Completes the entries of a section; those that have an id get one from their place below <paramref name="parent"/>.</summary>
    private static void Each(JsonObject owner, string section, string? parent, JsonObject defaults, Action<JsonObject, int, string>? then = null)
    {
        var ordinal = 0;
        foreach (var entry in owner[section]!.AsArray().Select(e => e!.AsObject()))
        {
            var place = $"{parent}/{section}/{entry["key"] ?? entry["gate_key"] ?? ordinal}";
            if (parent is not null)
            {
                entry.TryAdd("id", Id(place).ToString());
            }

            foreach (var (name, value) in defaults)
            {
                entry.TryAdd(name, value?.DeepClone());
            }

            then?.Invoke(entry, ordinal, place);
            ordinal++;
        }
    }

    private static int Layer(string category) =>
        (int)Enum.Parse<ItemCategory>(category, ignoreCase: true);

    private static Guid Id(string place) => new(SHA256.HashData(Encoding.UTF8.GetBytes(place)).AsSpan(0, 16));

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();
}

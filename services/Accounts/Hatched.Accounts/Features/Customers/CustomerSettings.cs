using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.BuildingBlocks.Themes;
using Hatched.Contracts;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Accounts.Features.Customers;

/// <summary>A customer's settings: a free JSON object of at most 32 KiB in which some keys have a meaning and a shape.</summary>
internal static class CustomerSettings
{
    public const int DefaultMaxActiveEggs = 3;

    private static readonly Dictionary<string, Func<JsonElement, string?>> Known = new(StringComparer.Ordinal)
    {
        ["max_active_eggs"] = value => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var eggs) && eggs is >= 1 and <= 20
            ? null
            : "must be an integer between 1 and 20",
        ["auto_evolve"] = value => value.ValueKind is JsonValueKind.True or JsonValueKind.False ? null : "must be true or false",
        ["widget_theme_config"] = value => value.ValueKind is JsonValueKind.Object ? null : "must be an object",
        ["widget_custom_css"] = value => value.ValueKind is JsonValueKind.String ? WidgetLook.CssFault(value.GetString()!) : "must be a string",
        ["widget_size"] = value => value.ValueKind is JsonValueKind.String && value.GetString() is "sm" or "md" or "lg" or "full"
            ? null
            : "must be one of sm, md, lg, full",
        ["feature_toggles"] = Toggles,
        ["default_time_zone"] = value =>
            value.ValueKind is JsonValueKind.String && TimeZones.IsKnown(value.GetString()) ? null : TimeZones.Fault,
    };

    /// <summary>What <paramref name="current"/> becomes with <paramref name="changes"/> laid over it, key by key; null removes a key.</summary>
    /// <returns>The settings, or what is wrong with the changes.</returns>
    public static (JsonElement Settings, IReadOnlyList<FieldError> Faults) Merge(string current, JsonElement changes)
    {
        if (changes.ValueKind is not JsonValueKind.Object)
        {
            return (default, [new FieldError("settings", "settings must be an object")]);
        }

        if (JsonBlobAttribute.Fault(changes) is { } unfit)
        {
            return (default, [new FieldError("settings", $"settings {unfit}")]);
        }

        var faults = changes.EnumerateObject()
            .Where(change => change.Value.ValueKind is not JsonValueKind.Null && Known.ContainsKey(change.Name))
            .Select(change => (change.Name, Fault: Known[change.Name](change.Value)))
            .Where(known => known.Fault is not null)
            .Select(known => new FieldError(known.Name, $"{known.Name} {known.Fault}"))
            .Concat(changes.TryGetProperty("widget_theme_config", out var look) && look.ValueKind is JsonValueKind.Object
                ? WidgetLook.Faults(look, "widget_theme_config")
                : [])
            .ToList();
        if (faults.Count > 0)
        {
            return (default, faults);
        }

        var merged = JsonNode.Parse(current)!.AsObject();
        foreach (var change in changes.EnumerateObject())
        {
            merged.Remove(change.Name);
            if (change.Value.ValueKind is not JsonValueKind.Null)
            {
                merged.Add(change.Name, JsonNode.Parse(change.Value.GetRawText()));
            }
        }

        var settings = JsonElement.Parse(merged.ToJsonString(HatchedJson.Options));
        return (settings, JsonBlobAttribute.Fault(settings) is { } fault ? [new FieldError("settings", $"settings {fault}")] : []);
    }

    public static int MaxActiveEggs(JsonElement settings) =>
        settings.TryGetProperty("max_active_eggs", out var eggs) ? eggs.GetInt32() : DefaultMaxActiveEggs;

    /// <summary>The zone of users who have none; null: UTC.</summary>
    public static string? DefaultTimeZone(JsonElement settings) =>
        settings.TryGetProperty("default_time_zone", out var zone) ? zone.GetString() : null;

    /// <summary>The capabilities that <c>feature_toggles</c> switches off.</summary>
    public static IReadOnlyList<string> DisabledCapabilities(JsonElement settings) =>
        settings.TryGetProperty("feature_toggles", out var toggles)
            ? [.. toggles.EnumerateObject().Where(toggle => toggle.Value.ValueKind is JsonValueKind.False).Select(toggle => toggle.Name)]
            : [];

    private static string? Toggles(JsonElement value)
    {
        if (value.ValueKind is not JsonValueKind.Object)
        {
            return "must be an object of capabilities and booleans";
        }

        return value.EnumerateObject()
            .Select(toggle => !Plans.All[^1].Capabilities.Contains(toggle.Name) ? $"names an unknown capability, {toggle.Name}"
                : toggle.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False) ? $"must hold true or false for {toggle.Name}"
                : null)
            .FirstOrDefault(fault => fault is not null);
    }
}

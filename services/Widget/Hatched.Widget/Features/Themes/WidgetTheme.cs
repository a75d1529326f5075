using System.Text.Json;
using Hatched.BuildingBlocks.Themes;
using Hatched.Contracts.Internal;

namespace Hatched.Widget.Features.Themes;

/// <summary>How the customer's widgets are to look, under what a page says itself.</summary>
/// <param name="Theme"><c>light</c>, <c>dark</c> or <c>auto</c>; null leaves it to the page.</param>
/// <param name="Size"><c>sm</c>, <c>md</c>, <c>lg</c> or <c>full</c>; null leaves it to the page.</param>
/// <param name="Axes">Axis to value; an axis that is absent has its default.</param>
/// <param name="Vars">Tokens by name, <c>--hw-accent</c> for example.</param>
/// <param name="VarsDark">Laid over <paramref name="Vars"/> in the dark.</param>
/// <param name="CustomCss">Adopted last in every widget.</param>
/// <param name="Messages">Locale to texts by key, before our own.</param>
/// <param name="Version">Changes with the look.</param>
public sealed record WidgetTheme(
    string? Theme, string? Size, IReadOnlyDictionary<string, string> Axes, IReadOnlyDictionary<string, string> Vars,
    IReadOnlyDictionary<string, string> VarsDark, string? CustomCss, string? Locale,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Messages, string Version)
{
    /// <summary>Settings from before they were checked may hold anything: what does not hold is left out, the rest is served.</summary>
    internal static WidgetTheme Of(CustomerBrand brand, string version)
    {
        var config = brand.Theme is { ValueKind: JsonValueKind.Object } theme ? theme : JsonElement.Parse("{}");
        return new WidgetTheme(
            Text(config, "theme") is { } chosen && WidgetLook.Themes.Contains(chosen) ? chosen : null,
            brand.Size is { } size && WidgetLook.Sizes.Contains(size) ? size : null,
            Texts(config, "axes", axis => WidgetLook.Axes.TryGetValue(axis.Name, out var values) && values.Contains(axis.Value.ToString())),
            Texts(config, "vars", var => WidgetLook.IsVar(var.Name, var.Value)),
            Texts(config, "vars_dark", var => WidgetLook.IsVar(var.Name, var.Value)),
            brand.CustomCss is { Length: > 0 } css && WidgetLook.CssFault(css) is null ? css : null,
            Text(config, "locale"),
            config.TryGetProperty("messages", out var messages) && messages.ValueKind is JsonValueKind.Object
                ? messages.EnumerateObject().ToDictionary(locale => locale.Name, IReadOnlyDictionary<string, string> (locale) => Texts(messages, locale.Name, _ => true))
                : new Dictionary<string, IReadOnlyDictionary<string, string>>(),
            version);
    }

    private static string? Text(JsonElement config, string name) =>
        config.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static Dictionary<string, string> Texts(JsonElement config, string name, Func<JsonProperty, bool> holds) =>
        config.TryGetProperty(name, out var members) && members.ValueKind is JsonValueKind.Object
            ? members.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.String && holds(member)).Take(WidgetLook.MostVars * 5)
                .ToDictionary(member => member.Name, member => member.Value.GetString()!)
            : new Dictionary<string, string>();
}

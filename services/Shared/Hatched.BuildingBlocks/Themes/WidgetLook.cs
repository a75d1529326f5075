using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hatched.ServiceDefaults.Http;

namespace Hatched.BuildingBlocks.Themes;

/// <summary>What a customer may set of how its widgets look: checked when it is set, and once more when it is served, as older settings were not.</summary>
public static partial class WidgetLook
{
    public const int MostCssBytes = 16 * 1024;
    public const int MostVars = 60;
    private const int LongestValue = 120;
    private const int LongestMessage = 300;

    public static IReadOnlyList<string> Themes { get; } = ["light", "dark", "auto"];

    public static IReadOnlyList<string> Sizes { get; } = ["md", "sm", "lg", "full"];

    /// <summary>Each axis and its values, the default first.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Axes { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["surface"] = ["paper", "flat", "outline", "glass", "solid"],
        ["geometry"] = ["rounded", "sharp", "pill"],
        ["motion_profile"] = ["standard", "calm", "lively", "none"],
        ["reward_voice"] = ["joyful", "calm", "professional", "playful"],
        ["iconography"] = ["geometric", "filled", "outline", "emoji"],
        ["typography"] = ["sans-serif-modern", "serif-classic", "rounded", "mono", "host"],
        ["density"] = ["comfortable", "compact"],
        ["contrast"] = ["standard", "high"],
    };

    /// <summary>What is wrong with <c>widget_theme_config</c>, by path.</summary>
    public static IEnumerable<FieldError> Faults(JsonElement config, string path)
    {
        foreach (var member in config.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            var faults = member.Name switch
            {
                "theme" => OneOf(member.Value, Themes, at),
                "axes" => EachOf(member.Value, at, AxisFault),
                "vars" or "vars_dark" => VarFaults(member.Value, at),
                "locale" => member.Value.ValueKind is JsonValueKind.String && Locale().IsMatch(member.Value.GetString()!)
                    ? []
                    : [new FieldError(at, $"{at} must be a language tag, such as de or pt-BR")],
                "messages" => EachOf(member.Value, at, MessagesFault),
                _ => [new FieldError(at, $"property {member.Name} should not exist")],
            };
            foreach (var fault in faults)
            {
                yield return fault;
            }
        }
    }

    /// <summary>What is wrong with a style sheet; null when it may be adopted.</summary>
    public static string? CssFault(string css)
    {
        if (Encoding.UTF8.GetByteCount(css) > MostCssBytes)
        {
            return "must be at most 16 KiB";
        }

        // An escape spells a word that no search finds: \69mport is @import for a browser.
        var plain = Comment().Replace(css, "");
        return plain.Contains("</", StringComparison.Ordinal) ? "must not contain </"
            : Escape().IsMatch(plain) ? "must not spell letters as escapes"
            : plain.Contains("@import", StringComparison.OrdinalIgnoreCase) ? "must not contain @import"
            : plain.Contains("@font-face", StringComparison.OrdinalIgnoreCase) ? "must not contain @font-face"
            : ForeignUrl().IsMatch(plain) ? "must not contain url( of anything but data:image/"
            : null;
    }

    public static bool IsVar(string name, JsonElement value) => VarName().IsMatch(name)
        && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestValue } text && !ForbiddenInValue().IsMatch(text);

    private static IEnumerable<FieldError> VarFaults(JsonElement vars, string at) =>
        vars.ValueKind is JsonValueKind.Object && vars.EnumerateObject().Count() > MostVars
            ? [new FieldError(at, $"{at} must have at most {MostVars} entries")]
            : EachOf(vars, at, (member, path) => IsVar(member.Name, member.Value)
                ? null
                : new FieldError(path, $"{path} must be a name that starts with --hw- and a text of at most {LongestValue} signs without any of ; {{ }} < > @ \\ and url("));

    private static FieldError? AxisFault(JsonProperty axis, string at) => !Axes.TryGetValue(axis.Name, out var values)
        ? new FieldError(at, $"{at} is no axis; there are {string.Join(", ", Axes.Keys)}")
        : OneOf(axis.Value, values, at).FirstOrDefault();

    private static FieldError? MessagesFault(JsonProperty locale, string at) => !Locale().IsMatch(locale.Name)
        ? new FieldError(at, $"{at} must be named by a language tag, such as de or pt-BR")
        : EachOf(locale.Value, at, (message, path) => message.Value.ValueKind is JsonValueKind.String && message.Value.GetString()!.Length <= LongestMessage
            ? null
            : new FieldError(path, $"{path} must be a text of at most {LongestMessage} signs")).FirstOrDefault();

    private static IEnumerable<FieldError> OneOf(JsonElement value, IReadOnlyList<string> known, string at) =>
        value.ValueKind is JsonValueKind.String && known.Contains(value.GetString()!) ? [] : [new FieldError(at, $"{at} must be one of {string.Join(", ", known)}")];

    private static IEnumerable<FieldError> EachOf(JsonElement value, string at, Func<JsonProperty, string, FieldError?> fault) =>
        value.ValueKind is not JsonValueKind.Object
            ? [new FieldError(at, $"{at} must be an object")]
            : value.EnumerateObject().Select(member => fault(member, $"{at}.{member.Name}")).OfType<FieldError>();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.NonBacktracking)]
    private static partial Regex Locale();

    [GeneratedRegex("^--hw-[a-z0-9-]{1,60}$", RegexOptions.NonBacktracking)]
    private static partial Regex VarName();

    [GeneratedRegex(@"[;{}<>@\\]|url\(", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex ForbiddenInValue();

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\\[0-9a-fA-F]", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();

    [GeneratedRegex(@"url\(\s*[""']?\s*(?!data:image/)|image-set\(", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 500)]
    private static partial Regex ForeignUrl();
}

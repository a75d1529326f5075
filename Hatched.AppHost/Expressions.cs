using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Hatched.AppHost;

/// <summary>Fills in <c>{resource.property}</c> with what was started.</summary>
internal sealed partial class Expressions
{
    private readonly ConcurrentDictionary<string, string> values = new(StringComparer.Ordinal);

    public void Set(string resource, string property, string value) => values[$"{resource}.{property}"] = value;

    /// <summary>The text with every expression filled in, and those in the filled-in text too; null while something is missing.</summary>
    public string? TryResolve(string text)
    {
        var complete = true;
        var resolved = Expression().Replace(text, match =>
        {
            var value = values.TryGetValue($"{match.Groups[1].Value}.{match.Groups[2].Value}", out var found) ? TryResolve(found) : null;
            complete &= value is not null;
            return value ?? "";
        });
        return complete ? resolved : null;
    }

    public string Resolve(string text) =>
        TryResolve(text) ?? throw new InvalidOperationException($"The topology uses {text}, and nothing supplies all of it.");

    /// <summary>The text in pieces: either a literal (without resource) or a reference to a resource's property.</summary>
    public static IEnumerable<(string Literal, string Resource, string Property)> Split(string text)
    {
        var at = 0;
        foreach (Match match in Expression().Matches(text))
        {
            yield return (text[at..match.Index], "", "");
            yield return ("", match.Groups[1].Value, match.Groups[2].Value);
            at = match.Index + match.Length;
        }

        yield return (text[at..], "", "");
    }

    [GeneratedRegex(@"\{([a-z0-9-]+)\.([A-Za-z.]+)\}")]
    private static partial Regex Expression();
}

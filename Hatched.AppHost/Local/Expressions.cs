using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Hatched.AppHost.Local;

/// <summary>Fills in <c>{resource.property}</c> with what was started.</summary>
internal sealed partial class Expressions
{
    private readonly ConcurrentDictionary<string, string> values = new(StringComparer.Ordinal);

    public void Set(string resource, string property, string value) => values[$"{resource}.{property}"] = value;

    /// <summary>The text with every expression filled in, and those in the filled-in text too.</summary>
    public string Resolve(string text) => Expression().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value)
        ? Resolve(value)
        : throw new InvalidOperationException($"The topology uses {match.Value}, which nothing supplies."));

    public bool CanResolve(string text) => Expression().Matches(text)
        .All(match => values.TryGetValue(match.Groups[1].Value, out var value) && CanResolve(value));

    [GeneratedRegex(@"\{([a-z0-9-]+\.[A-Za-z.]+)\}")]
    private static partial Regex Expression();
}

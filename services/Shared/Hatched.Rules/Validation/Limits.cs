using System.Text.RegularExpressions;

namespace Hatched.Rules.Validation;

/// <summary>The shapes that many fields share.</summary>
internal static partial class Limits
{
    public const long MaxAmount = 1_000_000_000;

    public const int MaxWhereClauses = 20;

    public const int MaxListed = 100;

    public const int MaxOrdinal = 1_000_000;

    public const string KeyMessage = "must match [a-z][a-z0-9_]{0,63}";

    /// <summary>Of badges, skills, streaks, paths, steps, tokens, gates, items.</summary>
    public static bool IsKey(string? key) => key is not null && Key().IsMatch(key);

    public static bool IsEventType(string? type) => type is not null && EventType().IsMatch(type);

    public static void Key(Problems at, string key) => at.Unless(IsKey(key), KeyMessage);

    public static void EventType(Problems at, string type) => at.Unless(IsEventType(type), "must match [a-z0-9_.:-]{1,100}");

    public static void Amount(Problems at, long? amount) =>
        at.Unless(amount is null or (>= 1 and <= MaxAmount), $"must be between 1 and {MaxAmount}");

    /// <summary>An amount that may be nothing.</summary>
    public static void AmountOrZero(Problems at, long amount) =>
        at.Unless(amount is >= 0 and <= MaxAmount, $"must be between 0 and {MaxAmount}");

    public static void Range(Problems at, long? value, long min, long max) =>
        at.Unless(value is null || (value >= min && value <= max), $"must be between {min} and {max}");

    public static void Text(Problems at, string? text, int max, bool required = true)
    {
        at.Unless(!required || !string.IsNullOrWhiteSpace(text), "must not be empty");
        at.Unless(text is null || text.Length <= max, $"must be at most {max} characters");
        at.Unless(text is null || !text.Contains('\0'), "must not contain NUL characters");
    }

    [GeneratedRegex("^[a-z][a-z0-9_]{0,63}\\z")]
    private static partial Regex Key();

    [GeneratedRegex("^[a-z0-9_.:-]{1,100}\\z")]
    private static partial Regex EventType();
}

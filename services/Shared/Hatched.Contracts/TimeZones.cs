using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Hatched.Contracts;

/// <summary>The time zones that are known: IANA names in the table of the runtime (ICU or the system's tzdata). The one place that knows them.</summary>
public static partial class TimeZones
{
    public const string Utc = "UTC";

    public const int MaxLength = 64;

    /// <summary>What a name must be, as an error says it after the field's name.</summary>
    public const string Fault = "must be an IANA time zone such as Europe/Istanbul; an offset is none";

    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Known = new(StringComparer.Ordinal); // of the table alone: at most some 600

    /// <summary>True for null: no zone is said.</summary>
    public static bool IsKnown(string? name) => name is null || TryFind(name, out _);

    public static bool TryFind(string name, [NotNullWhen(true)] out TimeZoneInfo? zone)
    {
        if (Known.TryGetValue(name, out zone))
        {
            return true;
        }

        // The runtime takes more than IANA's names: files beside the table, and Windows' names, which are translated.
        if (name.Length > MaxLength || !IanaName().IsMatch(name) || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out zone) || zone.Id != name)
        {
            zone = null;
            return false;
        }

        Known[name] = zone;
        return true;
    }

    /// <summary>The zone of a name; UTC where the name is null, or was known once and is not any more.</summary>
    public static TimeZoneInfo Of(string? name) => name is not null && TryFind(name, out var zone) ? zone : TimeZoneInfo.Utc;

    [GeneratedRegex(@"\A(?!posix|right/|localtime|Factory|leap|UTC[+-])[A-Z][A-Za-z0-9_+-]*(/[A-Za-z][A-Za-z0-9_+-]*){0,2}\z")]
    private static partial Regex IanaName();
}

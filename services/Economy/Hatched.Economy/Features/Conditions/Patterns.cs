namespace Hatched.Economy.Features.Conditions;

/// <summary>The forms of names that customers give.</summary>
internal static class Patterns
{
    /// <summary>Of tokens, marketplaces, items and gates.</summary>
    public const string Key = "^[a-z][a-z0-9_]{0,63}$";

    // Braces are doubled because messages are format strings.
    public const string KeyMessage = "must match [a-z][a-z0-9_]{{0,63}}";

    public const string EventType = "^[a-z0-9_.:-]{1,100}$";

    public const string EventTypeMessage = "must match [a-z0-9_.:-]{{1,100}}";
}

namespace Hatched.Widget.Features.Sessions;

/// <summary>What a widget session may be allowed.</summary>
internal static class WidgetScopes
{
    public const string Track = "events:track";
    public const string Purchase = "marketplace:purchase";
    public const string Equip = "items:equip";

    public static IReadOnlyList<string> All { get; } =
    [
        "read", Track, "marketplace:browse", Purchase, Equip, "kudos:send", "mysterybox:claim", "feed:react", "quests:join", "council:propose",
        "survey:submit", "items:gift", "boosters:purchase", "profile:write", "mentor:write", "notifications:write",
    ];
}

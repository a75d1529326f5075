using System.Security.Cryptography;
using System.Text;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.BuildingBlocks.Http;

/// <summary>Ids and keys live in rooms by who chooses them: what a browser chooses never meets what the customer's server chose.</summary>
public static class KeyRooms
{
    private const string Browser = "widget:";
    private const int MaxEventId = 200;

    /// <summary>The key under which an answer is kept: the server's are the customer's, a browser's its buddy's, a page's those of its publishable key.</summary>
    public static string KeyFor(Principal caller, string key) => caller switch
    {
        { BuddyId: { } buddy } => $"widget-{Hash($"{buddy}/{key}")}",
        { Kind: PrincipalKind.PublishableKey } => $"page-{Hash($"{caller.CredentialId}/{key}")}",
        _ => key,
    };

    /// <summary>The id that an event gets when a browser calls it <paramref name="eventId"/>: readable, and its buddy's.</summary>
    public static string BrowserEventId(Guid buddyId, string eventId)
    {
        var room = $"{Browser}{buddyId}:";
        return room.Length + eventId.Length <= MaxEventId ? room + eventId : room + Hash(eventId);
    }

    /// <summary>Whether an id lies in the room of a browser, where no server may put one.</summary>
    public static bool IsBrowserEventId(string eventId) =>
        eventId.StartsWith(Browser, StringComparison.Ordinal) && eventId.Length > Browser.Length + 36 && eventId[Browser.Length + 36] is ':'
        && Guid.TryParseExact(eventId.AsSpan(Browser.Length, 36), "D", out _);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

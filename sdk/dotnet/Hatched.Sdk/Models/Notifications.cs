using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>Something that a buddy is told. What else it has depends on its channel.</summary>
public sealed record Notification
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Everything else, as it came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Fields { get; set; }
}

/// <summary>A page of notifications, newest first.</summary>
public sealed record NotificationPage
{
    /// <summary>The notifications.</summary>
    public IReadOnlyList<Notification> Notifications { get; init => field = value ?? []; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    [JsonPropertyName("nextCursor")]
    public string? NextCursor { get; init; }

    /// <summary>Those that are neither read nor dismissed.</summary>
    [JsonPropertyName("unreadCount")]
    public int UnreadCount { get; init; }

    /// <summary>While the buddy is on vacation: until when.</summary>
    [JsonPropertyName("pausedUntil")]
    public DateTimeOffset? PausedUntil { get; init; }
}

/// <summary>Something that happened in a buddy's team. What else it has depends on what it was.</summary>
public sealed record TeamEvent
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>Everything else, as it came.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Fields { get; set; }
}

/// <summary>A page of what happened in a team, newest first.</summary>
public sealed record TeamEventPage
{
    /// <summary>What happened.</summary>
    public IReadOnlyList<TeamEvent> Events { get; init => field = value ?? []; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? NextCursor { get; init; }
}

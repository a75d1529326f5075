using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>An event as it is kept, and what it did.</summary>
public record EventRecord
{
    /// <summary>Your own id of it.</summary>
    public string EventId { get; init => field = value ?? ""; } = "";

    /// <summary>Your own id of the user.</summary>
    public string UserId { get; init => field = value ?? ""; } = "";

    /// <summary>What it was.</summary>
    public string Type { get; init => field = value ?? ""; } = "";

    /// <summary>Where it counts.</summary>
    public string Audience { get; init => field = value ?? ""; } = "";

    /// <summary>When it happened.</summary>
    public DateTimeOffset OccurredAt { get; init; }

    /// <summary>When it came in.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>How far it has come.</summary>
    public EventStatus Status { get; init; }

    /// <summary><c>api</c>: your product sent it; <c>admin</c>: it was triggered by hand.</summary>
    public string Source { get; init => field = value ?? ""; } = "";

    /// <summary>The buddy that it counted for.</summary>
    public string? BuddyId { get; init; }

    /// <summary>As they were sent.</summary>
    public JsonObject? Properties { get; init; }

    /// <summary>What it gave; null until that is known.</summary>
    public EventEffects? Effects { get; init; }
}

/// <summary>An event, what it did, and why each rule acted or did not.</summary>
public sealed record EventDetail : EventRecord
{
    /// <summary>One for each rule that could have acted; null until that is known.</summary>
    public IReadOnlyList<EventExplanation>? Explanations { get; init; }

    /// <summary>Of an event that was triggered by hand; null otherwise.</summary>
    public EventTrigger? Trigger { get; init; }
}

/// <summary>Who triggered an event by hand.</summary>
public sealed record EventTrigger
{
    /// <summary>A login's address, or a key's id.</summary>
    public string TriggeredBy { get; init => field = value ?? ""; } = "";

    /// <summary>Why, as it was given.</summary>
    public string? Reason { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset TriggeredAt { get; init; }
}

/// <summary>Why a rule acted on an event, or did not.</summary>
public sealed record EventExplanation
{
    /// <summary>The kind of rule.</summary>
    public string RuleType { get; init => field = value ?? ""; } = "";

    /// <summary>The rule.</summary>
    public string RuleId { get; init => field = value ?? ""; } = "";

    /// <summary>Its key or name.</summary>
    public string Key { get; init => field = value ?? ""; } = "";

    /// <summary>Whether it acted.</summary>
    public ExplanationOutcome Outcome { get; init; }

    /// <summary>Why, such as <c>daily_cap_reached</c>.</summary>
    public string Reason { get; init => field = value ?? ""; } = "";
}

/// <summary>Which events to list.</summary>
public sealed record ListEventsParams
{
    /// <summary>Only this user's.</summary>
    public string? UserId { get; init; }

    /// <summary>Only of this type.</summary>
    public string? Type { get; init; }

    /// <summary>Only those that have come this far.</summary>
    public EventStatus? Status { get; init; }

    /// <summary>Where the page begins: the page before has it.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many a page holds: 1 to 200, 50 by default.</summary>
    public int? Limit { get; init; }
}

/// <summary>How far an event has come: stored, applied, or given up.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<EventStatus>))]
public readonly record struct EventStatus(string Value) : IOpenEnum<EventStatus>
{
    /// <summary><c>accepted</c></summary>
    public static EventStatus Accepted { get; } = new("accepted");

    /// <summary><c>applied</c></summary>
    public static EventStatus Applied { get; } = new("applied");

    /// <summary><c>failed</c></summary>
    public static EventStatus Failed { get; } = new("failed");

    /// <inheritdoc />
    public static EventStatus Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>Whether a rule acted on an event.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ExplanationOutcome>))]
public readonly record struct ExplanationOutcome(string Value) : IOpenEnum<ExplanationOutcome>
{
    /// <summary><c>fired</c></summary>
    public static ExplanationOutcome Fired { get; } = new("fired");

    /// <summary><c>skipped</c></summary>
    public static ExplanationOutcome Skipped { get; } = new("skipped");

    /// <inheritdoc />
    public static ExplanationOutcome Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

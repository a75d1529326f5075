using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>What an event would give under some rules, beside what it gave. Nothing was changed by it.</summary>
public sealed record EventReplay
{
    /// <summary>Your own id of the event.</summary>
    public string EventId { get; init => field = value ?? ""; } = "";

    /// <summary>Always true.</summary>
    public bool DryRun { get; init; }

    /// <summary>The rules that were tried.</summary>
    public string ConfigVersionId { get; init => field = value ?? ""; } = "";

    /// <summary>Their number.</summary>
    public int Version { get; init; }

    /// <summary>The buddy that the event counted for, or would; null when the user had none.</summary>
    public string? BuddyId { get; init; }

    /// <summary>What the event was tried on.</summary>
    public ReplayState State { get; init; }

    /// <summary>How the buddy's state was rebuilt; null when it was not.</summary>
    public ReplayRebuild? Rebuild { get; init; }

    /// <summary>What the event gave; null while that is still to come.</summary>
    public ReplayOutcome? Recorded { get; init; }

    /// <summary>What it would give.</summary>
    public ReplayOutcome Replayed { get; init => field = value ?? new(); } = new();

    /// <summary>Where the two differ.</summary>
    public IReadOnlyList<ReplayChange> Changes { get; init => field = value ?? []; } = [];
}

/// <summary>How the state before an event came about: earlier events were played through the rules of the buddy's own version.</summary>
public sealed record ReplayRebuild
{
    /// <summary>The buddy's own version.</summary>
    public string ConfigVersionId { get; init => field = value ?? ""; } = "";

    /// <summary>Its number.</summary>
    public int Version { get; init; }

    /// <summary>How many earlier events were played.</summary>
    public int Events { get; init; }

    /// <summary>Whether there were more: the newest were played.</summary>
    public bool Truncated { get; init; }

    /// <summary>Whether the buddy's own version gives from that state what the record says.</summary>
    public bool ReproducesRecord { get; init; }
}

/// <summary>What an event gave, or would give.</summary>
public sealed record ReplayOutcome
{
    /// <summary>In all.</summary>
    public EventEffects Effects { get; init => field = value ?? new(); } = new();

    /// <summary>One for each rule that could have acted.</summary>
    public IReadOnlyList<ReplayExplanation> Explanations { get; init => field = value ?? []; } = [];
}

/// <summary>Why a rule acted or did not, and what it paid.</summary>
public sealed record ReplayExplanation
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

    /// <summary><c>token_key:amount</c>, the primary token among them.</summary>
    public IReadOnlyList<string> Credits { get; init => field = value ?? []; } = [];
}

/// <summary>One difference between what an event gave and what it would give.</summary>
public sealed record ReplayChange
{
    /// <summary>A member of the effects, such as <c>coins</c>; of a rule <c>reason</c> or <c>credits</c>.</summary>
    public string Field { get; init => field = value ?? ""; } = "";

    /// <summary>The rule; null when the field is one of the effects.</summary>
    public ReplayRule? Rule { get; init; }

    /// <summary>As it was; null when the rule was not looked at, or paid nothing.</summary>
    public JsonElement? Before { get; init; }

    /// <summary>As it would be, likewise.</summary>
    public JsonElement? After { get; init; }

    /// <summary>Why they differ.</summary>
    public ReplayCause Cause { get; init; }
}

/// <summary>A rule, as explanations name it.</summary>
public sealed record ReplayRule
{
    /// <summary>Its kind.</summary>
    public string RuleType { get; init => field = value ?? ""; } = "";

    /// <summary>The rule.</summary>
    public string RuleId { get; init => field = value ?? ""; } = "";

    /// <summary>Its key or name.</summary>
    public string Key { get; init => field = value ?? ""; } = "";
}

/// <summary>What an event was tried on: the buddy as it was before it (rebuilt), as it is now, or one just hatched (empty).</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ReplayState>))]
public readonly record struct ReplayState(string Value) : IOpenEnum<ReplayState>
{
    /// <summary><c>rebuilt</c></summary>
    public static ReplayState Rebuilt { get; } = new("rebuilt");

    /// <summary><c>current</c></summary>
    public static ReplayState Current { get; } = new("current");

    /// <summary><c>empty</c></summary>
    public static ReplayState Empty { get; } = new("empty");

    /// <inheritdoc />
    public static ReplayState Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>Why a replay differs: by the rules that were tried (config), by what is not on record (history), or for lack of a buddy.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ReplayCause>))]
public readonly record struct ReplayCause(string Value) : IOpenEnum<ReplayCause>
{
    /// <summary><c>config</c></summary>
    public static ReplayCause Config { get; } = new("config");

    /// <summary><c>history</c></summary>
    public static ReplayCause History { get; } = new("history");

    /// <summary><c>no_buddy</c></summary>
    public static ReplayCause NoBuddy { get; } = new("no_buddy");

    /// <inheritdoc />
    public static ReplayCause Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>How a path is drawn.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PathDisplayMode>))]
public readonly record struct PathDisplayMode(string Value) : IOpenEnum<PathDisplayMode>
{
    /// <summary><c>straight</c></summary>
    public static PathDisplayMode Straight { get; } = new("straight");

    /// <summary><c>zigzag</c></summary>
    public static PathDisplayMode Zigzag { get; } = new("zigzag");

    /// <summary><c>stepper</c></summary>
    public static PathDisplayMode Stepper { get; } = new("stepper");

    /// <inheritdoc />
    public static PathDisplayMode Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>The icon of a path.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PathIcon>))]
public readonly record struct PathIcon(string Value) : IOpenEnum<PathIcon>
{
    /// <summary><c>path</c></summary>
    public static PathIcon Path { get; } = new("path");

    /// <summary><c>flame</c></summary>
    public static PathIcon Flame { get; } = new("flame");

    /// <summary><c>heart</c></summary>
    public static PathIcon Heart { get; } = new("heart");

    /// <summary><c>bolt</c></summary>
    public static PathIcon Bolt { get; } = new("bolt");

    /// <summary><c>star</c></summary>
    public static PathIcon Star { get; } = new("star");

    /// <summary><c>leaf</c></summary>
    public static PathIcon Leaf { get; } = new("leaf");

    /// <inheritdoc />
    public static PathIcon Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>What a condition looks at.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PathConditionType>))]
public readonly record struct PathConditionType(string Value) : IOpenEnum<PathConditionType>
{
    /// <summary><c>event_count</c></summary>
    public static PathConditionType EventCount { get; } = new("event_count");

    /// <summary><c>milestone</c></summary>
    public static PathConditionType Milestone { get; } = new("milestone");

    /// <summary><c>streak</c></summary>
    public static PathConditionType Streak { get; } = new("streak");

    /// <summary><c>skill_level</c></summary>
    public static PathConditionType SkillLevel { get; } = new("skill_level");

    /// <summary><c>collection</c></summary>
    public static PathConditionType Collection { get; } = new("collection");

    /// <summary><c>evolution</c></summary>
    public static PathConditionType Evolution { get; } = new("evolution");

    /// <summary><c>coin</c></summary>
    public static PathConditionType Coin { get; } = new("coin");

    /// <summary><c>badge_earned</c></summary>
    public static PathConditionType BadgeEarned { get; } = new("badge_earned");

    /// <summary><c>gate_unlocked</c></summary>
    public static PathConditionType GateUnlocked { get; } = new("gate_unlocked");

    /// <summary><c>token</c></summary>
    public static PathConditionType Token { get; } = new("token");

    /// <summary><c>custom</c></summary>
    public static PathConditionType Custom { get; } = new("custom");

    /// <inheritdoc />
    public static PathConditionType Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>Where a buddy stands with a sub-step.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PathSubStepStatus>))]
public readonly record struct PathSubStepStatus(string Value) : IOpenEnum<PathSubStepStatus>
{
    /// <summary><c>locked</c></summary>
    public static PathSubStepStatus Locked { get; } = new("locked");

    /// <summary><c>available</c></summary>
    public static PathSubStepStatus Available { get; } = new("available");

    /// <summary><c>completed</c></summary>
    public static PathSubStepStatus Completed { get; } = new("completed");

    /// <inheritdoc />
    public static PathSubStepStatus Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>Whether a buddy is in use.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BuddyStatus>))]
public readonly record struct BuddyStatus(string Value) : IOpenEnum<BuddyStatus>
{
    /// <summary><c>active</c></summary>
    public static BuddyStatus Active { get; } = new("active");

    /// <summary><c>archived</c></summary>
    public static BuddyStatus Archived { get; } = new("archived");

    /// <inheritdoc />
    public static BuddyStatus Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>Where a buddy's picture stands.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AppearanceStatus>))]
public readonly record struct AppearanceStatus(string Value) : IOpenEnum<AppearanceStatus>
{
    /// <summary><c>ready</c></summary>
    public static AppearanceStatus Ready { get; } = new("ready");

    /// <summary><c>pending</c></summary>
    public static AppearanceStatus Pending { get; } = new("pending");

    /// <summary><c>awaiting_credits</c></summary>
    public static AppearanceStatus AwaitingCredits { get; } = new("awaiting_credits");

    /// <summary><c>failed</c></summary>
    public static AppearanceStatus Failed { get; } = new("failed");

    /// <inheritdoc />
    public static AppearanceStatus Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>How a skill is changed.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SkillAction>))]
public readonly record struct SkillAction(string Value) : IOpenEnum<SkillAction>
{
    /// <summary><c>increase</c></summary>
    public static SkillAction Increase { get; } = new("increase");

    /// <summary><c>decrease</c></summary>
    public static SkillAction Decrease { get; } = new("decrease");

    /// <summary><c>set</c></summary>
    public static SkillAction Set { get; } = new("set");

    /// <inheritdoc />
    public static SkillAction Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>Which end of a list comes first.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SortOrder>))]
public readonly record struct SortOrder(string Value) : IOpenEnum<SortOrder>
{
    /// <summary><c>asc</c></summary>
    public static SortOrder Ascending { get; } = new("asc");

    /// <summary><c>desc</c></summary>
    public static SortOrder Descending { get; } = new("desc");

    /// <inheritdoc />
    public static SortOrder Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>Whether a token can be spent (primary) or only grows (progression).</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TokenKind>))]
public readonly record struct TokenKind(string Value) : IOpenEnum<TokenKind>
{
    /// <summary><c>primary</c></summary>
    public static TokenKind Primary { get; } = new("primary");

    /// <summary><c>progression</c></summary>
    public static TokenKind Progression { get; } = new("progression");

    /// <inheritdoc />
    public static TokenKind Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

/// <summary>What led to an evolution.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<EvolutionSource>))]
public readonly record struct EvolutionSource(string Value) : IOpenEnum<EvolutionSource>
{
    /// <summary><c>prod</c></summary>
    public static EvolutionSource Prod { get; } = new("prod");

    /// <summary><c>demo</c></summary>
    public static EvolutionSource Demo { get; } = new("demo");

    /// <summary><c>auto</c></summary>
    public static EvolutionSource Auto { get; } = new("auto");

    /// <inheritdoc />
    public static EvolutionSource Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>Work that takes a while: a hatch, a change of outfit, an evolution, a new picture.</summary>
public sealed record Operation
{
    /// <summary>Its id.</summary>
    public string OperationId { get; init => field = value ?? ""; } = "";

    /// <summary>The same as <see cref="OperationId"/>.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary><c>hatch</c>, <c>equip_item</c>, <c>evolve</c> or <c>rerender</c>.</summary>
    public string Type { get; init => field = value ?? ""; } = "";

    /// <summary>Where it stands.</summary>
    public OperationStatus Status { get; init; }

    /// <summary>What came of it.</summary>
    public OperationResult? Result { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether nothing more will come of it.</summary>
    [JsonIgnore]
    public bool HasEnded => Status == OperationStatus.Completed || Status == OperationStatus.Failed || Status == OperationStatus.Cancelled;
}

/// <summary>What came of an operation.</summary>
public sealed record OperationResult
{
    /// <summary>The buddy that hatched or was changed.</summary>
    public string? BuddyId { get; init; }

    /// <summary>The egg that it hatched from.</summary>
    public string? EggId { get; init; }

    /// <summary>The new picture.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The buddy's stage.</summary>
    public int? EvolutionStage { get; init; }

    /// <summary>What it wears.</summary>
    public IReadOnlyList<string> EquippedItemIds { get; init => field = value ?? []; } = [];
}

/// <summary>How long to wait for an operation.</summary>
public sealed record WaitOptions
{
    /// <summary>In all. 30 seconds by default.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two looks. 2 seconds by default.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(2);
}

/// <summary>Where an operation stands.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<OperationStatus>))]
public readonly record struct OperationStatus(string Value) : IOpenEnum<OperationStatus>
{
    /// <summary><c>pending</c></summary>
    public static OperationStatus Pending { get; } = new("pending");

    /// <summary><c>processing</c></summary>
    public static OperationStatus Processing { get; } = new("processing");

    /// <summary><c>completed</c></summary>
    public static OperationStatus Completed { get; } = new("completed");

    /// <summary><c>failed</c></summary>
    public static OperationStatus Failed { get; } = new("failed");

    /// <summary><c>cancelled</c></summary>
    public static OperationStatus Cancelled { get; } = new("cancelled");

    /// <inheritdoc />
    public static OperationStatus Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

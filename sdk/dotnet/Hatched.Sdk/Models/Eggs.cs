using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>A new egg.</summary>
public sealed record CreateEggParams
{
    /// <summary>Your own id of the user who will own it.</summary>
    public required string UserId { get; init; }

    /// <summary>Whatever you want to keep with it. Keys stay as they are.</summary>
    public JsonObject? Metadata { get; init; }

    /// <summary>Where the buddy will belong. Needed once there are two audiences or more.</summary>
    public string? Audience { get; init; }

    /// <summary>Takes the user's newest egg that is waiting or ready, if there is one, and creates none.</summary>
    public bool Ensure { get; init; }
}

/// <summary>A buddy before it is hatched.</summary>
public sealed record Egg
{
    /// <summary>Its id.</summary>
    public string EggId { get; init => field = value ?? ""; } = "";

    /// <summary>Your own id of its owner.</summary>
    public string UserId { get; init => field = value ?? ""; } = "";

    /// <summary>Where it stands.</summary>
    public EggStatus Status { get; init; }

    /// <summary>1 to 12: which of the pictures it has.</summary>
    public int VisualVariant { get; init; }

    /// <summary>The rules that its buddy will live by.</summary>
    public string ConfigVersionId { get; init => field = value ?? ""; } = "";

    /// <summary>The buddy that hatched from it; null until then.</summary>
    public string? BuddyId { get; init; }

    /// <summary>What was given at its creation.</summary>
    public JsonObject Metadata { get; init => field = value ?? []; } = [];

    /// <summary>When it was laid.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>An egg's step from one status to the next.</summary>
public sealed record EggStatusChange
{
    /// <summary>The egg.</summary>
    public string EggId { get; init => field = value ?? ""; } = "";

    /// <summary>Where it stands now.</summary>
    public EggStatus Status { get; init; }

    /// <summary>Where it stood before.</summary>
    public EggStatus PreviousStatus { get; init; }
}

/// <summary>An operation that was started. Wait for it with <see cref="Resources.OperationsResource.WaitAsync"/>.</summary>
public record OperationStarted
{
    /// <summary>Always true.</summary>
    public bool Accepted { get; init; }

    /// <summary>What to wait for.</summary>
    public string OperationId { get; init => field = value ?? ""; } = "";

    /// <summary>Where it stands.</summary>
    public OperationStatus Status { get; init; }
}

/// <summary>A hatch that was started.</summary>
public sealed record HatchResult : OperationStarted;

/// <summary>Which eggs to list.</summary>
public sealed record ListEggsParams
{
    /// <summary>Only this user's.</summary>
    public string? UserId { get; init; }

    /// <summary>Only those that stand here.</summary>
    public EggStatus? Status { get; init; }

    /// <summary>The page, from 1.</summary>
    public int? Page { get; init; }

    /// <summary>How many a page holds: 1 to 200, 50 by default.</summary>
    public int? Limit { get; init; }
}

/// <summary>Where an egg stands.</summary>
/// <param name="Value">The word on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<EggStatus>))]
public readonly record struct EggStatus(string Value) : IOpenEnum<EggStatus>
{
    /// <summary><c>waiting</c></summary>
    public static EggStatus Waiting { get; } = new("waiting");

    /// <summary><c>ready</c></summary>
    public static EggStatus Ready { get; } = new("ready");

    /// <summary><c>hatching</c></summary>
    public static EggStatus Hatching { get; } = new("hatching");

    /// <summary><c>hatched</c></summary>
    public static EggStatus Hatched { get; } = new("hatched");

    /// <summary><c>cancelled</c></summary>
    public static EggStatus Cancelled { get; } = new("cancelled");

    /// <inheritdoc />
    public static EggStatus Of(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value ?? "";
}

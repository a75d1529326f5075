using System.Text.Json.Nodes;

namespace Hatched.Sdk;

/// <summary>How far a buddy is from its next stage.</summary>
public sealed record EvolutionReadiness
{
    /// <summary>Its stage, 1 to 5.</summary>
    public int Stage { get; init; }

    /// <summary>The stage's name.</summary>
    public string StageName { get; init => field = value ?? ""; } = "";

    /// <summary>The next stage; null at the last.</summary>
    public int? NextStage { get; init; }

    /// <summary>The next stage's name.</summary>
    public string? NextStageName { get; init; }

    /// <summary>Whether every requirement is met.</summary>
    public bool Ready { get; init; }

    /// <summary>Whether it evolves by itself; otherwise <see cref="Resources.BuddiesResource.EvolveAsync"/> does it.</summary>
    public bool AutoEvolve { get; init; }

    /// <summary>What the next stage asks for.</summary>
    public IReadOnlyList<EvolutionRequirement> Requirements { get; init => field = value ?? []; } = [];
}

/// <summary>One thing that the next stage asks for.</summary>
public sealed record EvolutionRequirement
{
    /// <summary><c>{type, config}</c>.</summary>
    public JsonObject Condition { get; init => field = value ?? []; } = [];

    /// <summary>Where the buddy stands.</summary>
    public long Current { get; init; }

    /// <summary>Where it has to be.</summary>
    public long Target { get; init; }

    /// <summary>Whether it is there.</summary>
    public bool Met { get; init; }
}

/// <summary>An evolution that was started.</summary>
public sealed record EvolveResult : OperationStarted;

/// <summary>A step from one stage to the next.</summary>
public sealed record BuddyEvolutionRecord
{
    /// <summary>Its id.</summary>
    public string Id { get; init => field = value ?? ""; } = "";

    /// <summary>The buddy.</summary>
    public string BuddyId { get; init => field = value ?? ""; } = "";

    /// <summary>From which stage.</summary>
    public int FromStage { get; init; }

    /// <summary>To which stage.</summary>
    public int ToStage { get; init; }

    /// <summary>The event that led to it.</summary>
    public string? TriggeredByEventId { get; init; }

    /// <summary>The picture of the new stage.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>What led to it.</summary>
    public EvolutionSource Source { get; init; }

    /// <summary>What was kept with it.</summary>
    public JsonObject Metadata { get; init => field = value ?? []; } = [];

    /// <summary>When.</summary>
    public DateTimeOffset OccurredAt { get; init; }
}

/// <summary>A page of a buddy's evolutions.</summary>
public sealed record BuddyEvolutionList
{
    /// <summary>The evolutions.</summary>
    public IReadOnlyList<BuddyEvolutionRecord> Data { get; init => field = value ?? []; } = [];

    /// <summary>Which page it is.</summary>
    public PageInfo Pagination { get; init => field = value ?? new(); } = new();
}

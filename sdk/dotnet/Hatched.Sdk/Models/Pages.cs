using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>Where a numbered page is in its list.</summary>
public sealed record PageInfo
{
    /// <summary>Which page it is, from 1.</summary>
    public int Page { get; init; }

    /// <summary>How many entries a page holds.</summary>
    public int Limit { get; init; }

    /// <summary>How many entries there are in all.</summary>
    public long Total { get; init; }
}

/// <summary>A page of a list that is read by cursor, newest first.</summary>
/// <typeparam name="T">What it lists.</typeparam>
public sealed record Page<T>
{
    /// <summary>The entries.</summary>
    public IReadOnlyList<T> Data { get; init => field = value ?? []; } = [];

    /// <summary>Where the next page begins; null on the last.</summary>
    [JsonPropertyName("nextCursor")]
    public string? NextCursor { get; init; }
}

using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Hatched.BuildingBlocks.Http;

/// <summary>Where and how much of a cursor list to read.</summary>
/// <param name="Limit">How many entries a page holds.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before; absent for the first page.</param>
public sealed record CursorQuery(
    [property: FromQuery(Name = "limit"), Range(1, 200)] int Limit = 50,
    [property: FromQuery(Name = "cursor")] string? Cursor = null)
{
    private static readonly ApiError BadCursor = ApiError.BadRequest("The cursor is not one that this list gave out. Start again without it.");

    /// <summary>The position after which to go on, or null for the first page.</summary>
    public CursorPosition? Position()
    {
        if (string.IsNullOrEmpty(Cursor))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<CursorPosition>(Base64Url.DecodeFromChars(Cursor)) is { Id.Length: > 0 } position
                ? position
                : throw BadCursor.ToException();
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw BadCursor.ToException();
        }
    }

    /// <summary>Makes the page out of <c>limit + 1</c> rows read newest first.</summary>
    public CursorPage<TItem> Page<TRow, TItem>(IReadOnlyList<TRow> rows, Func<TRow, CursorPosition> position, Func<TRow, TItem> project)
    {
        var more = rows.Count > Limit;
        var shown = more ? rows.Take(Limit).ToList() : rows;
        return new CursorPage<TItem>([.. shown.Select(project)], new CursorInfo(more ? position(shown[^1]).ToString() : null, more, Limit));
    }

    /// <summary>A page of a list whose UUIDv7 key is its order, newest first.</summary>
    /// <param name="sources">Several are read along an index each, and merged.</param>
    public async Task<CursorPage<TItem>> PageByIdAsync<TRow, TItem>(Func<TRow, TItem> project, CancellationToken ct, params IReadOnlyList<IQueryable<TRow>> sources)
        where TRow : class, IKeyed
    {
        var after = Position() is { } position ? position.AsGuid() ?? throw BadCursor.ToException() : (Guid?)null;
        IQueryable<TRow>[] newest =
        [
            .. sources.Select(source => (after is { } id ? source.Where(row => row.Id < id) : source).AsNoTracking().OrderByDescending(row => row.Id).Take(Limit + 1)),
        ];
        var merged = newest is [var only] ? only : newest.Aggregate(Queryable.Concat).OrderByDescending(row => row.Id).Take(Limit + 1);
        return Page(await merged.ToListAsync(ct), row => new CursorPosition("", row.Id.ToString()), project);
    }

    /// <inheritdoc cref="PageByIdAsync{TRow, TItem}(Func{TRow, TItem}, CancellationToken, IReadOnlyList{IQueryable{TRow}})"/>
    public Task<CursorPage<TItem>> PageByIdAsync<TRow, TItem>(IQueryable<TRow> source, Func<TRow, TItem> project, CancellationToken ct)
        where TRow : class, IKeyed => PageByIdAsync(project, ct, source);
}

/// <summary>An entity with a time-ordered key (UUIDv7): the key alone is a stable position in a list.</summary>
public interface IKeyed
{
    Guid Id { get; }
}

/// <summary>A row's place in a list: the sort key and the id that breaks ties.</summary>
public sealed record CursorPosition([property: JsonPropertyName("k")] string Key, [property: JsonPropertyName("id")] string Id)
{
    public Guid? AsGuid() => Guid.TryParse(Id, out var id) ? id : null;

    public override string ToString() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));
}

/// <summary>A page of a cursor list; <c>pagination</c> is camelCase by contract.</summary>
public sealed record CursorPage<T>(IReadOnlyList<T> Data, CursorInfo Pagination);

/// <summary>Where the list goes on; camelCase by contract.</summary>
/// <param name="NextCursor">Where the next page begins; null on the last.</param>
/// <param name="HasMore">Whether there is a next page.</param>
/// <param name="Limit">The limit that was applied.</param>
public sealed record CursorInfo(
    [property: JsonPropertyName("nextCursor")] string? NextCursor,
    [property: JsonPropertyName("hasMore")] bool HasMore,
    [property: JsonPropertyName("limit")] int Limit);

/// <summary>Which page of a page list.</summary>
/// <param name="Page">Counted from 1.</param>
/// <param name="Limit">How many entries a page holds.</param>
public sealed record PageQuery(
    [property: FromQuery(Name = "page"), Range(1, 100_000)] int Page = 1,
    [property: FromQuery(Name = "limit"), Range(1, 200)] int Limit = 50)
{
    public int Skip => (Page - 1) * Limit;
}

/// <summary>A page of a page list.</summary>
public sealed record NumberedPage<T>(IReadOnlyList<T> Data, PageInfo Meta);

/// <summary>Which page this is, and of how many entries.</summary>
/// <param name="Page">Counted from 1.</param>
/// <param name="Limit">How many entries a page holds.</param>
/// <param name="Total">How many entries the list has on all pages.</param>
public sealed record PageInfo(int Page, int Limit, long Total);

/// <summary>A short definition list, whole.</summary>
public sealed record WholeList<T>(IReadOnlyList<T> Data);

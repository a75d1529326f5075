using System.Runtime.CompilerServices;

namespace Hatched.Sdk.Http;

/// <summary>Reads a list page by page, as its entries are asked for.</summary>
internal static class Paging
{
    public static async IAsyncEnumerable<T> NumberedAsync<T>(
        int? first, Func<int, CancellationToken, Task<Numbered<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = first ?? 1; ; page++)
        {
            var (data, meta) = await read(page, cancellationToken).ConfigureAwait(false);
            foreach (var entry in data)
            {
                yield return entry;
            }

            if (data.Count == 0 || (long)meta.Page * meta.Limit >= meta.Total)
            {
                yield break;
            }
        }
    }

    public static async IAsyncEnumerable<T> ByCursorAsync<T>(
        string? first, Func<string?, CancellationToken, Task<Page<T>>> read, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var cursor = first;
        do
        {
            var page = await read(cursor, cancellationToken).ConfigureAwait(false);
            foreach (var entry in page.Data)
            {
                yield return entry;
            }

            cursor = page.NextCursor;
        }
        while (cursor is not null);
    }
}

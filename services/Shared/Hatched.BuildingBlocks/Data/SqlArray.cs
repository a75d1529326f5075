using Npgsql;
using NpgsqlTypes;

namespace Hatched.BuildingBlocks.Data;

/// <summary>The parameters of set-based SQL: one array a column, for <c>unnest</c>.</summary>
public static class SqlArray
{
    /// <param name="type">Of one element.</param>
    public static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType type) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    /// <summary>The places of <paramref name="count"/> parameters in a statement, from the <paramref name="first"/> on: <c>$1, $2</c>.</summary>
    public static string Places(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(n => FormattableString.Invariant($"${n}")));
}

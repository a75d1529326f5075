using Npgsql;
using NpgsqlTypes;

namespace Hatched.BuildingBlocks.Data;

/// <summary>The parameters of set-based SQL: one array a column, for <c>unnest</c>.</summary>
public static class SqlArray
{
    /// <param name="type">Of one element.</param>
    public static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType type) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };

    /// <summary>One column of <paramref name="rows"/>.</summary>
    /// <param name="type">Of one element.</param>
    public static NpgsqlParameter Array<TRow, TValue>(IReadOnlyList<TRow> rows, Func<TRow, TValue> value, NpgsqlDbType type) => Array(rows.Select(value), type);

    /// <summary>A statement of a batch with its parameters.</summary>
    public static NpgsqlBatchCommand Statement(string text, NpgsqlParameter[] parameters)
    {
        var statement = new NpgsqlBatchCommand(text);
        statement.Parameters.AddRange(parameters);
        return statement;
    }

    /// <summary>The places of <paramref name="count"/> parameters in a statement, from the <paramref name="first"/> on: <c>$1, $2</c>.</summary>
    public static string Places(int first, int count) => string.Join(", ", Enumerable.Range(first, count).Select(n => FormattableString.Invariant($"${n}")));
}

using Npgsql;
using NpgsqlTypes;

namespace Hatched.BuildingBlocks.Data;

/// <summary>The parameters of set-based SQL: one array a column, for <c>unnest</c>.</summary>
public static class SqlArray
{
    /// <param name="type">Of one element.</param>
    public static NpgsqlParameter Array<T>(IEnumerable<T> values, NpgsqlDbType type) =>
        new() { Value = values.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type };
}

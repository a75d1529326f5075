using Npgsql;

namespace Hatched.SystemTests.Support;

/// <summary>What the tables say, for what no route tells: whole sums in one snapshot, and whether anything is left lying.</summary>
internal static class Sql
{
    /// <param name="database">By its name in the topology.</param>
    public static async Task<IReadOnlyList<T>> QueryAsync<T>(string database, string sql, Func<NpgsqlDataReader, T> read, params object[] parameters)
    {
        await using var connection = await OpenAsync(database);
        await using var command = Command(connection, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static async Task<long> CountAsync(string database, string sql, params object[] parameters) =>
        (await QueryAsync(database, sql, row => row.GetInt64(0), parameters))[0];

    public static async Task ExecuteAsync(string database, string sql, params object[] parameters)
    {
        await using var connection = await OpenAsync(database);
        await using var command = Command(connection, sql, parameters);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A connection of its own: what stands in a pool does not live through a server that is killed.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestSystem.ConnectionString(database)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}

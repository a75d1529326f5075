using Npgsql;

namespace Hatched.SystemTests.Support;

/// <summary>The databases of the running system, for what no request can do: let days pass, lose a message.</summary>
internal static class Database
{
    /// <summary>The first value of the first row; null without one.</summary>
    /// <param name="name">The service that owns it.</param>
    public static async Task<object?> RunAsync(string name, string sql, params object[] parameters)
    {
        await using var database = NpgsqlDataSource.Create(TestSystem.ConnectionString(name));
        await using var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new() { Value = parameter });
        }

        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}

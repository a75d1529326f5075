using System.Text.Json;
using Npgsql;

namespace Hatched.SystemTests.Support;

/// <summary>The databases of the running system, for what no request can do: let days pass, lose or repeat a message, whole sums in one snapshot, see that nothing is left.</summary>
internal static class Database
{
    private static readonly string[] Services = ["accounts", "ingestion", "progression", "economy", "imaging", "widget", "webhook"];

    /// <summary>The first value of the first row; null without one.</summary>
    /// <param name="name">The service that owns it.</param>
    public static async Task<object?> RunAsync(string name, string sql, params object[] parameters)
    {
        await using var connection = await OpenAsync(name);
        await using var command = Command(connection, sql, parameters);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>As <see cref="RunAsync"/>, and the value must be there.</summary>
    public static async Task<T> ReadAsync<T>(string name, string sql, params object[] parameters) =>
        await RunAsync(name, sql, parameters) is T value ? value : throw new InvalidOperationException($"{sql} answers no {typeof(T).Name}.");

    public static async Task<IReadOnlyList<T>> QueryAsync<T>(string name, string sql, Func<NpgsqlDataReader, T> read, params object[] parameters)
    {
        await using var connection = await OpenAsync(name);
        await using var command = Command(connection, sql, parameters);
        await using var reader = await command.ExecuteReaderAsync();
        List<T> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>A connection of its own: what stands in a pool does not live through a server that is killed.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(string name)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestSystem.ConnectionString(name)) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>The tables of all databases in which a row mentions <paramref name="text"/>, as <c>service.table</c>.</summary>
    public static async Task<IReadOnlyList<string>> MentionsAsync(string text)
    {
        List<string> found = [];
        foreach (var service in Services)
        {
            var tables = await ReadAsync<string[]>(service, "SELECT array_agg(table_name::text) FROM information_schema.tables WHERE table_schema = 'public'");
            foreach (var table in tables)
            {
                if (await ReadAsync<bool>(service, $"SELECT EXISTS (SELECT 1 FROM \"{table}\" AS row WHERE strpos(row::text, $1) > 0)", text))
                {
                    found.Add($"{service}.{table}");
                }
            }
        }

        return found;
    }

    /// <summary>Has a service's relay publish a message of the contracts, as if the service had just committed it.</summary>
    /// <param name="type">In <c>Hatched.Contracts.Messages</c>.</param>
    public static Task PublishAsync(string service, string type, object body) => RunAsync(
        service,
        """
        INSERT INTO outbox (message_id, order_key, type, is_fact, customer_id, body, occurred_at)
        VALUES ($1, $1, $2, false, '00000000-0000-0000-0000-000000000000', $3, now())
        """,
        Guid.CreateVersion7(), $"Hatched.Contracts.Messages.{type}", JsonSerializer.Serialize(body));

    /// <summary>Waits until a service's relay has handed over all that it had.</summary>
    public static Task RelayedAsync(string service) =>
        Wait.UntilAsync($"the outbox of {service} is empty", async () => await ReadAsync<long>(service, "SELECT count(*) FROM outbox") is 0);

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

using System.Text.Json;
using Npgsql;

namespace Hatched.SystemTests.Support;

/// <summary>The databases of the running system, for what no request can do: let days pass, lose or repeat a message, see that nothing is left.</summary>
internal static class Database
{
    private static readonly string[] Services = ["accounts", "ingestion", "progression", "economy", "imaging", "widget", "webhook"];

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

    /// <summary>As <see cref="RunAsync"/>, and the value must be there.</summary>
    public static async Task<T> ReadAsync<T>(string name, string sql, params object[] parameters) =>
        await RunAsync(name, sql, parameters) is T value ? value : throw new InvalidOperationException($"{sql} answers no {typeof(T).Name}.");

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
}

using System.Text.Json;
using Npgsql;

namespace Hatched.SystemTests.Support;

/// <summary>A service's own database, for what no route shows: that nothing is left, that a message comes twice.</summary>
internal static class Database
{
    /// <summary>Every service that has one.</summary>
    public static readonly IReadOnlyList<string> Services = ["accounts", "ingestion", "progression", "economy", "imaging", "widget", "webhook"];

    /// <summary>Runs SQL with <c>$1</c>, <c>$2</c> …; the rows that it touched.</summary>
    public static async Task<int> ExecuteAsync(string service, string sql, params object[] values)
    {
        await using var database = NpgsqlDataSource.Create(TestSystem.ConnectionString(service));
        await using var command = Command(database, sql, values);
        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The first column of the first row.</summary>
    public static async Task<T> ScalarAsync<T>(string service, string sql, params object[] values)
    {
        await using var database = NpgsqlDataSource.Create(TestSystem.ConnectionString(service));
        await using var command = Command(database, sql, values);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken) is T value ? value : throw new InvalidOperationException($"{sql} answers no {typeof(T).Name}.");
    }

    /// <summary>The tables in which a row mentions <paramref name="text"/>, as <c>service.table</c>.</summary>
    public static async Task<IReadOnlyList<string>> MentionsAsync(string text)
    {
        var found = await Task.WhenAll(Services.Select(async service =>
        {
            await using var database = NpgsqlDataSource.Create(TestSystem.ConnectionString(service));
            var ct = TestContext.Current.CancellationToken;
            List<string> tables = [], mentioning = [];
            await using (var list = database.CreateCommand("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"))
            await using (var reader = await list.ExecuteReaderAsync(ct))
            {
                while (await reader.ReadAsync(ct))
                {
                    tables.Add(reader.GetString(0));
                }
            }

            foreach (var table in tables)
            {
                await using var search = database.CreateCommand($"SELECT EXISTS (SELECT 1 FROM \"{table}\" AS row WHERE strpos(row::text, $1) > 0)");
                search.Parameters.Add(new() { Value = text });
                if (await search.ExecuteScalarAsync(ct) is true)
                {
                    mentioning.Add($"{service}.{table}");
                }
            }

            return mentioning;
        }));
        return [.. found.SelectMany(tables => tables)];
    }

    /// <summary>Has a service's relay publish a message of the contracts, as if the service had just committed it.</summary>
    /// <param name="type">In <c>Hatched.Contracts.Messages</c>.</param>
    public static Task PublishAsync(string service, string type, object body) => ExecuteAsync(
        service,
        """
        INSERT INTO outbox (message_id, order_key, type, is_fact, customer_id, body, occurred_at)
        VALUES ($1, $1, $2, false, '00000000-0000-0000-0000-000000000000', $3, now())
        """,
        Guid.CreateVersion7(), $"Hatched.Contracts.Messages.{type}", JsonSerializer.Serialize(body));

    /// <summary>Waits until a service's relay has handed over all that it had.</summary>
    public static Task RelayedAsync(string service) =>
        Wait.UntilAsync($"the outbox of {service} is empty", async () => await ScalarAsync<long>(service, "SELECT count(*) FROM outbox") is 0);

    private static NpgsqlCommand Command(NpgsqlDataSource database, string sql, object[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }
}

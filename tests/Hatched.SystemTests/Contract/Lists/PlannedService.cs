using System.Globalization;
using System.Text.Json;
using Hatched.ServiceDefaults.Identity;
using Hatched.SystemTests.Support;
using Npgsql;

namespace Hatched.SystemTests.Contract.Lists;

/// <summary>A second process of a service over a database of its own, with a million rows and a server that tells the plan of every statement.</summary>
internal sealed class PlannedService : IAsyncDisposable
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(30) };

    private readonly string _service;
    private readonly Estate _estate;
    private readonly NpgsqlDataSource _database;
    private readonly SecondProcess _process;

    private PlannedService(string service, Estate estate, NpgsqlDataSource database, SecondProcess process) =>
        (_service, _estate, _database, _process) = (service, estate, database, process);

    /// <summary>The database's name, which stands in every line of the server's log.</summary>
    public string Database => $"plans_{_service}";

    public OpenApi Document { get; private set; } = null!;

    public static async Task<PlannedService> StartAsync(string service, Estate estate)
    {
        var live = new NpgsqlConnectionStringBuilder(TestSystem.ConnectionString(service));
        var own = new NpgsqlConnectionStringBuilder(live.ConnectionString) { Database = $"plans_{service}", Pooling = false };
        await using (var server = NpgsqlDataSource.Create(live.ConnectionString))
        {
            foreach (var statement in new[]
            {
                $"DROP DATABASE IF EXISTS plans_{service} WITH (FORCE)", $"CREATE DATABASE plans_{service}",
                $"ALTER DATABASE plans_{service} SET session_preload_libraries = 'auto_explain'",
                // Its own schema is no statement of a list; and what is only counted needs no clock at every row.
                $"ALTER DATABASE plans_{service} SET auto_explain.log_min_duration = '0'", $"ALTER DATABASE plans_{service} SET auto_explain.log_format = 'json'",
                $"ALTER DATABASE plans_{service} SET auto_explain.log_analyze = 'on'", $"ALTER DATABASE plans_{service} SET auto_explain.log_timing = 'off'",
            })
            {
                await using var command = server.CreateCommand(statement);
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            }
        }

        var process = SecondProcess.Start(
            service, ($"ConnectionStrings__{service}", new NpgsqlConnectionStringBuilder(live.ConnectionString) { Database = own.Database }.ConnectionString));
        own.Options = "-c auto_explain.log_min_duration=-1"; // what is loaded and looked up here is nobody's list
        var planned = new PlannedService(service, estate, NpgsqlDataSource.Create(own.ConnectionString), process);
        try
        {
            await Wait.UntilAsync($"the second {service} has migrated its database", planned.HasMigratedAsync, TimeSpan.FromMinutes(2));
            planned.Document = new OpenApi(JsonElement.Parse(await Http.GetStringAsync(new Uri(process.Url, OpenApi.Address))));
            return planned;
        }
        catch
        {
            await planned.DisposeAsync(); // its process ends with it
            throw;
        }
    }

    /// <summary>The customer's own rows, then everybody's.</summary>
    public async Task LoadAsync()
    {
        await using var live = await NpgsqlDataSource.Create(TestSystem.ConnectionString(_service)).OpenConnectionAsync();
        await using var mine = await _database.OpenConnectionAsync();
        // What is made up refers to nothing.
        foreach (var constraint in await ListAsync(mine, "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint WHERE contype = 'f'"))
        {
            await ExecuteAsync(mine, constraint);
        }

        var tables = await ListAsync(mine, "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'customer_id' ORDER BY 1");
        foreach (var table in tables.Except(["outbox", "idempotency_records"]))
        {
            await CopyAsync(live, mine, table, $"WHERE customer_id = '{_estate.Tenant.Id}'");
        }

        if (_service is "progression" or "ingestion")
        {
            await CopyAsync(live, mine, "shared_texts", "");
        }

        if (_service is "progression")
        {
            await CopyAsync(live, mine, "buddy_states", $"WHERE buddy_id = '{_estate.Buddy.Id}'");
        }

        var things = _estate.Ids.Where(id => Guid.TryParse(id.Value, out _)).Append(new("customer", _estate.Tenant.Id.ToString())).OrderByDescending(id => id.Key.Length).ToList();
        foreach (var table in LoadedTables.All.Where(table => table.Service == _service))
        {
            await FillAsync(mine, table, sql => things.Aggregate(sql, (text, thing) => text.Replace("@" + thing.Key, $"'{thing.Value}'::uuid", StringComparison.Ordinal)));
        }

        await ExecuteAsync(mine, "ANALYZE");
    }

    /// <summary>Asks the service itself, as the customer's secret key.</summary>
    public async Task<(int Status, string Body)> GetAsync(string target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_process.Url, target));
        request.Headers.Add(PrincipalSigner.Header, Tenant.Sign(new Principal { Kind = PrincipalKind.SecretKey, CustomerId = _estate.Tenant.Id, Plan = "pro", Audiences = ["default"] }));
        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Puts a line of ours between the statements in the server's log.</summary>
    public async Task MarkAsync(string mark)
    {
        await using var connection = await _database.OpenConnectionAsync();
        await ExecuteAsync(connection, $"SET auto_explain.log_min_duration = 0; SELECT '{PlanLog.Mark}{mark}'");
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await _database.DisposeAsync();
        await using var server = NpgsqlDataSource.Create(TestSystem.ConnectionString(_service));
        await using var drop = server.CreateCommand($"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
    }

    private async Task<bool> HasMigratedAsync()
    {
        _process.AssertRuns();
        await using var live = NpgsqlDataSource.Create(TestSystem.ConnectionString(_service));
        try
        {
            await using var here = _database.CreateCommand("SELECT count(*) FROM migrations");
            await using var there = live.CreateCommand("SELECT count(*) FROM migrations");
            return Equals(await here.ExecuteScalarAsync(), await there.ExecuteScalarAsync());
        }
        catch (PostgresException missing) when (missing.SqlState is PostgresErrorCodes.UndefinedTable)
        {
            return false;
        }
    }

    private static async Task CopyAsync(NpgsqlConnection from, NpgsqlConnection to, string table, string where)
    {
        using var rows = await from.BeginTextExportAsync($"COPY (SELECT * FROM \"{table}\" {where}) TO STDOUT");
        await using var into = await to.BeginTextImportAsync($"COPY \"{table}\" FROM STDIN");
        await into.WriteAsync(await rows.ReadToEndAsync());
    }

    // Without a log of its own and with its indexes made afterwards: in a fraction of the time.
    private static async Task FillAsync(NpgsqlConnection connection, LoadedTable table, Func<string, string> name)
    {
        Task<IReadOnlyList<string>> OfIndexesAsync(string what) => ListAsync(connection, $"""
            SELECT {what} FROM pg_indexes i WHERE i.tablename = '{table.Name}' AND i.schemaname = 'public'
            AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)
            ORDER BY i.indexname
            """);
        var (make, drop) = (await OfIndexesAsync("i.indexdef"), await OfIndexesAsync("format('DROP INDEX %I', i.indexname)"));
        var columns = await ListAsync(connection, $"SELECT column_name FROM information_schema.columns WHERE table_name = '{table.Name}' AND table_schema = 'public' AND is_generated = 'NEVER' ORDER BY ordinal_position");
        var values = table.Values.ToDictionary();
        Assert.All(values.Keys, column => Assert.Contains(column, columns));
        var list = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var row = string.Join(", ", columns.Select(column => values.TryGetValue(column, out var value) ? name(value) : $"s.\"{column}\""));
        await ExecuteAsync(connection, $"""
            ALTER TABLE "{table.Name}" SET UNLOGGED;
            {string.Concat(drop.Select(statement => statement + ";"))}
            INSERT INTO "{table.Name}" ({list}) OVERRIDING SYSTEM VALUE SELECT {row} FROM generate_series(1::bigint, {table.Rows.ToString(CultureInfo.InvariantCulture)}) g LEFT JOIN (SELECT * FROM "{table.Name}" LIMIT 1) s ON true;
            {string.Join(";\n", make)}
            """);
        await ExecuteAsync(connection, $"VACUUM \"{table.Name}\""); // as it would have been long since: an index alone can answer
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> ListAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}

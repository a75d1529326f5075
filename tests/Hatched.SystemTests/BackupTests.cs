using System.Diagnostics;
using Hatched.SystemTests.Support;
using Npgsql;

namespace Hatched.SystemTests;

/// <summary>What <c>deploy/backup.sh</c> writes while events come in, <c>deploy/restore.sh</c> makes whole again.</summary>
public sealed class BackupTests
{
    private const string Prefix = "restored_";

    [Fact]
    public async Task A_dump_under_load_is_restored_with_every_ledger_in_balance()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        await buddy.SendAsync("lesson_completed");
        Assert.True(await buddy.CoinsAsync() > 0);
        var balances = $"SELECT sum(balance)::bigint FROM balances WHERE buddy_id = '{buddy.Id}'";
        var balance = await Database.ReadAsync<long>("economy", balances);
        using var ended = new CancellationTokenSource();
        var (other, folder) = (await tenant.HatchAsync(), Directory.CreateTempSubdirectory("hatched-backup-").FullName);
        var load = LoadAsync(other, ended.Token);
        try
        {
            await RunAsync("backup.sh", folder);
            await ended.CancelAsync();
            Assert.True(await load > 0);
            await RunAsync("restore.sh", folder);

            await using var economy = await OpenAsync(Prefix + "economy");
            Assert.Equal(0L, await ReadAsync(economy, """
                SELECT count(*) FROM (SELECT customer_id, buddy_id, token_key, sum(CASE direction WHEN 'credit' THEN amount ELSE -amount END) AS total
                    FROM ledger GROUP BY 1, 2, 3) l
                FULL JOIN balances b USING (customer_id, buddy_id, token_key) WHERE coalesce(l.total, 0) <> coalesce(b.balance, 0)
                """));
            Assert.Equal(balance, await ReadAsync(economy, balances));
            await using var progression = await OpenAsync(Prefix + "progression");
            Assert.Equal(1L, await ReadAsync(progression, $"SELECT count(*) FROM buddies WHERE id = '{buddy.Id}'"));
        }
        finally
        {
            await ended.CancelAsync();
            await load;
            await DropAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_without_every_dump_restores_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("hatched-backup-").FullName;
        var unfinished = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync("restore.sh", folder));
        Assert.Contains("is no whole backup: nothing was restored", unfinished.Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(folder, "databases"), "accounts\ningestion\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "accounts.dump"), "", TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAnyAsync<Exception>(() => RunAsync("restore.sh", folder));

        Assert.Contains("ingestion.dump is missing: nothing was restored", refused.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<int> LoadAsync(Buddy buddy, CancellationToken ct)
    {
        var sent = 0;
        while (!ct.IsCancellationRequested)
        {
            await buddy.SendAsync("lesson_completed");
            sent++;
        }

        return sent;
    }

    private static async Task RunAsync(string script, string folder)
    {
        var server = new NpgsqlConnectionStringBuilder(TestSystem.ConnectionString("economy"));
        var start = new ProcessStartInfo("sh", [Path.Combine(TestSystem.Root, "deploy", script), folder])
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true,
            Environment =
            {
                ["PGHOST"] = server.Host, ["PGPORT"] = server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
                ["PGUSER"] = server.Username, ["PGPASSWORD"] = server.Password, ["HATCHED_PREFIX"] = Prefix,
            },
        };
        using var process = Process.Start(start)!;
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode is 0, $"{script}: {string.Concat(outputs)}");
    }

    private static async Task DropAsync()
    {
        await using var server = await OpenAsync("postgres");
        List<string> restored = [];
        await using (var list = new NpgsqlCommand($"SELECT datname FROM pg_database WHERE datname LIKE '{Prefix}%'", server))
        await using (var reader = await list.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                restored.Add(reader.GetString(0));
            }
        }

        foreach (var name in restored)
        {
            await using var drop = new NpgsqlCommand($"DROP DATABASE \"{name}\" WITH (FORCE)", server);
            await drop.ExecuteNonQueryAsync();
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string database)
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(TestSystem.ConnectionString("economy")) { Database = database, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<long> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}

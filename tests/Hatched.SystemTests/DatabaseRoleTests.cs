using Hatched.SystemTests.Support;
using Npgsql;

namespace Hatched.SystemTests;

/// <summary>What the roles by which the services work may do in PostgreSQL.</summary>
public sealed class DatabaseRoleTests
{
    [Theory]
    [InlineData("UPDATE ledger SET amount = amount + 1")]
    [InlineData("DELETE FROM ledger")]
    [InlineData("TRUNCATE ledger")]
    [InlineData("ALTER TABLE ledger DISABLE TRIGGER ledger_is_append_only")]
    [InlineData("DROP TRIGGER ledger_is_append_only ON ledger")]
    [InlineData("SET session_replication_role = replica")]
    [InlineData("CREATE TABLE mine (id int)")]
    [InlineData("SET ROLE economy_owner")]
    [InlineData("SET ROLE hatched")]
    public async Task The_role_that_writes_the_ledger_may_only_add_to_it(string statement)
    {
        await using var economy = await OpenAsync("economy", "economy");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(economy, statement));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task The_role_that_writes_the_ledger_may_read_and_add()
    {
        await using var economy = await OpenAsync("economy", "economy");

        await ExecuteAsync(economy, "SELECT * FROM ledger LIMIT 1");
        Assert.Equal("INSERT, SELECT", await ScalarAsync(economy,
            "SELECT string_agg(privilege_type, ', ' ORDER BY privilege_type) FROM information_schema.role_table_grants WHERE table_name = 'ledger' AND grantee = current_user"));
    }

    [Fact]
    public async Task A_role_can_enter_its_own_database_and_no_other_and_has_no_power_over_the_server()
    {
        var databases = new[] { "accounts", "ingestion", "progression", "economy", "imaging", "widget", "webhook" };
        foreach (var role in databases)
        {
            await using var own = await OpenAsync(role, role);
            Assert.Equal("f|f|f|f|f", await ScalarAsync(own,
                "SELECT concat_ws('|', rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls) FROM pg_roles WHERE rolname = current_user"));
            Assert.Equal(0L, await ScalarAsync(own, "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"));
            foreach (var other in databases.Except([role]))
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => OpenAsync(role, other));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(string role, string database)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(TestSystem.ConnectionString(database))
        {
            Username = role, Password = TestSystem.Secret($"{role}-db-password"), Pooling = false,
        }.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}

using Npgsql;

namespace Hatched.BuildingBlocks.Data;

/// <summary>Connections outside of the pool, for work that leaves its mark on the session: LISTEN, SET, a session's advisory lock.</summary>
public sealed class SessionConnections
{
    private readonly string _text;

    internal SessionConnections(NpgsqlConnectionStringBuilder connection) =>
        _text = new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Pooling = false }.ConnectionString;

    /// <summary>A connection that ends, with everything that it held, when it is disposed.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(_text);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}

using Npgsql;

namespace Hatched.BuildingBlocks.Data;

/// <summary>Connections outside of the pool, for work that leaves its mark on the session: LISTEN, SET, a session's advisory lock.</summary>
public sealed class SessionConnections : IAsyncDisposable
{
    private readonly NpgsqlDataSource _unpooled;

    internal SessionConnections(NpgsqlDataSource unpooled) => _unpooled = unpooled;

    /// <summary>A connection that ends, with everything that it held, when it is disposed.</summary>
    public async Task<NpgsqlConnection> OpenAsync(CancellationToken ct) => await _unpooled.OpenConnectionAsync(ct);

    public ValueTask DisposeAsync() => _unpooled.DisposeAsync();
}

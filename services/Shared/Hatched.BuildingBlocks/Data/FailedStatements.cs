using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Hatched.BuildingBlocks.Data;

/// <summary>Leaves nothing of a failed statement on a connection that goes back to the pool.</summary>
/// <remarks>
/// Npgsql (10.0.3 too) takes a statement for prepared as soon as it is parsed. When its values are then refused, the description of its columns is
/// never read, and whoever sends the same statement over this connection next fails with "unexpected backend message DataRow": another customer's
/// good request. So such a connection forgets its prepared statements before anybody else gets it.
/// </remarks>
public sealed class FailedStatements : IDbCommandInterceptor, IDbConnectionInterceptor
{
    private readonly ConditionalWeakTable<DbConnection, object> _failed = [];

    public void CommandFailed(DbCommand command, CommandErrorEventData eventData) => Note(command, eventData.Exception);

    public Task CommandFailedAsync(DbCommand command, CommandErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        Note(command, eventData.Exception);
        return Task.CompletedTask;
    }

    public async ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (_failed.Remove(connection) && connection is NpgsqlConnection { State: ConnectionState.Open } open)
        {
            try
            {
                // There is no asynchronous one. Where completions run on the thread that hears of the sockets (InlineSockets), this may be that
                // thread, and would wait for itself for ever. It is one short round trip, and rare.
                await Task.Run(open.UnprepareAll, CancellationToken.None);
            }
            catch (NpgsqlException)
            {
                // Broken by now: the pool throws it away.
            }
        }

        return result;
    }

    private void Note(DbCommand command, Exception exception)
    {
        if (command.Connection is { } connection && exception is PostgresException failure && !FailedWhileRunning(failure))
        {
            _failed.AddOrUpdate(connection, failure);
        }
    }

    // Constraints, lost races and waits are found out after the description was read, and they are many under load.
    private static bool FailedWhileRunning(PostgresException failure) => failure.SqlState[..2] is "23" or "40" or "55" or "57";
}

using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hatched.BuildingBlocks.Http;

/// <summary>A lost race is the caller's news, not our failure: stale row versions, unique keys and deadlocks become 409.</summary>
internal sealed class ConflictHandler : IExceptionHandler
{
    private static readonly ApiError Lost = ApiError.Conflict("Someone else changed this first, or it exists already. Read it again and retry.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var postgres = exception as PostgresException ?? exception.InnerException as PostgresException;
        if (exception is not DbUpdateConcurrencyException
            && postgres?.IsConflict() is not true)
        {
            return false;
        }

        await Lost.WriteAsync(httpContext);
        return true;
    }
}

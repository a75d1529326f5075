using System.Collections.Concurrent;
using System.Globalization;
using Hatched.BuildingBlocks.Messaging;
using Hatched.ServiceDefaults.Identity;
using Npgsql;

namespace Hatched.Ingestion.Features.Quotas;

/// <summary><c>X-Event-Quota-Limit/-Used/-Reset</c> on everything under <c>/events</c>.</summary>
/// <remarks>The number is what the latest accept of this replica saw, or at most a few seconds old: it is for dashboards, the limit itself is exact.</remarks>
internal sealed class QuotaHeaders(NpgsqlDataSource database, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<(Guid, DateOnly), (long Used, long Until)> _known = new();

    public void Learn(Guid customerId, DateOnly month, long used) =>
        _known[(customerId, month)] = (used, Environment.TickCount64 + (long)Fresh.TotalMilliseconds);

    public async Task WriteAsync(HttpContext context, Principal caller, CancellationToken ct)
    {
        var month = Quota.MonthOf(clock.GetUtcNow());
        var headers = context.Response.Headers;
        headers["X-Event-Quota-Limit"] = Quota.LimitOf(caller)?.ToString(CultureInfo.InvariantCulture) ?? "unlimited";
        if (await RecentlyUsedAsync(caller.CustomerId, month, ct) is { } used)
        {
            headers["X-Event-Quota-Used"] = used.ToString(CultureInfo.InvariantCulture);
        }

        headers["X-Event-Quota-Reset"] = Quota.ResetAfter(month).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    // What was done for the caller is answered, whatever becomes of this number: it is left out rather than waited for.
    private async Task<long?> RecentlyUsedAsync(Guid customerId, DateOnly month, CancellationToken ct)
    {
        try
        {
            return await UsedAsync(customerId, month, ct).WaitAsync(Patience, ct);
        }
        catch (Exception exception) when (Outages.IsOutage(exception))
        {
            return null;
        }
    }

    public async Task<long> UsedAsync(Guid customerId, DateOnly month, CancellationToken ct)
    {
        if (_known.TryGetValue((customerId, month), out var known) && known.Until > Environment.TickCount64)
        {
            return known.Used;
        }

        await using var command = database.CreateCommand("SELECT used FROM event_usage WHERE customer_id = $1 AND month = $2");
        command.Parameters.Add(new() { Value = customerId });
        command.Parameters.Add(new() { Value = month });
        var used = await command.ExecuteScalarAsync(ct) as long? ?? 0;
        if (_known.Count > 10_000)
        {
            _known.Clear();
        }

        Learn(customerId, month, used);
        return used;
    }
}

/// <summary>The word of the route table for them.</summary>
internal static class QuotaHeaderRoutes
{
    public static RouteGroupBuilder WithQuotaHeaders(this RouteGroupBuilder routes) => routes.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        await http.RequestServices.GetRequiredService<QuotaHeaders>().WriteAsync(http, http.Caller(), http.RequestAborted);
        return await next(context);
    });
}

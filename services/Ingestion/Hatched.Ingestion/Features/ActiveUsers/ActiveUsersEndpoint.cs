using System.ComponentModel.DataAnnotations;
using Hatched.BuildingBlocks.Data;
using Hatched.Ingestion.Features.Quotas;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Npgsql;

namespace Hatched.Ingestion.Features.ActiveUsers;

/// <summary>A user and how much came of it.</summary>
public sealed record ActiveUser(string UserId, long Events, DateTimeOffset LastEventAt);

/// <summary>The most active users of a window.</summary>
/// <param name="Since">The window's beginning.</param>
/// <param name="EventsCounted">Events of the window that were counted.</param>
/// <param name="Complete">False when the window holds more than 50,000 events: then the newest of them were counted.</param>
public sealed record MostActiveUsers(IReadOnlyList<ActiveUser> Data, DateTimeOffset Since, long EventsCounted, bool Complete);

/// <param name="Days">How far the window reaches back.</param>
/// <param name="Limit">How many users to answer.</param>
public sealed record ActiveUsersQuery(
    [property: FromQuery(Name = "days"), Range(1, 90)] int Days = 7, [property: FromQuery(Name = "limit"), Range(1, 200)] int Limit = 50);

/// <summary><c>GET /events/active-users</c>.</summary>
internal static class ActiveUsersEndpoint
{
    private const int MostEvents = 50_000; // a bounded read along the list's index, whatever the window holds

    private const string Sql = """
        SELECT user_id, count(*), max(received_at), sum(count(*)) OVER ()::bigint FROM (
            SELECT user_id, received_at FROM events WHERE customer_id = $1 AND id >= $2 ORDER BY id DESC LIMIT $3) newest
        GROUP BY user_id ORDER BY 2 DESC, 3 DESC, 1 LIMIT $4
        """;

    public static void MapActiveUsers(this IEndpointRouteBuilder routes) => routes.MapGroup("/events").WithTags("Events").RequireSecret().WithQuotaHeaders()
        .MapGet("/active-users", List).WithName("ListActiveUsers").WithSummary("List most-active users in a recent window");

    private static async Task<Ok<MostActiveUsers>> List([AsParameters] ActiveUsersQuery query, Principal caller, NpgsqlDataSource database, TimeProvider clock, CancellationToken ct)
    {
        var since = clock.GetUtcNow().AddDays(-query.Days);
        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = caller.CustomerId });
        command.Parameters.Add(new() { Value = OrderedId.Lowest(since) }); // the window is a range of them
        command.Parameters.Add(new() { Value = MostEvents });
        command.Parameters.Add(new() { Value = query.Limit });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<ActiveUser> users = [];
        var counted = 0L;
        while (await reader.ReadAsync(ct))
        {
            users.Add(new ActiveUser(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateTimeOffset>(2)));
            counted = reader.GetInt64(3);
        }

        return TypedResults.Ok(new MostActiveUsers(users, since, counted, counted < MostEvents));
    }
}

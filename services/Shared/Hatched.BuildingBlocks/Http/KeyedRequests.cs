using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hatched.BuildingBlocks.Http;

/// <summary>Marks a route that honours <c>Idempotency-Key</c> without a transaction of its own.</summary>
public sealed record KeyedRequest : IHonoursIdempotencyKey;

/// <summary><c>Idempotency-Key</c> on routes that change nothing in this database: somebody else acts, once by itself, or nobody does.</summary>
/// <remarks>
/// No connection is held while the handler waits for others. The key is reserved before it runs, so that another request under it is
/// refused from then on; a repeat that comes meanwhile runs beside the first, which the handler must be fit for. A 202 is not kept either:
/// whoever repeats the request wants to know what became of it.
/// </remarks>
public static class KeyedRequests
{
    public static RouteHandlerBuilder IdempotentByKey(this RouteHandlerBuilder route) => route.WithMetadata(new KeyedRequest())
        .AddEndpointFilter((invocation, next) => invocation.HttpContext.Fingerprint() is { } fingerprint ? RunAsync(invocation, next, fingerprint) : next(invocation));

    private static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next, byte[] fingerprint)
    {
        var context = invocation.HttpContext;
        var ct = context.RequestAborted;
        var db = context.RequestServices.GetRequiredService<ServiceDb>();
        var (customer, key) = (context.Caller().CustomerId, KeptAnswers.KeyOf(context, fingerprint));
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var earlier = await KeptAnswers.FindAsync(db, customer, key, context, ct);
        var reserved = earlier is null && await db.Database.ExecuteSqlAsync($"""
            INSERT INTO idempotency_records (customer_id, key, fingerprint, status, body, created_at)
            VALUES ({customer}, {key}, {fingerprint}, 0, '', {now}) ON CONFLICT DO NOTHING
            """, ct) is 1;
        if (!reserved)
        {
            earlier ??= await KeptAnswers.FindAsync(db, customer, key, context, ct);
            if (earlier is not null && (earlier.Status is not 0 || !earlier.Fingerprint.AsSpan().SequenceEqual(fingerprint)))
            {
                return KeptAnswers.AnswerTo(fingerprint, earlier, context);
            }
        }

        var kept = false;
        try
        {
            var result = await next(invocation);
            if (!KeptAnswers.IsSuccess(result))
            {
                return result;
            }

            var answer = await KeptAnswers.RenderAsync(context, result);
            kept = answer.Status is StatusCodes.Status202Accepted;
            if (kept)
            {
                return answer; // the key stays reserved
            }

            var record = KeptAnswers.Record(context, key, fingerprint, answer);
            await db.Database.ExecuteSqlAsync($"""
                UPDATE idempotency_records SET status = {record.Status}, content_type = {record.ContentType}, location = {record.Location}, body = {record.Body}
                WHERE customer_id = {customer} AND key = {key} AND status = 0
                """, ct);
            kept = true;
            return answer;
        }
        finally
        {
            if (reserved && !kept)
            {
                await db.Database.ExecuteSqlAsync(
                    $"DELETE FROM idempotency_records WHERE customer_id = {customer} AND key = {key} AND status = 0", CancellationToken.None);
            }
        }
    }
}

using System.Data;
using System.Security.Cryptography;
using System.Text;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hatched.BuildingBlocks.Http;

/// <summary>Marks a route whose handler runs in one transaction with its idempotency record.</summary>
public sealed record TransactionalMutation : IHonoursIdempotencyKey;

/// <summary>Marks a mutation that keeps no answer under its key.</summary>
public sealed record AnswersAreNotKept;

/// <summary>Every POST, PUT, PATCH and DELETE runs in one transaction and honours <c>Idempotency-Key</c>.</summary>
/// <remarks>
/// A handler never opens or commits a transaction of its own: a 2xx answer commits, anything else rolls back, and the record of a key is
/// part of the same commit, so a crash cannot come between the two. A second request under a key that is still running waits for the first.
/// </remarks>
public static class Mutations
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    private static readonly AnswersAreNotKept NotKept = new();

    private const string AfterCommitItem = "hatched.after_commit";

    // A mutation holds its connection to the end. A crowd waits here for its turn and leaves some of the pool's connections
    // to reads, instead of failing on the pool's own short wait, which is meant for a database that is away.
    private static readonly SemaphoreSlim Turns = new(24);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    /// <summary>What a malformed key is answered with.</summary>
    public static readonly ApiError BadKey = ApiError.Invalid(Header, $"{Header} must be 1 to 255 printable ASCII characters");

    /// <summary>Gives the mutating routes of a group their transaction; reads are left alone.</summary>
    public static RouteGroupBuilder Idempotent(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            if (IsMutation(endpoint))
            {
                endpoint.Metadata.Add(new TransactionalMutation());
            }
        });
        group.AddEndpointFilterFactory((context, next) => invocation =>
            HttpMethods.IsGet(invocation.HttpContext.Request.Method) || HttpMethods.IsHead(invocation.HttpContext.Request.Method)
                ? next(invocation)
                : RunAsync(invocation, next));
        return group;
    }

    /// <summary>An <c>Idempotency-Key</c> is accepted and the request simply done again: what it proves now may not be proven by an answer of yesterday.</summary>
    public static RouteHandlerBuilder WithoutKeptAnswer(this RouteHandlerBuilder route) => route.WithMetadata(NotKept);

    /// <summary>Fingerprints the body of keyed mutations before it is bound. Comes before the routes.</summary>
    public static IApplicationBuilder UseIdempotencyFingerprints(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) && request.Headers.ContainsKey(Header)
            && context.GetEndpoint()?.Metadata is { } route && route.GetMetadata<IHonoursIdempotencyKey>() is not null)
        {
            if (request.Headers[Header] is not [{ } key] || !IsAcceptableKey(key))
            {
                await BadKey.WriteAsync(context);
                return;
            }

            if (route.GetMetadata<AnswersAreNotKept>() is not null)
            {
                await next(context);
                return;
            }

            request.EnableBuffering();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}{request.QueryString}\n"));
            using var body = new MemoryStream(); // 256 KiB at most
            var buffer = new byte[16 * 1024];
            for (int read; (read = await request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                body.Write(buffer, 0, read);
            }

            request.Body.Position = 0;
            context.SetFingerprint(hash.GetHashAndReset(), KeptBody.SubjectOf(body.GetBuffer().AsSpan(0, (int)body.Length)));
        }

        await next(context);
    });

    /// <summary>Does something once the transaction has committed and before the answer goes out, so that the caller's next read shows it.</summary>
    /// <remarks>A convenience, never the only way: a crash in between must leave the outbox to do it, and a failure is only logged.</remarks>
    public static void AfterCommit(this HttpContext context, Func<CancellationToken, Task> action)
    {
        if (context.Items[AfterCommitItem] is not List<Func<CancellationToken, Task>> actions)
        {
            context.Items[AfterCommitItem] = actions = [];
        }

        actions.Add(action);
    }

    private static async Task CommitAsync(HttpContext context, IDbContextTransaction transaction, CancellationToken ct)
    {
        await transaction.CommitAsync(ct);
        foreach (var action in context.Items[AfterCommitItem] as List<Func<CancellationToken, Task>> ?? [])
        {
            try
            {
                await action(ct);
            }
            catch (Exception exception)
            {
                // Whatever it is, what is committed is not answered with an error.
                context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Hatched.Mutations").LogWarning(
                    Messaging.Outages.IsOutage(exception) ? null : exception,
                    "What should follow the commit is left to the outbox: {Reason}", exception.Message);
            }
        }
    }

    /// <summary>1–255 printable ASCII characters.</summary>
    public static bool IsAcceptableKey(string key) => key.Length is >= 1 and <= 255 && key.All(c => c is >= ' ' and <= '~');

    private static bool IsMutation(EndpointBuilder endpoint) =>
        endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(methods => methods.HttpMethods.Any(method => !HttpMethods.IsGet(method)));

    private static async ValueTask<object?> RunAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        if (!await Turns.WaitAsync(LongestWait, invocation.HttpContext.RequestAborted))
        {
            invocation.HttpContext.Response.Headers.RetryAfter = "1";
            return ErrorCatalogue.ForStatus(503);
        }

        try
        {
            return await RunInTransactionAsync(invocation, next);
        }
        finally
        {
            Turns.Release();
        }
    }

    private static async ValueTask<object?> RunInTransactionAsync(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var ct = context.RequestAborted;
        var db = context.RequestServices.GetRequiredService<ServiceDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct);
        if (context.Fingerprint() is not { } fingerprint)
        {
            var result = await next(invocation);
            if (KeptAnswers.IsSuccess(result))
            {
                await db.SaveChangesAsync(ct);
                await CommitAsync(context, transaction, ct);
            }

            return result;
        }

        var (customer, key) = (context.Caller().CustomerId, KeptAnswers.KeyOf(context, fingerprint));
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({customer + key}, 7))", ct);
        if (await KeptAnswers.FindAsync(db, customer, key, context, ct) is { } earlier)
        {
            return KeptAnswers.AnswerTo(fingerprint, earlier, context);
        }

        var fresh = await next(invocation);
        if (!KeptAnswers.IsSuccess(fresh))
        {
            return fresh;
        }

        var answer = await KeptAnswers.RenderAsync(context, fresh);
        db.Add(KeptAnswers.Record(context, key, fingerprint, answer));
        await db.SaveChangesAsync(ct);
        await CommitAsync(context, transaction, ct);
        return answer;
    }
}

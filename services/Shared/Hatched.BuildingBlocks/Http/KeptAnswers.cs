using System.Security.Cryptography;
using System.Text;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hatched.BuildingBlocks.Http;

/// <summary>Answers that are kept under an <c>Idempotency-Key</c>, and how they are given again.</summary>
internal static class KeptAnswers
{
    private const string FingerprintItem = "hatched.fingerprint";
    private const string SubjectItem = "hatched.subject";

    /// <summary>What another request under the same key is answered with.</summary>
    public static readonly ApiError OtherRequest =
        new(409, "idempotency_key_conflict", "This Idempotency-Key was used for another request. Use a new key for each logical action.");

    /// <summary>What is left of an answer when its user was erased: that it was given.</summary>
    private static readonly ApiError Erased = new(409, "idempotency_key_conflict", "This Idempotency-Key was used for a user who has been erased.");

    /// <param name="subject">Whom the request names.</param>
    public static void SetFingerprint(this HttpContext context, byte[] fingerprint, byte[] subject) =>
        (context.Items[FingerprintItem], context.Items[SubjectItem]) = (fingerprint, subject);

    /// <summary>SHA-256 of a request that came with a key; null without one.</summary>
    public static byte[]? Fingerprint(this HttpContext context) => context.Items[FingerprintItem] as byte[];

    private static byte[] Subject(this HttpContext context) => context.Items[SubjectItem] as byte[] ?? [];

    public static string KeyOf(HttpContext context, byte[] fingerprint)
    {
        var (caller, key) = (context.Caller(), context.Request.Headers[Mutations.Header].ToString());
        // Strangers without a credential share no room for keys: each request has its own.
        return caller.Kind is PrincipalKind.Anonymous
            ? Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(key), .. fingerprint]))
            : KeyRooms.KeyFor(caller, key);
    }

    /// <summary>The record of a key that is not too old; an expired one is removed.</summary>
    public static async Task<IdempotencyRecord?> FindAsync(ServiceDb db, Guid customer, string key, HttpContext context, CancellationToken ct)
    {
        var oldest = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - IdempotencyRecord.Lifetime;
        var record = await db.IdempotencyRecords.AsNoTracking().FirstOrDefaultAsync(r => r.CustomerId == customer && r.Key == key, ct);
        if (record is not null && record.CreatedAt < oldest)
        {
            await db.IdempotencyRecords.Where(r => r.CustomerId == customer && r.Key == key && r.CreatedAt < oldest).ExecuteDeleteAsync(ct);
            return null;
        }

        return record;
    }

    public static IdempotencyRecord Record(HttpContext context, string key, byte[] fingerprint, RenderedAnswer answer) => new()
    {
        CustomerId = context.Caller().CustomerId,
        Key = key,
        Fingerprint = fingerprint,
        Status = answer.Status,
        ContentType = answer.ContentType,
        Location = answer.Location,
        Body = context.RequestServices.GetRequiredService<SecretBox>().Seal(KeptBody.Write(context.Request.Path, context.Subject(), answer.Body), fingerprint),
        CreatedAt = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(),
    };

    /// <summary>The kept answer for whoever repeats the request, a refusal for whoever sends another one.</summary>
    public static IResult AnswerTo(byte[] fingerprint, IdempotencyRecord earlier, HttpContext context)
    {
        if (!earlier.Fingerprint.AsSpan().SequenceEqual(fingerprint))
        {
            return OtherRequest;
        }

        if (earlier.Status is IdempotencyRecord.Forgotten)
        {
            return Erased;
        }

        context.Response.Headers[Mutations.ReplayedHeader] = "true";
        if (earlier.Location is not null)
        {
            context.Response.Headers.Location = earlier.Location;
        }

        var kept = context.RequestServices.GetRequiredService<SecretBox>().Open(earlier.Body, fingerprint);
        return new RenderedAnswer(earlier.Status, earlier.ContentType, earlier.Location, KeptBody.Read(kept));
    }

    public static bool IsSuccess(object? result) => result switch
    {
        INestedHttpResult nested => IsSuccess(nested.Result),
        IStatusCodeHttpResult { StatusCode: { } status } => status is >= 200 and < 300,
        _ => true,
    };

    /// <summary>Renders an answer once, into memory, so that what is kept is what is sent.</summary>
    public static async Task<RenderedAnswer> RenderAsync(HttpContext context, object? result)
    {
        var wire = context.Response.Body;
        using var memory = new MemoryStream();
        context.Response.Body = memory;
        try
        {
            await (result is IResult renderable ? renderable : TypedResults.Json(result)).ExecuteAsync(context);
        }
        finally
        {
            context.Response.Body = wire;
        }

        var location = context.Response.Headers.Location is [{ Length: > 0 } where] ? where : null;
        return new RenderedAnswer(context.Response.StatusCode, context.Response.ContentType, location, memory.ToArray());
    }

    /// <summary>An answer as bytes; its other headers stand in the response already.</summary>
    internal sealed record RenderedAnswer(int Status, string? ContentType, string? Location, byte[] Body) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = Status;
            if (Body.Length > 0)
            {
                response.ContentType = ContentType;
                response.ContentLength = Body.Length;
                await response.Body.WriteAsync(Body, httpContext.RequestAborted);
            }
        }
    }
}

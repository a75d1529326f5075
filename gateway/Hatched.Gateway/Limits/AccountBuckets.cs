using System.Text;
using System.Text.Json;
using Hatched.Gateway.Callers;
using Hatched.Gateway.Routing;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Gateway.Limits;

/// <summary>Beside the bucket of an address: guesses on one account, and mails to one recipient, from however many addresses they come.</summary>
/// <remarks>Known and unknown addresses draw alike, so that a 429 tells nothing of either.</remarks>
internal static class AccountBuckets
{
    private const int MaxBody = 16 * 1024; // an address and a password have 454 characters; spaces around them are nobody's need

    /// <summary>The bucket that the request draws from in addition; null when it names nobody. False: the body is refused, and that is answered.</summary>
    public static async ValueTask<(bool IsReadable, Allowance? Allowance)> FindAsync(HttpContext context, Caller caller)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return (true, null);
        }

        var path = context.Request.Path;
        if (path.Equals($"{RouteTable.Prefix}/auth/email/verification/request", StringComparison.OrdinalIgnoreCase))
        {
            return (true, caller.Principal.Email is { } own ? MailsTo(own) : null);
        }

        var guesses = path.Equals($"{RouteTable.Prefix}/auth/login", StringComparison.OrdinalIgnoreCase);
        if (!guesses && !path.Equals($"{RouteTable.Prefix}/auth/register", StringComparison.OrdinalIgnoreCase)
            && !path.Equals($"{RouteTable.Prefix}/auth/password/reset/request", StringComparison.OrdinalIgnoreCase))
        {
            return (true, null);
        }

        if (await ReadAsync(context.Request, context.RequestAborted) is not { } body)
        {
            await ErrorCatalogue.ForStatus(413).WriteAsync(context);
            return (false, null);
        }

        return (true, AddressIn(body) is not { } address ? null : guesses ? GuessesOn(address) : MailsTo(address));
    }

    /// <summary>The <c>email</c> of a body, as Accounts reads it; null when Accounts will refuse the body.</summary>
    internal static string? AddressIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            var text = body.Span.StartsWith(Encoding.UTF8.Preamble) ? body[Encoding.UTF8.Preamble.Length..] : body;
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("email", out var email)
                && email.ValueKind is JsonValueKind.String && email.GetString() is { Length: > 0 and <= 254 } address
                    ? address.Trim().ToLowerInvariant()
                    : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // no JSON, or no Unicode
        }
    }

    private static Allowance GuessesOn(string address) => new($"account:{Credentials.Hash(address)}", 10, 100);

    private static Allowance MailsTo(string address) => new($"mail:{Credentials.Hash(address)}", 3, 10);

    private static async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        request.EnableBuffering(MaxBody + 1);
        var body = new byte[MaxBody + 1];
        var length = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
        request.Body.Position = 0;
        if (length > MaxBody)
        {
            return null;
        }

        return body.AsMemory(0, length);
    }
}

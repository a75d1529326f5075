using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hatched.ServiceDefaults.Clients;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Hatched.ServiceDefaults.Http;

/// <summary>Names the field behind a request that would not bind. The exception's own text holds CLR type names and stays inside.</summary>
internal sealed partial class BadRequestHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var body = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
        var error = exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => FromJson(json, body),
            BadHttpRequestException bad => FromBinding(bad),
            IOException { InnerException: OverflowException } => ErrorCatalogue.ForStatus(400), // a chunk's size beyond all numbers
            NotSupportedException untyped when body is not null && NoDiscriminator().Match(untyped.Message) is { Success: true } at =>
                Discriminator(body, at.Groups[1].Value),
            _ => null,
        };
        if (error is null)
        {
            return false;
        }

        await error.WriteAsync(httpContext);
        return true;
    }

    private static ApiError Discriminator(Type body, string path)
    {
        var field = Join(Field(path), "type");
        return ApiError.Invalid(field, $"{field} {ExpectedShape.Discriminators(body, path) ?? "has an unknown value"}");
    }

    private static string Field(string? path) => path is ['$', '.', .. var named] ? named : path is ['$', .. var indexed] ? indexed : "";

    internal static ApiError FromJson(JsonException json, Type? body)
    {
        if (json.InnerException?.GetType().Name is "JsonReaderException" || json.GetType().Name is "JsonReaderException")
        {
            return new(400, "bad_request", "The body is not well-formed JSON, or nested too deeply.");
        }

        var message = json.Message;
        var path = Field(json.Path);
        if (body is not null && json.Path is not null && message.Contains("type discriminator", StringComparison.Ordinal))
        {
            return Discriminator(body, json.Path);
        }

        if (MissingProperties().Match(message) is { Success: true } missing)
        {
            return ApiError.Invalid([.. Quoted().Matches(missing.Groups[1].Value).Select(name =>
                new FieldError(Join(path, name.Groups[1].Value), $"{name.Groups[1].Value} is required"))]);
        }

        if (UnknownProperty().Match(message) is { Success: true } unknown)
        {
            var name = unknown.Groups[1].Value;
            return ApiError.Invalid(path.EndsWith(name, StringComparison.Ordinal) ? path : Join(path, name), $"property {name} should not exist");
        }

        if (DuplicateProperty().Match(message) is { Success: true } twice)
        {
            var name = twice.Groups[1].Value;
            return ApiError.Invalid(path.EndsWith(name, StringComparison.Ordinal) ? path : Join(path, name), $"property {name} must not be repeated");
        }

        if (message.StartsWith(HatchedJson.NullElementMessage, StringComparison.Ordinal))
        {
            var list = path.EndsWith(']') ? path[..path.LastIndexOf('[')] : path; // found at the list's end
            return ApiError.Invalid(list.Length is 0 ? "body" : list, $"{(list.Length is 0 ? "the body" : list)} {HatchedJson.NullElementMessage}");
        }

        var reason = message.StartsWith(CleanStringConverter.NulMessage, StringComparison.Ordinal) ? CleanStringConverter.NulMessage
            : message.StartsWith("must be", StringComparison.Ordinal) ? message.Split(" Path:")[0]
            : body is not null && json.Path is not null && ExpectedShape.At(body, json.Path) is { } expected ? expected
            : "has the wrong type";
        return path.Length is 0 ? ApiError.Invalid("body", $"the body {reason}") : ApiError.Invalid(path, $"{path} {reason}");
    }

    private static ApiError FromBinding(BadHttpRequestException bad)
    {
        if (bad.StatusCode is not 400)
        {
            return ErrorCatalogue.ForStatus(bad.StatusCode);
        }

        if (FailedParameter().Match(bad.Message) is { Success: true } failed)
        {
            var field = HatchedJson.Name(failed.Groups[2].Value);
            var type = failed.Groups[1].Value;
            return ApiError.Invalid(field, $"{field} " + (
                type.Contains("Guid", StringComparison.Ordinal) ? "must be a UUID"
                : type.Contains("int", StringComparison.Ordinal) || type.Contains("long", StringComparison.Ordinal) ? "must be an integer"
                : type.Contains("bool", StringComparison.Ordinal) ? "must be true or false"
                : type.Contains("DateTimeOffset", StringComparison.Ordinal) ? "must be an ISO 8601 instant"
                : "has an unknown value"));
        }

        if (RequiredParameter().Match(bad.Message) is { Success: true } required)
        {
            var field = HatchedJson.Name(required.Groups[2].Value);
            return required.Groups[3].Value is "body"
                ? ApiError.Invalid("body", "a JSON body is required")
                : ApiError.Invalid(field, $"{field} is required");
        }

        return bad.Message.Contains("form", StringComparison.OrdinalIgnoreCase)
            ? ErrorCatalogue.ForStatus(415)
            : bad.Message.Contains("body", StringComparison.OrdinalIgnoreCase) && bad.InnerException is null
                ? ApiError.Invalid("body", "a JSON body is required")
                : ErrorCatalogue.ForStatus(400);
    }

    private static string Join(string path, string name) => path.Length is 0 ? name : $"{path}.{name}";

    [GeneratedRegex("missing required properties including: (.+)\\.")]
    private static partial Regex MissingProperties();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex("The JSON property '([^']*)' could not be mapped")]
    private static partial Regex UnknownProperty();

    [GeneratedRegex("Duplicate property '([^']*)'")]
    private static partial Regex DuplicateProperty();

    [GeneratedRegex("must specify a type discriminator\\. Path: (\\S+) \\|")]
    private static partial Regex NoDiscriminator();

    [GeneratedRegex("Failed to bind parameter \"(\\S+) (\\w+)\" from")]
    private static partial Regex FailedParameter();

    [GeneratedRegex("Required parameter \"(\\S+) (\\w+)\" was not provided from (body|[a-z ]+)")]
    private static partial Regex RequiredParameter();
}

/// <summary>Says what is wrong with JSON that an endpoint reads by itself, as the shared handler does for bound bodies.</summary>
public static class BodyFaults
{
    /// <param name="body">The type that the JSON did not fit.</param>
    public static ApiError Explain(JsonException fault, Type body) => BadRequestHandler.FromJson(fault, body);
}

/// <summary>Writes the refusal that code without a result to return has thrown.</summary>
internal sealed class ApiExceptionHandler : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not ApiException refused)
        {
            return false;
        }

        await refused.Error.WriteAsync(httpContext);
        return true;
    }
}

/// <summary>A dependency that is down is not our bug: 503, and the caller may retry. Its name stays in the log.</summary>
internal sealed class UnavailableHandler(ILogger<UnavailableHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested)
        {
            httpContext.Response.StatusCode = 499; // the client has gone: nobody reads the answer
            return true;
        }

        if (!IsOutage(exception))
        {
            return false;
        }

        log.LogWarning("{Dependency} is not reachable: {Reason}", Dependencies.Of(exception), exception.Message);
        httpContext.Response.Headers.RetryAfter = "1";
        await ErrorCatalogue.ForStatus(503).WriteAsync(httpContext);
        return true;
    }

    private static bool IsOutage(Exception exception) =>
        exception is BrokenCircuitException or TimeoutRejectedException or HttpRequestException or SocketException or TimeoutException
        || (exception is System.Data.Common.DbException { IsTransient: true })
        || (exception.InnerException is { } inner && IsOutage(inner));
}

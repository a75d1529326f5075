using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Hatched.ServiceDefaults.Http;

/// <summary>The one error body of every Hatched answer: <c>{"error":{…}}</c>.</summary>
public sealed record ErrorEnvelope(ErrorBody Error);

/// <summary>What went wrong.</summary>
/// <param name="Code">Stable snake_case code from <see cref="ErrorCatalogue"/>; branch on it, not on the message.</param>
/// <param name="Message">What happened and what to do about it, for a human.</param>
/// <param name="Details">What the code promises in addition; absent when there is nothing.</param>
/// <param name="RequestId">The <c>X-Request-Id</c> of the answer.</param>
/// <remarks><c>requestId</c> is camelCase by contract; without the attribute the snake_case policy would rename it.</remarks>
public sealed record ErrorBody(
    string Code,
    string Message,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] object? Details,
    [property: JsonPropertyName("requestId")] string RequestId);

/// <summary>What was wrong with one field; <paramref name="Field"/> is the JSON path that the client sent.</summary>
public sealed record FieldError(string Field, string Message);

/// <summary>The <c>details</c> of <c>validation_failed</c>.</summary>
public sealed record ValidationDetails(IReadOnlyList<FieldError> Fields);

/// <summary>A refusal that an endpoint expects: a value declared at the top of the feature and returned, never thrown.</summary>
public sealed class ApiError(int status, string code, string message, object? details = null)
    : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    public string Code => code;

    public string Message => message;

    public object? Details => details;

    public int? StatusCode => status;

    /// <summary>The same refusal with the details of this case.</summary>
    public ApiError With(object caseDetails, string? caseMessage = null) => new(status, code, caseMessage ?? message, caseDetails);

    /// <summary>Ends the request with this refusal from deep inside a handler that cannot return it.</summary>
    public ApiException ToException() => new(this);

    public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext);

    public Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = status;
        context.Response.Headers[RequestIds.Header] = context.TraceIdentifier; // an exception clears the headers
        return context.Response.WriteAsJsonAsync(
            new ErrorEnvelope(new ErrorBody(code, message, details, context.TraceIdentifier)),
            HatchedJson.Options,
            "application/json; charset=utf-8",
            context.RequestAborted);
    }

    /// <summary>Every route may refuse; which codes, the OpenAPI transformer adds from the route's own words.</summary>
    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(400, typeof(ErrorEnvelope), ["application/json"]));

    public static ApiError NotFound(string what) => new(404, "resource_not_found", $"{what} was not found.");

    public static ApiError Conflict(string message, object? details = null) => new(409, "conflict", message, details);

    public static ApiError BadRequest(string message) => new(400, "bad_request", message);

    public static ApiError Invalid(params IReadOnlyList<FieldError> fields) =>
        new(422, "validation_failed", fields.Count == 1 ? fields[0].Message : "Several fields are not valid; details.fields names each.", new ValidationDetails(fields));

    public static ApiError Invalid(string field, string message) => Invalid(new FieldError(field, message));
}

/// <summary>Carries an <see cref="ApiError"/> out of code that has no result to return it in.</summary>
public sealed class ApiException(ApiError error) : Exception(error.Message)
{
    public ApiError Error => error;
}

using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Hatched.ServiceDefaults.Http;

/// <summary>Turns everything that the framework would send as ProblemDetails into the Hatched envelope.</summary>
internal sealed partial class EnvelopeWriter : IProblemDetailsWriter
{
    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        if (context.ProblemDetails is HttpValidationProblemDetails { Errors.Count: > 0 } invalid)
        {
            var fields = invalid.Errors.SelectMany(field => field.Value, (field, message) => Field(field.Key, message)).ToArray();
            return new ValueTask(ApiError.Invalid(fields).WriteAsync(context.HttpContext));
        }

        var status = context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode;
        return new ValueTask(ErrorCatalogue.ForStatus(status).WriteAsync(context.HttpContext));
    }

    // Validation reports CLR names ("Lines[2].UnitPrice", "The field UnitPrice must be …"); clients know "lines[2].unit_price".
    private static FieldError Field(string clrPath, string message)
    {
        var path = JsonPath(clrPath);
        var leaf = clrPath[(clrPath.LastIndexOf('.') + 1)..].Split('[')[0];
        if (message.StartsWith("must ", StringComparison.Ordinal))
        {
            return new FieldError(path, $"{path} {message}");
        }

        return new FieldError(path, leaf.Length is 0 ? message : InOurWords(message)
            .Replace($"The field {leaf} ", $"{path} ", StringComparison.Ordinal)
            .Replace($"The {leaf} field ", $"{path} ", StringComparison.Ordinal)
            .TrimEnd('.'));
    }

    // The framework speaks of "a string or array type with a maximum length of '500'".
    private static string InOurWords(string message)
    {
        message = TextRange().Replace(message, "must be $1 to $2 characters");
        message = TextLength().Replace(message, "must be at most $1 characters");
        return ListLength().Replace(message, match => $"must have at {(match.Groups[1].Value is "minimum" ? "least" : "most")} {match.Groups[2].Value} entries");
    }

    [GeneratedRegex(@"must be a string with a minimum length of (\d+) and a maximum length of (\d+)")]
    private static partial Regex TextRange();

    [GeneratedRegex(@"must be a string with a maximum length of (\d+)")]
    private static partial Regex TextLength();

    [GeneratedRegex(@"must be a string or array type with a (minimum|maximum) length of '(\d+)'")]
    private static partial Regex ListLength();

    private static string JsonPath(string clrPath) => string.Join('.', clrPath.Split('.').Select(part =>
        part.Split('[', 2) is [var name, var index] ? $"{HatchedJson.Name(name)}[{index}" : HatchedJson.Name(part)));
}

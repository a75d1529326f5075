using System.Text.Json;

namespace Hatched.SystemTests.Support;

/// <summary>Holds answers against the document: status, content type, body and, of an error, its code.</summary>
internal static class Documented
{
    // Beside the API: the document itself and what is made for people and for Prometheus.
    private static readonly string[] Beside = [OpenApi.Address, "/docs", "/metrics", "/dashboard"];

    // What is said before any operation is known: nobody is let in, the address or the body is impossible, or there is none, or none by this method.
    private static readonly string[] Unrouted = ["unauthorized", "validation_failed", "payload_too_large", "rate_limited", "resource_not_found", "method_not_allowed"];

    /// <summary>What the document does not say of this answer; null when it says all.</summary>
    /// <param name="target">Path and query as sent.</param>
    public static string? Fault(OpenApi document, HttpMethod method, string target, Answer answer)
    {
        var path = target.Split('?')[0].TrimEnd('/');
        if (path.Length is 0 || Beside.Any(prefix => path.StartsWith(prefix, StringComparison.Ordinal)) || method == HttpMethod.Options || method == HttpMethod.Head)
        {
            return null;
        }

        if (document.Find(method, path) is not { } operation)
        {
            return Parse(answer) is { } body && EnvelopeFault(document, body) is null && Unrouted.Contains(answer.Code) ? null : "no operation of the document, and not refused as such";
        }

        var status = answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!operation.Json.At("responses").Has(status))
        {
            return $"{operation.Id} does not list {status}";
        }

        var described = operation.Json.At("responses").At(status);
        if (!described.Has("content"))
        {
            return answer.Bytes.Length is 0 ? null : $"{operation.Id} {status} has a body, the document says that it has none";
        }

        var type = answer.ContentType?.MediaType;
        if (type is null || !described.At("content").Has(type))
        {
            return $"{operation.Id} {status} is {type ?? "of no type"}, not {string.Join(" or ", described.At("content").EnumerateObject().Select(media => media.Name))}";
        }

        return type is "application/json" ? BodyFault(document, operation, described.At("content").At(type), answer) : null;
    }

    private static string? BodyFault(OpenApi document, Operation operation, JsonElement media, Answer answer)
    {
        if (Parse(answer) is not { } body)
        {
            return $"{operation.Id} {answer.Status} is no JSON";
        }

        if (document.Schemas.Fault(media.At("schema"), body) is { } fault)
        {
            return $"{operation.Id} {answer.Status}: {fault}";
        }

        return answer.Status >= 400 && answer.Code is { } code && !media.At("examples").Has(code) ? $"{operation.Id} {answer.Status} does not list the code {code}" : null;
    }

    private static string? EnvelopeFault(OpenApi document, JsonElement body) =>
        document.Schemas.Fault(document.Document.At("components").At("schemas").At("ErrorEnvelope"), body);

    private static JsonElement? Parse(Answer answer)
    {
        try
        {
            return JsonElement.Parse(answer.Bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

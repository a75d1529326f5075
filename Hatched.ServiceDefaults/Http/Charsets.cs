using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Hatched.ServiceDefaults.Http;

/// <summary>JSON is UTF-8 (RFC 8259): other character sets are refused, before the framework trips over their names.</summary>
public static class Charsets
{
    public static IApplicationBuilder UseCharsets(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.ContentType is not { } sent || !sent.Contains("charset", StringComparison.OrdinalIgnoreCase)
            || context.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>() is null
            || !MediaTypeHeaderValue.TryParse(sent, out var type))
        {
            return next(context);
        }

        if (HeaderUtilities.RemoveQuotes(type.Charset).ToString().ToUpperInvariant() is not ("UTF-8" or "UTF8" or "US-ASCII"))
        {
            return ErrorCatalogue.ForStatus(415).WriteAsync(context);
        }

        request.ContentType = type.MediaType.ToString(); // a quoted name is as good as a bare one, and UTF-8 goes without saying
        return next(context);
    });
}

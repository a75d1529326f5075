using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Hatched.ServiceDefaults.Http;

/// <summary>Free ids in paths: decoded once, here, whatever they hold. Handlers get them as they were meant.</summary>
/// <remarks>
/// The server decodes every escape of a path but that of the slash, so that <c>x%2Fy</c> and <c>x%252Fy</c> look the same afterwards. The gateway
/// keeps the escape of the percent sign too, which makes them two, and a service decodes what is left in its route values.
/// </remarks>
public static class PathIds
{
    /// <summary>Stands in a path for an id that no path can carry, such as <c>..</c>; the id is then in the query, under the parameter's name.</summary>
    public const string InQuery = "-";

    /// <summary>For the gateway, before routes: keeps apart what the server's own decoding makes one.</summary>
    public static IApplicationBuilder UseDistinctPaths(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (target.StartsWith('/') && target.Contains("%25", StringComparison.Ordinal))
        {
            context.Request.Path = new PathString(Distinct(target.Split('?', 2)[0])); // a mere string would be decoded
        }

        return next(context);
    });

    /// <summary>For a service, after routing.</summary>
    public static IApplicationBuilder UsePathIds(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.RouteValues is { Count: > 0 } values)
        {
            foreach (var (name, value) in values.ToArray())
            {
                if (value is InQuery && context.Request.Query.TryGetValue(name, out var query) && query is [{ Length: > 0 } id])
                {
                    values[name] = id;
                }
                else if (value is string escaped && escaped.Contains('%'))
                {
                    values[name] = escaped.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Replace("%25", "%", StringComparison.Ordinal);
                }
            }
        }

        return next(context);
    });

    // As the server decodes a path (dots are resolved once they are decoded), but for the escapes that stay.
    private static string Distinct(string path)
    {
        List<string> segments = [];
        foreach (var raw in path.Split('/')[1..])
        {
            var segment = Uri.UnescapeDataString(raw.Replace("%25", "%2525", StringComparison.Ordinal).Replace("%2F", "%252F", StringComparison.OrdinalIgnoreCase));
            if (segment is "..")
            {
                if (segments.Count > 0)
                {
                    segments.RemoveAt(segments.Count - 1);
                }
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }

        return "/" + string.Join('/', segments);
    }
}

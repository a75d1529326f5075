using Microsoft.AspNetCore.Routing.Template;

namespace Hatched.Gateway.Routing;

/// <summary>Asks the <see cref="RouteTable"/> who answers a path, by the precedence that ASP.NET routing uses.</summary>
internal static class RouteMatcher
{
    private static readonly (TemplateMatcher Path, string Service)[] Table =
    [
        .. RouteTable.All
            .SelectMany(routes => routes.Paths, (routes, path) => (Template: TemplateParser.Parse(RouteTable.Template(path)), routes.Service))
            .OrderBy(route => RoutePrecedence.ComputeInbound(route.Template))
            .Select(route => (new TemplateMatcher(route.Template, []), route.Service)),
    ];

    /// <param name="path">A path or a path template; null when nobody answers it.</param>
    public static string? OwnerOf(string path) => Table.FirstOrDefault(route => route.Path.TryMatch(path, [])).Service;
}

using System.Security.Cryptography;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Gateway.Dashboard;

/// <summary>The operator's web app: static files, and an index with a nonce of its own for each answer.</summary>
internal static class DashboardFeature
{
    private const string Home = "/dashboard";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void AddDashboard(this WebApplicationBuilder builder) => builder.Services.AddSingleton<DashboardFiles>();

    public static void MapDashboard(this IEndpointRouteBuilder app)
    {
        Map(app, "/", context =>
        {
            context.Response.Redirect(Home);
            return Task.CompletedTask;
        });
        Map(app, Home + "/assets/{**name}", ServeAssetAsync);
        Map(app, Home + "/{**page}", ServePageAsync);
    }

    private static void Map(IEndpointRouteBuilder app, string pattern, RequestDelegate answer) =>
        app.MapMethods(pattern, Reading, answer).AllowAnonymous().ExcludeFromDescription();

    // Their names hold a hash of what is in them: whoever has one never asks again.
    private static Task ServeAssetAsync(HttpContext context)
    {
        var files = context.RequestServices.GetRequiredService<DashboardFiles>();
        if (files.FindAsset((string?)context.Request.RouteValues["name"] ?? "", context.Request.Headers.AcceptEncoding.ToString()) is not { } asset)
        {
            return ErrorCatalogue.ForStatus(404).WriteAsync(context);
        }

        DashboardHeaders.Harden(context);
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = "Accept-Encoding";
        headers.ContentEncoding = asset.Encoding;
        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = new FileInfo(asset.Path).Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(asset.Path, context.RequestAborted);
    }

    private static async Task ServePageAsync(HttpContext context)
    {
        var files = context.RequestServices.GetRequiredService<DashboardFiles>();
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        DashboardHeaders.Harden(context);
        if (await files.ReadIndexAsync(context.RequestAborted) is not { } html)
        {
            html = NotBuiltPage.Html;
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "5";
        }

        context.Response.Headers.ContentSecurityPolicy = DashboardHeaders.PolicyWith(nonce);
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html.Replace(DashboardFiles.NoncePlaceholder, nonce, StringComparison.Ordinal), context.RequestAborted);
    }
}

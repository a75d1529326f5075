using Microsoft.AspNetCore.Http.HttpResults;
using System.Text.RegularExpressions;
using Hatched.ServiceDefaults.Http;
using Microsoft.Net.Http.Headers;

namespace Hatched.Widget.Features.Builds;

/// <summary>The loader and its bundles: <c>/widget.js</c> is the newest, what lies under a version never changes.</summary>
internal static partial class BuildEndpoints
{
    private const string ForGood = "public, max-age=31536000, immutable";
    private const string ForNow = "public, max-age=300, must-revalidate";
    private static readonly ApiError NoFile = ApiError.NotFound("File of the widgets");
    private static readonly ApiError NotBuilt = new(
        503, "service_unavailable", "The widgets are not built yet. ./hatched frontends builds them; it needs Node.js 20.19 or newer.");

    public static void AddBuilds(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<BuildFolder>();
        builder.Services.AddSingleton<BuildStore>();
        builder.Services.AddSingleton<CurrentBuild>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CurrentBuild>());
    }

    public static void MapBuilds(this IEndpointRouteBuilder routes)
    {
        // Files for a script tag, not operations of the API: they are described in the guides and not in its document.
        var files = routes.MapGroup("").AllowAnonymous().ExcludeFromDescription();
        files.MapMethods("/widget.js", Read, (HttpContext context, CurrentBuild build, CancellationToken ct) => NewestAsync("widget.js", context, build, ct));
        files.MapMethods("/widget/v1/{file}", Read, NewestAsync);
        files.MapMethods("/v/{version}/{file}", Read, PinnedAsync);
    }

    private static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    private static async Task<IResult> NewestAsync(string file, HttpContext context, CurrentBuild build, CancellationToken ct)
    {
        if (await build.VersionAsync(ct) is not { } version)
        {
            context.Response.Headers.RetryAfter = "5";
            return NotBuilt;
        }

        return await build.FindAsync(version, file, ct) is { } found ? Serve(context, found, ForNow) : NoFile;
    }

    private static async Task<IResult> PinnedAsync(string version, string file, HttpContext context, CurrentBuild build, CancellationToken ct) =>
        VersionName().IsMatch(version) && await build.FindAsync(version, file, ct) is { } found ? Serve(context, found, ForGood) : NoFile;

    private static FileContentHttpResult Serve(HttpContext context, BuiltFile file, string caching)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = caching;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = HeaderNames.AcceptEncoding;
        var (encoding, bytes) = Choose(context.Request, file);
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        return TypedResults.Bytes(bytes, TypeOf(file.Path), entityTag: new EntityTagHeaderValue($"\"{file.Sha384}{(encoding is null ? "" : $"-{encoding}")}\""));
    }

    private static (string? Encoding, byte[] Bytes) Choose(HttpRequest request, BuiltFile file)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding.Where(each => each.Quality is not 0).Select(each => each.Value.Value).ToArray();
        if (file.Brotli is { } brotli && accepted.Contains("br"))
        {
            return ("br", brotli);
        }

        return file.Gzip is { } gzip && accepted.Contains("gzip") ? ("gzip", gzip) : (null, file.Content);
    }

    private static string TypeOf(string path) => Path.GetExtension(path) is ".js" ? "text/javascript; charset=utf-8" : "application/json; charset=utf-8";

    [GeneratedRegex(@"^[0-9A-Za-z][0-9A-Za-z.+-]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex VersionName();
}

using System.Text.RegularExpressions;
using Hatched.Imaging.Data;
using Hatched.Imaging.Features.Procedural;
using Hatched.Imaging.Features.Procedural.Icons;
using Hatched.Imaging.Features.Procedural.Rendering;
using Hatched.Imaging.Features.Rendering;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Hatched.Imaging.Features.Pictures;

/// <summary>The pictures themselves. Their addresses hold all that they depend on, so they may be kept forever.</summary>
internal static partial class PictureEndpoints
{
    private const int IconSize = 256;

    private static readonly ApiError NoPicture = ApiError.NotFound("Image");
    private static readonly ApiError TooMany = new(429, "rate_limited", "Too many pictures that nobody has asked for before. Please retry after 1 second.");

    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        var images = routes.MapGroup("/images").WithTags("Images").AllowAnonymous();

        Map(images, "/{name}.png", GetBuddyPicture, "GetBuddyPicture", "Get a buddy's picture, 512 px, or 128 px with _128 after its key");
        Map(images, "/items/{category}/{key}.png", GetItemIcon, "GetItemIcon", "Get the icon of an item key");
        Map(images, "/badges/{key}.png", GetBadgeIcon, "GetBadgeIcon", "Get the icon of a badge key");
        Map(images, "/eggs/{variant}.png", GetEggPicture, "GetEggPicture", "Get an egg's picture, waiting or ready to hatch");
    }

    /// <param name="name">As it stands in <c>image_url</c> and <c>thumb_url</c>.</param>
    internal static async Task<Results<FileContentHttpResult, ApiError>> GetBuddyPicture(string name, ImagingDb db, PictureCache cache, HttpContext context, CancellationToken ct)
    {
        if (!PictureName().IsMatch(name))
        {
            return NoPicture;
        }

        var key = name[..64];
        var png = await cache.GetAsync(name, () => name.Length == 64
            ? db.Pictures.Where(picture => picture.Key == key).Select(picture => picture.Full).FirstOrDefaultAsync(ct)
            : db.Pictures.Where(picture => picture.Key == key).Select(picture => picture.Thumb).FirstOrDefaultAsync(ct));
        return png is null ? NoPicture : Png(context, png, name);
    }

    internal static async Task<Results<FileContentHttpResult, ApiError>> GetItemIcon(
        string category, string key, PictureCache cache, DrawingQueue queue, HttpContext context, CancellationToken ct) =>
        ItemIcon.Categories.Contains(category) && IconKey().IsMatch(key)
            ? await DrawnAsync($"item-{category}-{key}", () => ItemIcon.Draw(category, key), IconSize, cache, queue, context, ct)
            : NoPicture;

    internal static async Task<Results<FileContentHttpResult, ApiError>> GetBadgeIcon(
        string key, PictureCache cache, DrawingQueue queue, HttpContext context, CancellationToken ct) =>
        IconKey().IsMatch(key) ? await DrawnAsync($"badge-{key}", () => BadgeIcon.Draw(key), IconSize, cache, queue, context, ct) : NoPicture;

    /// <param name="variant">1…12.</param>
    /// <param name="ready">True shows it about to hatch.</param>
    internal static async Task<Results<FileContentHttpResult, ApiError>> GetEggPicture(
        string variant, bool? ready, PictureCache cache, DrawingQueue queue, HttpContext context, CancellationToken ct) =>
        int.TryParse(variant, out var number) && number is >= 1 and <= 12
            ? await DrawnAsync($"egg-{number}-{(ready is true ? "ready" : "waiting")}", () => EggPicture.Draw(number, ready is true), Picture.Size, cache, queue, context, ct)
            : NoPicture;

    private static void Map(RouteGroupBuilder images, string path, Delegate handler, string name, string summary)
    {
        images.MapGet(path, handler).WithName(name).WithSummary(summary).Produces<Stream>(200, "image/png").Produces(304).Refuses("resource_not_found", "rate_limited");
        images.MapMethods(path, [HttpMethods.Head], handler).ExcludeFromDescription();
    }

    private static async Task<Results<FileContentHttpResult, ApiError>> DrawnAsync(
        string name, Func<string> svg, int size, PictureCache cache, DrawingQueue queue, HttpContext context, CancellationToken ct)
    {
        var tag = $"{ProceduralArtist.Version}-{name}";
        if (cache.Find(name) is { } known)
        {
            return Png(context, known, tag);
        }

        if (!queue.TryEnter(AddressOf(context), out var place))
        {
            context.Response.Headers.RetryAfter = "1";
            return TooMany;
        }

        using (place)
        {
            return Png(context, await cache.GetOrDrawAsync(name, () => Rasterizer.ToPng(svg(), size), ct), tag);
        }
    }

    // The gateway sets it to the address that it was called from; nobody else reaches this service.
    private static string AddressOf(HttpContext context) => context.Request.Headers["X-Forwarded-For"] is [.., { Length: > 0 } address]
        ? address
        : context.Connection.RemoteIpAddress?.ToString() ?? "-";

    private static FileContentHttpResult Png(HttpContext context, byte[] png, string tag)
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(png, "image/png", entityTag: new EntityTagHeaderValue($"\"{tag}\""));
    }

    [GeneratedRegex("^[0-9a-f]{64}(_128)?$", RegexOptions.NonBacktracking)]
    private static partial Regex PictureName();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$", RegexOptions.NonBacktracking)]
    private static partial Regex IconKey();
}

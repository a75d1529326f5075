using System.Runtime.InteropServices;
using System.Text;

namespace Hatched.Imaging.Features.Procedural.Rendering;

/// <summary>SVG to PNG through librsvg and cairo. Every call has its own handles, so that threads share nothing.</summary>
public static class Rasterizer
{
    /// <summary>Renders to a square PNG.</summary>
    /// <param name="svg">A complete SVG document.</param>
    /// <param name="size">Edge in pixels, 1…4096.</param>
    /// <exception cref="RasterizationException">The document is not SVG, or a native library failed.</exception>
    public static byte[] ToPng(string svg, int size) => ToPng(svg, size, size);

    internal static byte[] ToPng(string svg, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Math.Min(width, height));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(width, height), 4096);
        using var document = Open(svg);
        using var surface = Cairo.ImageSurfaceCreate(Cairo.FormatArgb32, width, height);
        Cairo.Check(Cairo.SurfaceStatus(surface));
        using (var context = Cairo.Create(surface))
        {
            Cairo.Check(Cairo.Status(context));
            var viewport = new RsvgRectangle(0, 0, width, height);
            if (!Rsvg.RenderDocument(document, context, in viewport, out var error))
            {
                throw Rsvg.Failure(error, "cannot render");
            }
        }

        return Cairo.ToPng(surface);
    }

    /// <summary>Tells a failure of drawing or of its native libraries, which no other try will mend, from all others.</summary>
    internal static bool IsUnusable(Exception exception) => exception is RasterizationException or DllNotFoundException or EntryPointNotFoundException;

    private static RsvgHandle Open(string svg)
    {
        var bytes = Encoding.UTF8.GetBytes(svg);
        var document = Rsvg.NewFromData(bytes, (nuint)bytes.Length, out var error);
        if (document.IsInvalid)
        {
            document.Dispose();
            throw Rsvg.Failure(error, "cannot read");
        }

        return document;
    }
}

/// <summary>A picture that could not be rasterized, with the native library's own words.</summary>
public sealed class RasterizationException(string message) : Exception(message);

/// <summary>A rectangle as librsvg lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RsvgRectangle(double X, double Y, double Width, double Height);

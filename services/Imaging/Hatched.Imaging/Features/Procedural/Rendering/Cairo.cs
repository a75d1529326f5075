using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Hatched.Imaging.Features.Procedural.Rendering;

internal sealed class CairoSurface() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Cairo.SurfaceDestroy(handle);
        return true;
    }
}

internal sealed class CairoContext() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Cairo.Destroy(handle);
        return true;
    }
}

/// <summary>The part of cairo that we call: image surfaces and their PNG encoder.</summary>
internal static partial class Cairo
{
    public const int FormatArgb32 = 0;
    private const string Library = "libcairo.so.2";
    private const int StatusWriteError = 11;

    [LibraryImport(Library, EntryPoint = "cairo_image_surface_create")]
    public static partial CairoSurface ImageSurfaceCreate(int format, int width, int height);

    [LibraryImport(Library, EntryPoint = "cairo_surface_status")]
    public static partial int SurfaceStatus(CairoSurface surface);

    [LibraryImport(Library, EntryPoint = "cairo_create")]
    public static partial CairoContext Create(CairoSurface surface);

    [LibraryImport(Library, EntryPoint = "cairo_status")]
    public static partial int Status(CairoContext context);

    [LibraryImport(Library, EntryPoint = "cairo_destroy")]
    public static partial void Destroy(nint context);

    [LibraryImport(Library, EntryPoint = "cairo_surface_destroy")]
    public static partial void SurfaceDestroy(nint surface);

    public static void Check(int status)
    {
        if (status != 0)
        {
            throw new RasterizationException($"cairo: {Marshal.PtrToStringUTF8(StatusToString(status))}");
        }
    }

    public static unsafe byte[] ToPng(CairoSurface surface)
    {
        using var png = new MemoryStream();
        var target = GCHandle.Alloc(png);
        try
        {
            Check(WritePng(surface, &Write, GCHandle.ToIntPtr(target)));
        }
        finally
        {
            target.Free();
        }

        return png.ToArray();
    }

    [LibraryImport(Library, EntryPoint = "cairo_status_to_string")]
    private static partial nint StatusToString(int status);

    [LibraryImport(Library, EntryPoint = "cairo_surface_write_to_png_stream")]
    private static unsafe partial int WritePng(CairoSurface surface, delegate* unmanaged[Cdecl]<nint, byte*, uint, int> write, nint target);

    // An exception must not cross native frames: running out of memory becomes cairo's own write error.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static unsafe int Write(nint target, byte* data, uint length)
    {
        try
        {
            ((MemoryStream)GCHandle.FromIntPtr(target).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
            return 0;
        }
        catch (Exception refused) when (refused is IOException or OutOfMemoryException)
        {
            return StatusWriteError;
        }
    }
}

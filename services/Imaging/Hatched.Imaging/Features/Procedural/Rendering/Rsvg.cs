using System.Runtime.InteropServices;

namespace Hatched.Imaging.Features.Procedural.Rendering;

internal sealed class RsvgHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        Rsvg.Unref(handle);
        return true;
    }
}

/// <summary>The part of librsvg (2.46 or newer) that we call.</summary>
internal static partial class Rsvg
{
    private const string Library = "librsvg-2.so.2";

    [LibraryImport(Library, EntryPoint = "rsvg_handle_new_from_data")]
    public static partial RsvgHandle NewFromData(ReadOnlySpan<byte> data, nuint length, out nint error);

    [LibraryImport(Library, EntryPoint = "rsvg_handle_render_document")]
    [return: MarshalAs(UnmanagedType.Bool)]
    public static partial bool RenderDocument(RsvgHandle document, CairoContext context, in RsvgRectangle viewport, out nint error);

    [LibraryImport("libgobject-2.0.so.0", EntryPoint = "g_object_unref")]
    public static partial void Unref(nint handle);

    /// <summary>Takes over and frees a GError.</summary>
    public static RasterizationException Failure(nint error, string what)
    {
        var reason = "no reason given";
        if (error != 0)
        {
            reason = Marshal.PtrToStringUTF8(Marshal.PtrToStructure<GError>(error).Message) ?? reason;
            ErrorFree(error);
        }

        return new RasterizationException($"librsvg {what}: {reason}");
    }

    [LibraryImport("libglib-2.0.so.0", EntryPoint = "g_error_free")]
    private static partial void ErrorFree(nint error);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct GError
    {
        public readonly uint Domain;
        public readonly int Code;
        public readonly nint Message;
    }
}

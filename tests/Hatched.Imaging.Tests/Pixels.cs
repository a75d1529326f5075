using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Hatched.Imaging.Tests;

/// <summary>A decoded PNG (8 bit RGBA, as cairo writes), to compare pictures by what they show.</summary>
internal sealed class Pixels
{
    private readonly byte[] rgba;

    private Pixels(int width, int height, byte[] rgba) => (Width, Height, this.rgba) = (width, height, rgba);

    public int Width { get; }

    public int Height { get; }

    public static Pixels Decode(byte[] png)
    {
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png[..4]);
        int width = 0, height = 0;
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var type = Encoding.ASCII.GetString(png, at + 4, 4);
            if (type == "IHDR")
            {
                (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 8)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 12)));
                Assert.Equal([8, 6], png[(at + 16)..(at + 18)]);
            }
            else if (type == "IDAT")
            {
                packed.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
        var raw = new byte[height * ((width * 4) + 1)];
        inflate.ReadExactly(raw);
        return new Pixels(width, height, Unfilter(raw, width * 4, height));
    }

    public (int R, int G, int B, int A) this[int x, int y] =>
        ((y * Width) + x) * 4 is var i ? (rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]) : default;

    /// <summary>The mean difference of a colour channel over a rectangle, 0…255; transparent counts as white.</summary>
    public double Difference(Pixels other, int left = 0, int top = 0, int right = int.MaxValue, int bottom = int.MaxValue)
    {
        double sum = 0;
        var count = 0;
        for (var y = top; y < Math.Min(bottom, Height); y++)
        {
            for (var x = left; x < Math.Min(right, Width); x++)
            {
                var (a, b) = (OnWhite(this[x, y]), OnWhite(other[x, y]));
                sum += Math.Abs(a.R - b.R) + Math.Abs(a.G - b.G) + Math.Abs(a.B - b.B);
                count += 3;
            }
        }

        return sum / count;
    }

    private static (double R, double G, double B) OnWhite((int R, int G, int B, int A) p) =>
        (255 - ((255 - p.R) * p.A / 255.0), 255 - ((255 - p.G) * p.A / 255.0), 255 - ((255 - p.B) * p.A / 255.0));

    private static byte[] Unfilter(byte[] raw, int stride, int height)
    {
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = raw[y * (stride + 1)];
            for (var x = 0; x < stride; x++)
            {
                int left = x < 4 ? 0 : pixels[(y * stride) + x - 4];
                int up = y == 0 ? 0 : pixels[((y - 1) * stride) + x];
                int corner = x < 4 || y == 0 ? 0 : pixels[((y - 1) * stride) + x - 4];
                var guess = filter switch { 0 => 0, 1 => left, 2 => up, 3 => (left + up) / 2, _ => Paeth(left, up, corner) };
                pixels[(y * stride) + x] = (byte)(raw[(y * (stride + 1)) + 1 + x] + guess);
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var p = left + up - corner;
        var (dl, du, dc) = (Math.Abs(p - left), Math.Abs(p - up), Math.Abs(p - corner));
        return dl <= du && dl <= dc ? left : du <= dc ? up : corner;
    }
}

using System.Globalization;

namespace Hatched.Widget.Features.Themes.Suggest;

/// <summary>A colour as people see it: lightness 0…1, chroma, hue in degrees. Steps of it look like steps, which those of RGB do not.</summary>
/// <remarks>https://bottosson.github.io/posts/oklab/</remarks>
internal readonly record struct Oklch(double Lightness, double Chroma, double Hue)
{
    /// <param name="hex">Six digits after a <c>#</c>.</param>
    public static Oklch Parse(string hex)
    {
        var value = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        var (r, g, b) = (Linear((value >> 16) & 0xff), Linear((value >> 8) & 0xff), Linear(value & 0xff));
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        var (a, bb) = ((1.9779984951 * l) - (2.428592205 * m) + (0.4505937099 * s), (0.0259040371 * l) + (0.7827717662 * m) - (0.808675766 * s));
        return new Oklch((0.2104542553 * l) + (0.793617785 * m) - (0.0040720468 * s), Math.Sqrt((a * a) + (bb * bb)), (Math.Atan2(bb, a) * 180 / Math.PI + 360) % 360);
    }

    public string ToHex()
    {
        var (a, b) = (Chroma * Math.Cos(Hue * Math.PI / 180), Chroma * Math.Sin(Hue * Math.PI / 180));
        var l = Math.Pow(Lightness + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(Lightness - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(Lightness - (0.0894841775 * a) - (1.291485548 * b), 3);
        return string.Create(CultureInfo.InvariantCulture, $"#{Byte((4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s)):X2}{
            Byte((-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s)):X2}{Byte((-0.0041960863 * l) - (0.7034186147 * m) + (1.707614701 * s)):X2}");
    }

    /// <summary>The ratio of WCAG between two colours, 1…21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>This colour, as much lighter or darker as it takes to be read on the background.</summary>
    public Oklch ReadableOn(string background, double least = 4.5)
    {
        for (var step = 0; step <= 100; step++)
        {
            foreach (var lightness in new[] { Lightness - (step / 100d), Lightness + (step / 100d) })
            {
                var tried = this with { Lightness = lightness, Chroma = Chroma * (1 - (step / 250d)) };
                if (lightness is >= 0 and <= 1 && Contrast(tried.ToHex(), background) >= least)
                {
                    return tried;
                }
            }
        }

        return Contrast("#000000", background) >= least ? new Oklch(0, 0, 0) : new Oklch(1, 0, 0);
    }

    private static double Luminance(string hex)
    {
        var value = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (0.2126 * Linear((value >> 16) & 0xff)) + (0.7152 * Linear((value >> 8) & 0xff)) + (0.0722 * Linear(value & 0xff));
    }

    private static double Linear(int channel) => channel / 255d is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    private static int Byte(double linear)
    {
        var c = Math.Clamp(linear, 0, 1);
        return (int)Math.Round((c <= 0.0031308 ? c * 12.92 : (1.055 * Math.Pow(c, 1 / 2.4)) - 0.055) * 255);
    }
}

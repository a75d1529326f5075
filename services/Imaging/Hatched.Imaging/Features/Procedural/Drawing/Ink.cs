using System.Globalization;
using System.Runtime.InteropServices;

namespace Hatched.Imaging.Features.Procedural.Drawing;

/// <summary>
/// A colour in OKLCH: lightness 0…1, chroma 0…~0.35, hue in degrees. Deliberately not RGB or HSL, because equal steps of
/// lightness look equal for every hue, so that one shading recipe suits a yellow bird and a navy penguin.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Ink(double L, double C, double H)
{
    public static readonly Ink White = Hex("#ffffff");

    public static Ink Hex(string hex)
    {
        var rgb = int.Parse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        double r = Linear((rgb >> 16) & 255), g = Linear((rgb >> 8) & 255), b = Linear(rgb & 255);
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return FromLab(
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s));
    }

    /// <summary>Adds to lightness, multiplies chroma, turns the hue.</summary>
    public Ink Shift(double light = 0, double chroma = 1, double turn = 0) =>
        new(Math.Clamp(L + light, 0, 1), C * chroma, H + turn);

    public Ink Mix(Ink other, double share)
    {
        var (a1, b1) = Lab;
        var (a2, b2) = other.Lab;
        return FromLab(L + ((other.L - L) * share), a1 + ((a2 - a1) * share), b1 + ((b2 - b1) * share));
    }

    /// <summary>The nearest sRGB colour of the same lightness and hue, as <c>#rrggbb</c>.</summary>
    public override string ToString()
    {
        var ink = this;
        for (var tries = 0; tries < 12 && !ink.TryRgb(out _); tries++)
        {
            ink = ink with { C = ink.C * 0.88 };
        }

        ink.TryRgb(out var rgb);
        return $"#{rgb:x6}";
    }

    private (double A, double B) Lab => (C * Math.Cos(H * Math.PI / 180), C * Math.Sin(H * Math.PI / 180));

    private static Ink FromLab(double l, double a, double b) => new(l, Math.Sqrt((a * a) + (b * b)), Math.Atan2(b, a) * 180 / Math.PI);

    private bool TryRgb(out int rgb)
    {
        var (a, b) = Lab;
        var l = Math.Pow(L + (0.3963377774 * a) + (0.2158037573 * b), 3);
        var m = Math.Pow(L - (0.1055613458 * a) - (0.0638541728 * b), 3);
        var s = Math.Pow(L - (0.0894841775 * a) - (1.2914855480 * b), 3);
        double red = (4.0767416621 * l) - (3.3077115913 * m) + (0.2309699292 * s);
        double green = (-1.2684380046 * l) + (2.6097574011 * m) - (0.3413193965 * s);
        double blue = (-0.0041960863 * l) - (0.7034186147 * m) + (1.7076147010 * s);
        rgb = (Channel(red) << 16) | (Channel(green) << 8) | Channel(blue);
        const double slack = 0.002;
        return Math.Min(red, Math.Min(green, blue)) >= -slack && Math.Max(red, Math.Max(green, blue)) <= 1 + slack;
    }

    private static double Linear(int channel) =>
        channel / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);

    private static int Channel(double linear)
    {
        var c = linear <= 0.0031308 ? linear * 12.92 : (1.055 * Math.Pow(linear, 1 / 2.4)) - 0.055;
        return (int)Math.Round(Math.Clamp(c, 0, 1) * 255);
    }
}

/// <summary>What one material needs to look lit: its base colour and the light, dark and outline made of it.</summary>
internal sealed record Tone(Ink Base)
{
    public static implicit operator Tone(string hex) => new(Ink.Hex(hex));

    /// <summary>Lights drift to yellow and darks to violet, as under a warm lamp and a blue sky.</summary>
    public Ink Light => Base.Mix(Ink.Hex("#fff3cf"), 0.30).Shift(0.02);

    public Ink Dark => Base.Shift(-0.10, 1.08).Mix(Ink.Hex("#5a3fa0"), 0.14);

    public Ink Line => new(Math.Clamp((Base.L * 0.46) - 0.02, 0.17, 0.42), Math.Min(Base.C * 0.85, 0.11) + 0.01, Base.H);

    public Tone Shift(double light = 0, double chroma = 1, double turn = 0) => new(Base.Shift(light, chroma, turn));

    public Tone Mix(Tone other, double share) => new(Base.Mix(other.Base, share));
}

using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>What a hand holds for show. The origin is the palm; a handle is about one unit long and rises to −v.</summary>
internal static class Handhelds
{
    public static readonly ItemArt[] All =
    [
        new("wand magic fairy spell", "#8f603a", "#ffd24a", f =>
        {
            var at = f.Palm with { Angle = 14 };
            Rod(f, at, 0.4, -1.1, 9);
            var (x, y) = at.At(0, -1.3);
            f.C.Glow(x, y, at.Sy * 0.9, at.Sy * 0.9, f.Trim.Light, 0.8);
            f.C.Shape(at.Star(0, -1.3, 0.5, 5, 0.5), f.Trim, 5);
            f.C.Fill(at.Twinkle(0.62, -1.72, 0.2), Ink.White);
            f.C.Fill(at.Twinkle(-0.6, -1.7, 0.14), Ink.White);
        }),
        new("sword blade katana saber excalibur", "#dfe7f2", "#f3c14b", f =>
        {
            var at = f.Palm with { Angle = 18 };
            f.C.Shape(at.Path("M-.17 -.26 L-.17 -1.72 L0 -2.02 L.17 -1.72 L.17 -.26Z"), f.Main, 4);
            f.C.Stroke(at.Path("M0 -.3 L0 -1.7"), f.Main.Dark, 2.6);
            f.C.Shape(at.Box(-0.48, -0.36, 0.96, 0.2, 0.1), f.Trim, 3);
            f.C.Shape(at.Box(-0.11, -0.18, 0.22, 0.6, 0.08), "#7a4b33", 3, 0.8);
            f.C.Shape(at.Circle(0, 0.5, 0.15), f.Trim, 3, 0.8);
        }),
        new("lightsaber laser beam neon glow", "#7dffb0", "#4b5470", f =>
        {
            var at = f.Palm with { Angle = 20 };
            f.C.Stroke(at.Thread("0 -.3, 0 -1.9"), f.Main.Base, 24, 0.3);
            f.C.Stroke(at.Thread("0 -.3, 0 -1.9"), f.Main.Base, 13);
            f.C.Stroke(at.Thread("0 -.3, 0 -1.9"), Ink.White, 6);
            f.C.Shape(at.Box(-0.14, -0.36, 0.28, 0.8, 0.08), f.Trim, 3, 0.8);
        }),
        new("shield guard buckler", "#4a6fd0", "#f3c14b", f =>
        {
            var at = f.Palm.At(0.08, -0.1, f.Palm.Sy * 0.86);
            f.C.Shape(at.Path("M-.9 -1 C-.4 -.86 .4 -.86 .9 -1 C1 .2 .6 .9 0 1.3 C-.6 .9 -1 .2 -.9 -1Z"), f.Trim, 6);
            f.C.Shape(at.Path("M-.68 -.74 C-.3 -.64 .3 -.64 .68 -.74 C.74 .14 .46 .66 0 .98 C-.46 .66 -.74 .14 -.68 -.74Z"), f.Main, 6, 0.7);
            f.C.Fill(at.Star(0, 0, 0.44, 5, 0.5), f.Trim.Base);
        }),
        new("flag banner pennant", "#e5484d", "#fdfdff", f =>
        {
            var at = f.Palm with { Angle = 8 };
            Rod(f with { Main = "#a5713f" }, at, 0.5, -1.7, 7);
            f.C.Shape(at.Path("M.06 -1.68 C.5 -1.9 .8 -1.4 1.4 -1.62 L1.3 -.84 C.8 -.66 .5 -1.1 .06 -.9Z"), f.Main, 6);
            f.C.Fill(at.Star(0.66, -1.26, 0.24, 5, 0.5), f.Trim.Base);
        }),
        new("torch sparkler candle fire flame", "#8f603a", "#ff9f3f", f =>
        {
            var at = f.Palm with { Angle = 10 };
            Rod(f, at, 0.5, -0.6, 13);
            f.C.Shape(at.Path("M-.26 -.5 L.26 -.5 L.18 -.76 L-.18 -.76Z"), "#5a6070", 3, 0.8);
            var (x, y) = at.At(0, -1.1);
            f.C.Glow(x, y, at.Sy, at.Sy, f.Trim.Light, 0.8);
            f.C.Shape(at.Blob("-.34 -.8, -.36 -1.16, -.1 -1.5, .02 -1.9!, .28 -1.4, .36 -1.1, .32 -.8, 0 -.68"), f.Trim, 4);
            f.C.Fill(at.Blob("-.16 -.8, -.16 -1, .02 -1.36!, .18 -1, .14 -.8"), "#ffe27a");
        }),
        new("trophy cup winner award champion", "#f3c14b", "#7a4b33", f =>
        {
            var at = f.Palm.At(0, -0.5, f.Palm.Sy * 0.9);
            Scene.Both(at, side => f.C.Stroke(side.Thread(".5 -.6, .96 -.66, .9 -.1, .4 .06"), f.Main.Line, 11));
            Scene.Both(at, side => f.C.Stroke(side.Thread(".5 -.6, .96 -.66, .9 -.1, .4 .06"), f.Main.Base, 6));
            f.C.Shape(at.Path("M-.14 .3 L.14 .3 L.2 .7 L-.2 .7Z"), f.Main, 3);
            f.C.Shape(at.Path("M-.62 -.86 L.62 -.86 C.62 -.1 .36 .36 0 .42 C-.36 .36 -.62 -.1 -.62 -.86Z"), f.Main, 7);
            f.C.Shape(at.Box(-0.4, 0.64, 0.8, 0.28, 0.06), f.Trim, 3, 0.8);
            f.C.Fill(at.Star(0, -0.34, 0.3, 5, 0.5), f.Main.Light);
        }),
        new("flower rose tulip bouquet daisy sunflower", "#f78fb5", "#ffd24a", f =>
        {
            var at = f.Palm with { Angle = 8 };
            f.C.Stroke(at.Thread("0 .5, .06 -.3, 0 -.9"), Ink.Hex("#4f9a5b"), 7);
            f.C.Shape(at.Blob(".04 -.2!, .4 -.56, .62 -.4!, .4 -.14"), "#6fbf73", 3, 0.7);
            Headgear.Petals(f.C, at.At(0, -1.14, at.Sy * 0.52), f.Main, f.Trim);
        }),
        new("lollipop candy sweet ice_cream icecream cotton", "#f78fb5", "#fff5f8", f =>
        {
            var at = f.Palm with { Angle = 12 };
            Rod(f with { Main = "#fdf6ea" }, at, 0.5, -0.8, 6);
            f.C.Shape(at.Circle(0, -1.16, 0.54), f.Main, 6);
            f.C.Stroke(at.Thread("0 -1.16, .14 -1.28, .2 -1.1, .02 -.96, -.22 -1.1, -.14 -1.4, .16 -1.46, .36 -1.2"), f.Trim.Base, 5.5);
        }),
        new("umbrella parasol", "#6f8fe8", "#fdfdff", f =>
        {
            var at = f.Palm with { Angle = 14 };
            Rod(f with { Main = "#8f603a" }, at, 0.5, -1.5, 7);
            f.C.Shape(at.Blob("-1.2 -1!, -.9 -1.6, 0 -2, .9 -1.6, 1.2 -1!, .8 -1.14, .4 -1!, 0 -1.14, -.4 -1!, -.8 -1.14"), f.Main, 7);
            f.C.Stroke(at.Path("M0 -1.96 C-.3 -1.6 -.4 -1.3 -.4 -1.04 M0 -1.96 C.3 -1.6 .4 -1.3 .4 -1.04"), f.Trim.Base, 3, 0.8);
        }),
    ];

    public static void Rod(Fit f, Frame at, double from, double to, double width)
    {
        var rod = at.Thread(FormattableString.Invariant($"0 {from}, 0 {to}"));
        f.C.Stroke(rod, f.Main.Line, width + 4);
        f.C.Stroke(rod, f.Main.Base, width);
        f.C.Stroke(rod, f.Main.Light, width * 0.25, 0.8);
    }
}

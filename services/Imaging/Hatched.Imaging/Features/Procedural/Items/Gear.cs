using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>More for the hand: vessels, lights, sports gear. Units as in <see cref="Handhelds"/>.</summary>
internal static class Gear
{
    public static readonly ItemArt[] All =
    [
        new("bottle flask water shake smoothie", "#5fb8e8", "#fdfdff", f =>
        {
            var at = f.Palm.At(0.06, -0.3, f.Palm.Sy * 0.9, 10);
            f.C.Shape(at.Box(-0.24, -1.3, 0.48, 0.36, 0.12), f.Main.Shift(-0.16), 4);
            f.C.Shape(at.Box(-0.42, -0.98, 0.84, 1.76, 0.26), f.Main, 7);
            f.C.Fill(at.Box(-0.42, -0.3, 0.84, 0.5, 0), f.Trim.Base, 0.95);
            f.C.Fill(at.Blob("0 -.24!, .16 .02, .02 .14, -.14 .02"), f.Main.Base);
            f.C.Stroke(at.Thread("-.24 -.76, -.24 -.46"), Ink.White, 5, 0.8);
        }),
        new("rope jump_rope skipping", "#e5585d", "#f3c14b", f =>
        {
            var at = f.Palm;
            var rope = at.Thread("0 -.2, .7 .3, .8 1.3, .1 1.9, -.5 1.3, -.3 .6, .2 .3");
            f.C.Stroke(rope, f.Trim.Line, 9);
            f.C.Stroke(rope, f.Trim.Base, 5);
            f.C.Shape((at with { Angle = 20 }).Box(-0.14, -0.8, 0.28, 0.9, 0.12), f.Main, 4);
            f.C.Shape((at with { Angle = -24 }).Box(-0.14, -0.76, 0.28, 0.86, 0.12), f.Main, 4);
        }),
        new("lantern paper_lantern lamp glow_jar", "#f58f5a", "#ffe27a", f =>
        {
            var at = f.Palm;
            Handhelds.Rod(f with { Main = "#8f603a" }, at with { Angle = 24 }, 0.4, -1.0, 7);
            var body = at.At(0.72, -0.3, at.Sy * 0.7);
            f.C.Stroke(body.Thread("-.4 -1, 0 -.9"), Ink.Hex("#6b4a2f"), 4);
            f.C.Glow(body.X, body.Y, body.Sy * 1.7, body.Sy * 1.7, f.Trim.Base, 0.8);
            f.C.Shape(body.Ellipse(0, 0, 0.78, 0.86), f.Main, 6);
            f.C.Fill(body.Ellipse(0, 0.06, 0.42, 0.5), f.Trim.Base, 0.8);
            f.C.Stroke(body.Thread("-.3 -.76, -.42 0, -.3 .76"), f.Main.Line, 2.4, 0.5);
            f.C.Stroke(body.Thread(".3 -.76, .42 0, .3 .76"), f.Main.Line, 2.4, 0.5);
            f.C.Shape(body.Box(-0.34, -0.98, 0.68, 0.22, 0.06), "#7a4b33", 2, 0.7);
            f.C.Shape(body.Box(-0.34, 0.76, 0.68, 0.22, 0.06), "#7a4b33", 2, 0.7);
        }),
        new("hourglass sandglass timer clock stopwatch", "#6fb8e8", "#d98a45", f =>
        {
            var at = f.Palm.At(0.04, -0.4, f.Palm.Sy * 0.78, 8);
            f.C.Shape(at.Path("M-.6 -.9 L.6 -.9 C.6 -.4 .2 -.2 .1 0 C.2 .2 .6 .4 .6 .9 L-.6 .9 C-.6 .4 -.2 .2 -.1 0 C-.2 -.2 -.6 -.4 -.6 -.9Z"), "#eaf5fd", 5, 0.9);
            f.C.Fill(at.Path("M-.42 -.56 L.42 -.56 C.3 -.3 .1 -.2 0 -.04 C-.1 -.2 -.3 -.3 -.42 -.56Z"), f.Main.Base);
            f.C.Fill(at.Path("M-.5 .84 C-.4 .5 -.2 .5 0 .3 C.2 .5 .4 .5 .5 .84Z"), f.Main.Base);
            f.C.Shape(at.Box(-0.8, -1.14, 1.6, 0.3, 0.14), f.Trim, 3, 0.9);
            f.C.Shape(at.Box(-0.8, 0.84, 1.6, 0.3, 0.14), f.Trim, 3, 0.9);
        }),
        new("pompom cheer", "#f78fb5", "#ffd24a", f =>
        {
            var at = f.Palm.At(0, -0.4, f.Palm.Sy * 0.8);
            f.C.Shape(at.Star(0, 0, 1, 16, 0.74), f.Main, 6);
            f.C.Fill(at.Star(0, 0, 0.66, 12, 0.7), f.Trim.Base);
            f.C.Fill(at.Star(0, 0, 0.34, 10, 0.7), f.Main.Light);
        }),
    ];
}

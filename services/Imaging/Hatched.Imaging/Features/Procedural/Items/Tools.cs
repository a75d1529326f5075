using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>What a hand holds to do something. Units as in <see cref="Handhelds"/>.</summary>
internal static class Tools
{
    public static readonly ItemArt[] All =
    [
        new("book dictionary tome grammar phrase notebook journal spellbook", "#4a86c8", "#f3c14b", f =>
        {
            var at = f.Palm.At(0.06, -0.3, f.Palm.Sy * 0.9, -6);
            f.C.Shape(at.Box(-0.66, -0.9, 1.4, 1.76, 0.12), f.Main.Shift(-0.08), 4);
            f.C.Fill(at.Box(-0.5, -0.8, 1.2, 1.6, 0.06), Ink.Hex("#fff8ea"));
            f.C.Shape(at.Box(-0.74, -0.96, 1.36, 1.76, 0.12), f.Main, 6);
            f.C.Stroke(at.Thread("-.52 -.9, -.52 .74"), f.Main.Line, 3, 0.7);
            f.C.Stroke(at.Box(-0.3, -0.7, 0.72, 0.5, 0.08), f.Trim.Base, 4);
            f.C.Fill(at.Star(0.06, 0.24, 0.26, 5, 0.5), f.Trim.Base);
        }),
        new("coffee mug tea cocoa latte cup_of drink juice", "#fdf6ea", "#8f5a3a", f =>
        {
            var at = f.Palm.At(0.1, -0.3, f.Palm.Sy * 0.8);
            f.C.Stroke(at.Thread(".56 -.3, 1 -.3, 1 .3, .5 .36"), f.Main.Line, 13);
            f.C.Stroke(at.Thread(".56 -.3, 1 -.3, 1 .3, .5 .36"), f.Main.Base, 7);
            f.C.Shape(at.Path("M-.66 -.6 L.66 -.6 L.58 .6 C.3 .8 -.3 .8 -.58 .6Z"), f.Main, 6);
            f.C.Shape(at.Ellipse(0, -0.6, 0.64, 0.18), f.Trim, 2, 0.8);
            foreach (var u in new[] { -0.24, 0.2 })
            {
                f.C.Stroke(at.Thread($"{u} -.9, {u + 0.14} -1.12, {u - 0.04} -1.3, {u + 0.1} -1.54"), Ink.White, 5, 0.85);
            }

            f.C.Fill(at.Blob("0 .36!, .3 .06, .26 -.16, .08 -.18, 0 -.06!, -.08 -.18, -.26 -.16, -.3 .06"), "#ef6f6c");
        }),
        new("pencil pen crayon quill write", "#ffc93f", "#f7a9b8", f =>
        {
            var at = f.Palm with { Angle = 18 };
            f.C.Shape(at.Path("M-.19 .56 L.19 .56 L.19 -1.2 L0 -1.64 L-.19 -1.2Z"), f.Main, 4);
            f.C.Fill(at.Path("M-.19 -1.2 L.19 -1.2 L0 -1.64Z"), Ink.Hex("#f6dcb4"));
            f.C.Fill(at.Path("M-.07 -1.48 L.07 -1.48 L0 -1.64Z"), Ink.Hex("#3a3f52"));
            f.C.Fill(at.Box(-0.19, 0.42, 0.38, 0.3, 0.1), f.Trim.Base);
            f.C.Stroke(at.Path("M-.19 .56 L.19 .56 L.19 -1.2 L0 -1.64 L-.19 -1.2Z"), f.Main.Line, f.C.Finish.Outline);
        }),
        new("dumbbell barbell weight gym lift kettlebell", "#4b5470", "#ef6f6c", f =>
        {
            var at = f.Palm with { Angle = -14 };
            f.C.Stroke(at.Thread("-.9 0, .9 0"), f.Main.Line, 13);
            f.C.Stroke(at.Thread("-.9 0, .9 0"), Ink.Hex("#c3cedd"), 8);
            Scene.Both(at, side =>
            {
                f.C.Shape(side.Box(0.56, -0.6, 0.28, 1.2, 0.1), f.Main, 4);
                f.C.Shape(side.Box(0.84, -0.42, 0.24, 0.84, 0.1), f.Trim, 4);
            });
        }),
        new("brush paint palette artist", "#8f603a", "#4a86e0", f =>
        {
            var at = f.Palm with { Angle = 16 };
            Handhelds.Rod(f, at, 0.6, -0.8, 9);
            f.C.Shape(at.Box(-0.14, -1.06, 0.28, 0.34, 0.04), "#c9d3e0", 2, 0.7);
            f.C.Shape(at.Blob("-.16 -1.06, -.24 -1.3, 0 -1.74!, .24 -1.3, .16 -1.06"), f.Trim, 4);
        }),
        new("racket tennis badminton paddle bat", "#e5585d", "#fff8ea", f =>
        {
            var at = f.Palm with { Angle = 20 };
            Handhelds.Rod(f with { Main = "#5a4a3f" }, at, 0.5, -0.6, 10);
            var head = at.Ellipse(0, -1.22, 0.52, 0.66);
            f.C.Fill(head, f.Trim.Base, 0.55);
            f.C.Clipped(head, () =>
            {
                for (var i = -4; i <= 4; i++)
                {
                    f.C.Stroke(at.Thread($"{i * 0.15} -2, {i * 0.15} -.4"), Ink.White, 2);
                    f.C.Stroke(at.Thread($"-.7 {-1.22 + (i * 0.17)}, .7 {-1.22 + (i * 0.17)}"), Ink.White, 2);
                }
            });
            f.C.Stroke(head, f.Main.Line, 12);
            f.C.Stroke(head, f.Main.Base, 7.5);
        }),
        new("microphone mic sing karaoke podcast", "#3a3f52", "#c9d3e0", f =>
        {
            var at = f.Palm with { Angle = 14 };
            f.C.Shape(at.Path("M-.17 -.5 L.17 -.5 L.12 .56 L-.12 .56Z"), f.Main, 4);
            f.C.Shape(at.Circle(0, -0.82, 0.4), f.Trim, 6);
            foreach (var v in new[] { -0.98, -0.82, -0.66 })
            {
                f.C.Stroke(at.Thread($"-.3 {v}, .3 {v}"), f.Trim.Line, 2.4, 0.7);
            }

            f.C.Stroke(at.Thread("-.32 -.52, .32 -.52"), f.Main.Line, 7);
        }),
        new("magnif lens search detective", "#8f603a", "#bfe6ff", f =>
        {
            var at = f.Palm with { Angle = 24 };
            Handhelds.Rod(f, at, 0.5, -0.6, 11);
            f.C.Fill(at.Circle(0, -1.14, 0.54), f.C.Radial(Ink.White, f.Trim.Base, 0.9, 0.6, 0.3, 0.3, 0.8));
            f.C.Stroke(at.Circle(0, -1.14, 0.54), Scene.Gold.Line, 13);
            f.C.Stroke(at.Circle(0, -1.14, 0.54), Scene.Gold.Base, 8);
            f.C.Stroke(at.Thread("-.3 -1.2, -.12 -1.42"), Ink.White, 5);
        }),
        new("phone tablet laptop camera gadget", "#3a4566", "#7fdcf0", f =>
        {
            var at = f.Palm.At(0.04, -0.36, f.Palm.Sy * 0.86, 8);
            f.C.Shape(at.Box(-0.5, -0.92, 1, 1.8, 0.2), f.Main, 4);
            f.C.Fill(at.Box(-0.38, -0.74, 0.76, 1.36, 0.08), f.C.Linear(f.Trim.Light, f.Trim.Base.Shift(-0.1, 1.2, 60)));
            f.C.Fill(at.Blob("0 .26!, .22 .02, .2 -.16, .06 -.18, 0 -.1!, -.06 -.18, -.2 -.16, -.22 .02"), Ink.White);
        }),
        new("hammer wrench axe pickaxe tool", "#a5713f", "#b9c4d4", f =>
        {
            var at = f.Palm with { Angle = 16 };
            Handhelds.Rod(f, at, 0.6, -1.1, 10);
            f.C.Shape(at.Path("M-.66 -1.5 L.5 -1.5 C.7 -1.4 .76 -1.1 .7 -.94 L-.66 -.94Z"), f.Trim, 5);
        }),
        new("map scroll letter plan checklist", "#f6e2b3", "#e5585d", f =>
        {
            var at = f.Palm.At(0.1, -0.3, f.Palm.Sy * 0.92, 6);
            f.C.Shape(at.Path("M-.7 -.7 L.7 -.7 L.7 .7 L-.7 .7Z"), f.Main, 5);
            f.C.Stroke(at.Thread("-.5 .4, -.3 0, 0 .2, .2 -.3"), f.Main.Line, 4, 0.7);
            f.C.Stroke(at.Path("M.26 -.5 L.54 -.22 M.54 -.5 L.26 -.22"), f.Trim.Base, 6);
            f.C.Shape(at.Box(-0.8, -0.84, 1.6, 0.28, 0.14), f.Main.Shift(-0.06), 3, 0.8);
            f.C.Shape(at.Box(-0.8, 0.56, 1.6, 0.28, 0.14), f.Main.Shift(-0.06), 3, 0.8);
        }),
    ];
}

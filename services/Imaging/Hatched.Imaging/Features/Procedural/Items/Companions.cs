using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>What stands or floats beside the buddy, in pixels from the picture's middle axis.</summary>
internal static class Companions
{
    public static readonly ItemArt[] All =
    [
        new("star buddy_star spark twinkle lucky", "#ffd24a", "#fff3c4", f =>
        {
            var at = f.Axis.At(-164, 196 + (f.Nth * 24), 34, -10);
            f.C.Glow(at.X, at.Y, 62, 62, f.Trim.Base, 0.8);
            f.C.Shape(at.Star(0, 0, 1.16, 5, 0.56), f.Main, 7);
            f.C.Fill(at.Circle(-0.24, -0.02, 0.1), f.Main.Line);
            f.C.Fill(at.Circle(0.24, -0.02, 0.1), f.Main.Line);
            f.C.Stroke(at.Path("M-.16 .2 C-.06 .34 .06 .34 .16 .2"), f.Main.Line, 3);
        }),
        new("balloon party_balloon birthday", "#ef5f6c", "#fff3dd", f =>
        {
            var at = f.Axis.At(-172, 146 + (f.Nth * 22), 46, -6);
            f.C.Stroke(at.Thread("0 1.3, .3 2.4, -.1 3.4, .5 4.6"), Ink.Hex("#6b7390"), 3);
            f.C.Shape(at.Path("M-.16 1.16 L.16 1.16 L.22 1.42 L-.22 1.42Z"), f.Main, 2, 0.8);
            f.C.Shape(at.Twin("0 -1.2, .66 -1.06, 1 -.4, .84 .4, .4 1.02, 0 1.22"), f.Main, 10);
            f.C.Fill(at.Ellipse(-0.4, -0.56, 0.2, 0.32), Ink.White, 0.75);
        }),
        new("butterfly moth", "#7fb2f5", "#f78fb5", f =>
        {
            var at = f.Axis.At(-162, 178 + (f.Nth * 26), 32, 16);
            Scene.Both(at, side =>
            {
                f.C.Shape(side.Blob(".06 0, .4 -.9, 1.1 -1, 1.2 -.3, .7 .1"), f.Main, 4, 0.8);
                f.C.Shape(side.Blob(".06 .1, .6 .1, .9 .6, .5 1, .1 .6"), f.Trim, 4, 0.8);
                f.C.Stroke(side.Thread("0 -.5, .2 -.9, .36 -1"), f.Main.Line, 2.4);
            });
            f.C.Stroke(at.Thread("0 -.5, 0 .7"), f.Main.Line, 8);
        }),
        new("bubble soap foam", "#bfeaff", "#f9d7ff", f =>
        {
            foreach (var (x, y, r) in new[] { (-176.0, 220.0, 26.0), (-150, 150, 18), (-196, 300, 14), (168, 196, 22), (190, 280, 13), (150, 124, 12) })
            {
                var at = f.Axis.At(x, y, r);
                f.C.Fill(at.Circle(0, 0, 1), f.C.Radial(Ink.White, f.Main.Base, 0.05, 0.6));
                f.C.Stroke(at.Circle(0, 0, 1), f.Trim.Light, 2.4, 0.9);
                f.C.Fill(at.Ellipse(-0.36, -0.42, 0.24, 0.16), Ink.White, 0.95);
            }
        }),
        new("music note melody song", "#7a6fe0", "#f07fae", f =>
        {
            foreach (var (i, (x, y)) in new[] { (-168.0, 204.0), (-190.0, 288.0), (174.0, 176.0) }.Index())
            {
                var at = f.Axis.At(x, y, 24, i * 14 - 10);
                var tone = i % 2 == 0 ? f.Main : f.Trim;
                f.C.Stroke(at.Thread(".44 .7, .44 -.9, 1 -.4"), tone.Line, 10);
                f.C.Stroke(at.Thread(".44 .7, .44 -.9, 1 -.4"), tone.Base, 5.5);
                f.C.Shape(at.Ellipse(0.08, 0.72, 0.48, 0.36), tone, 3, 0.8);
            }
        }),
        new("firefl sparkle glitter magic_dust confetti aura", "#ffe27a", "#fff6cf", f =>
        {
            foreach (var (x, y, r) in new[] { (-170.0, 180.0, 17.0), (-196, 270, 11), (-150, 340, 13), (176, 210, 15), (196, 300, 11), (154, 140, 12) })
            {
                var at = f.Axis.At(x, y, r);
                f.C.Glow(at.X, at.Y, r * 2, r * 2, f.Main.Base, 0.75);
                f.C.Fill(at.Twinkle(0, 0, 1), f.Trim.Light);
            }
        }),
        new("ball soccer football basketball beachball volley", "#fbfbfd", "#ef6f6c", f =>
        {
            var at = f.Axis.At(-158, 424, 33);
            Ground(f, at);
            f.C.Shape(at.Circle(0, 0, 1), f.Main, 9);
            f.C.Clipped(at.Circle(0, 0, 1), () =>
            {
                for (var i = 0; i < 3; i++)
                {
                    f.C.Fill(at.At(0, 0, at.Sy, i * 120).Path("M0 0 C.1 -.5 -.1 -.9 .1 -1.4 L1 -1.2 C.8 -.6 .3 -.3 0 0Z"), i == 1 ? Ink.Hex("#ffcf56") : f.Trim.Base);
                }
            });
            f.C.Stroke(at.Circle(0, 0, 1), f.Main.Line, f.C.Finish.Outline);
        }),
        new("plant cactus pot bonsai", "#5fb573", "#d9774f", f =>
        {
            var at = f.Axis.At(-164, 410, 36);
            Ground(f, at.At(0, 0.3, 36));
            f.C.Shape(at.Blob("-.34 .3, -.4 -.8, 0 -1.3, .4 -.8, .34 .3"), f.Main, 6);
            f.C.Shape(at.Blob("-.34 -.1, -.86 -.2, -.9 -.7, -.66 -.74, -.6 -.44, -.34 -.42"), f.Main, 4);
            foreach (var (u, v) in new[] { (-0.1, -0.9), (0.14, -0.6), (-0.12, -0.3), (0.12, -0.06) })
            {
                f.C.Stroke(at.Thread($"{u} {v}, {u + 0.07} {v - 0.1}"), f.Main.Light, 2.6);
            }

            f.C.Shape(at.Path("M-.66 .2 L.66 .2 L.5 1.26 L-.5 1.26Z"), f.Trim, 6);
            f.C.Shape(at.Box(-0.76, 0.06, 1.52, 0.36, 0.12), f.Trim, 3);
        }),
        new("duck chick bird parrot pet rubber companion mascot", "#ffd24a", "#ff9f43", f =>
        {
            var at = f.Axis.At(-160, 420, 34);
            Ground(f, at);
            f.C.Shape(at.Blob("-.9 -.1!, -.5 0, -.1 -.1, .5 -.2, .9 .2, .7 .8, -.3 .9, -.8 .5"), f.Main, 7);
            f.C.Shape(at.Circle(0.3, -0.62, 0.56), f.Main, 6);
            f.C.Shape(at.Blob(".72 -.66, 1.2 -.6, 1.16 -.36, .76 -.36"), f.Trim, 2, 0.8);
            f.C.Fill(at.Circle(0.42, -0.74, 0.1), Ink.Hex("#3a2f3f"));
            f.C.Stroke(at.Thread("-.3 .3, .1 .5, .4 .26"), f.Main.Line, 3);
        }),
        new("skateboard scooter surfboard board", "#f07fae", "#5fd0e0", f =>
        {
            var at = f.Axis.At(-160, 432, 52);
            Ground(f, at.At(0, 0.2, 52));
            f.C.Shape(at.Circle(-0.56, 0.26, 0.2), "#4b5470", 3, 0.8);
            f.C.Shape(at.Circle(0.56, 0.26, 0.2), "#4b5470", 3, 0.8);
            f.C.Shape(at.Path("M-1.1 -.22 C-1 0 -.8 .02 -.6 .02 L.6 .02 C.8 .02 1 0 1.1 -.22 C1.14 -.06 1 .2 .7 .22 L-.7 .22 C-1 .2 -1.14 -.06 -1.1 -.22Z"), f.Main, 4);
            f.C.Stroke(at.Thread("-.4 .12, .4 .12"), f.Trim.Base, 5);
        }),
        new("cloud rain weather", "#f4f8ff", "#6fb4f2", f =>
        {
            var at = f.Axis.At(-164, 150 + (f.Nth * 20), 48);
            foreach (var u in new[] { -0.5, 0.0, 0.5 })
            {
                f.C.Stroke(at.Thread($"{u} .76, {u - 0.12} 1.1"), f.Trim.Base, 6);
            }

            f.C.Shape(at.Blob("-.9 .5, -1.1 .06, -.76 -.3, -.4 -.3, -.1 -.72, .5 -.6, .66 -.2, 1.06 -.04, 1.04 .42, .7 .56, 0 .54"), f.Main, 8);
            f.C.Fill(at.Circle(-0.24, 0.1, 0.08), f.Trim.Line);
            f.C.Fill(at.Circle(0.24, 0.1, 0.08), f.Trim.Line);
            f.C.Stroke(at.Path("M-.1 .26 C-.04 .34 .04 .34 .1 .26"), f.Trim.Line, 2.6);
        }),
        new("gift present chest treasure box", "#ef6f6c", "#ffd24a", f =>
        {
            var at = f.Axis.At(-162, 416, 38);
            Ground(f, at.At(0, 0.2, 38));
            f.C.Shape(at.Box(-0.84, -0.4, 1.68, 1.34, 0.12), f.Main, 7);
            f.C.Fill(at.Box(-0.16, -0.36, 0.32, 1.26, 0), f.Trim.Base);
            f.C.Shape(at.Box(-0.96, -0.66, 1.92, 0.42, 0.1), f.Main.Shift(0.04), 4);
            f.C.Fill(at.Box(-0.16, -0.62, 0.32, 0.34, 0), f.Trim.Base);
            Headgear.Bow(f.C, at.At(0, -0.84, at.Sy * 0.44), f.Trim);
        }),
    ];

    private static void Ground(Fit f, Frame at) => f.C.Glow(at.X, Rig.Ground, at.Sy * 1.3, 9, new Ink(0.3, 0.06, 290), 0.5);
}

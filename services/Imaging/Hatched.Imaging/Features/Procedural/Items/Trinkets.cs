using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Small things pinned on, tied round or floating by. They stack like every accessory.</summary>
internal static class Trinkets
{
    public static readonly ItemArt[] All =
    [
        new("clover lucky_charm four_leaf", "#5fb573", "#3f8f57", f =>
        {
            var at = Breast(f, 0.19);
            f.C.Stroke(at.Thread("0 .1, .2 .8, .5 1.1"), f.Trim.Base, 5);
            for (var i = 0; i < 4; i++)
            {
                f.C.Shape(at.At(0, 0, at.Sy, i * 90).Blob("0 -.06!, .62 -.36, .64 -.96, .2 -1.04, 0 -.8!, -.2 -1.04, -.64 -.96, -.62 -.36"), f.Main, 3, 0.6);
            }
        }),
        new("bookmark note sticky paper sticker memo", "#ffe27a", "#e5585d", f =>
        {
            var at = Breast(f, 0.26) with { Angle = f.Nth % 2 == 0 ? -7 : 7 };
            f.C.Shape(at.Path("M-.9 -.8 L.9 -.8 L.9 .5 L.5 .9 L-.9 .9Z"), f.Main, 3, 0.8);
            f.C.Fill(at.Path("M.9 .5 L.5 .9 L.5 .5Z"), f.Main.Dark);
            foreach (var v in new[] { -0.3, 0.1, 0.5 })
            {
                f.C.Stroke(at.Thread($"-.6 {v}, {(v > 0.3 ? 0.2 : 0.6)} {v}"), f.Main.Line, 2.6, 0.6);
            }

            f.C.Shape(at.Circle(0, -0.8, 0.22), f.Trim, 2, 0.6);
        }),
        new("compass watch pocket_watch dial", "#f3c14b", "#e5585d", f =>
        {
            var at = (f.Nth % 2 == 0 ? f.Rig.Body : f.Rig.Body.Flip).At(-0.56, 0.34, f.Rig.Body.Sx * 0.29);
            f.C.Stroke(at.Thread(".1 -1, .5 -1.7, .8 -2.4"), f.Main.Line, 5);
            f.C.Stroke(at.Thread(".1 -1, .5 -1.7, .8 -2.4"), f.Main.Base, 2.4);
            f.C.Shape(at.Circle(0, 0, 1), f.Main, 5, 0.9);
            f.C.Fill(at.Circle(0, 0, 0.74), Ink.Hex("#fffaf0"));
            f.C.Fill((at with { Angle = 34 }).Path("M0 -.62 L.2 0 L-.2 0Z"), f.Trim.Base);
            f.C.Fill((at with { Angle = 34 }).Path("M0 .62 L.2 0 L-.2 0Z"), Ink.Hex("#4b5470"));
        }),
        new("wristband bracelet wrist watch_band band", "#e5585d", "#fdfdff", f =>
        {
            var arm = f.Nth % 2 == 0 ? f.Rig.Arm(1, 22) : f.Rig.Arm(-1, 22);
            var band = arm.Path("M-.34 .62 C-.12 .7 .12 .7 .34 .62 L.33 .82 C.12 .9 -.12 .9 -.33 .82Z");
            f.C.Shape(band, f.Main, 4);
            f.C.Stroke(arm.Thread("-.3 .72, 0 .79, .3 .72"), f.Trim.Base, 3.4);
        }),
        new("orb sphere wisp spirit", "#8fd0ff", "#e9d7ff", f =>
        {
            var at = f.Axis.At(-164, 206 + (f.Nth * 24), 34);
            f.C.Glow(at.X, at.Y, 72, 72, f.Main.Base, 0.85);
            f.C.Fill(at.Circle(0, 0, 1), f.C.Radial(Ink.White, f.Main.Base, 1, 1, 0.36, 0.32, 0.75));
            f.C.Stroke(at.Circle(0, 0, 1), f.Main.Line, 3.4, 0.7);
            f.C.Stroke((at with { Angle = -18 }).Ellipse(0, 0, 1.5, 0.42), f.Trim.Base, 4, 0.9);
            f.C.Fill(at.Twinkle(0.9, -0.9, 0.4), Ink.White);
        }),
        new("kite streamer", "#ef6f6c", "#ffd24a", f =>
        {
            var at = f.Axis.At(-176, 120 + (f.Nth * 20), 44, -18);
            f.C.Stroke(at.Thread("0 1.3, .4 2.2, 1.2 3, 1.6 4.4"), Ink.Hex("#6b7390"), 2.6);
            f.C.Shape(at.Path("M0 -1.3 L.9 -.2 L0 1.3 L-.9 -.2Z"), f.Main, 7);
            f.C.Fill(at.Path("M0 -1.3 L.9 -.2 L0 -.2Z M0 1.3 L-.9 -.2 L0 -.2Z"), f.Trim.Base, 0.95);
            f.C.Stroke(at.Path("M0 -1.3 L.9 -.2 L0 1.3 L-.9 -.2Z M0 -1.3 L0 1.3 M-.9 -.2 L.9 -.2"), f.Main.Line, 3);
            foreach (var (u, v) in new[] { (0.14, 1.7), (0.5, 2.3) })
            {
                Headgear.Bow(f.C, at.At(u, v, 9, 20), f.Trim);
            }
        }),
    ];

    private static Frame Breast(Fit f, double size) => (f.Nth % 2 == 0 ? f.Rig.Body : f.Rig.Body.Flip).At(-0.48, -0.06, f.Rig.Body.Sx * size);
}

using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Soft caps, bands, helmets and what floats over a head. Units as in <see cref="Hats"/>.</summary>
internal static class Headgear
{
    private const string Dome = "M-.84 .18 C-.4 .36 .4 .36 .84 .18 C.9 -.46 .5 -.8 0 -.8 C-.5 -.8 -.9 -.46 -.84 .18Z";

    public static readonly ItemArt[] All =
    [
        new("cap baseball snapback trucker", "#4a86e0", "#f7f7fb", f =>
        {
            f.C.Shape(f.Hat.Path(Dome), f.Main, 8);
            f.C.Clipped(f.Hat.Path(Dome), () => f.C.Fill(f.Hat.Twin("0 -.9, .3 -.6, .4 .4, 0 .5"), f.Trim.Base, 0.9));
            f.C.Stroke(f.Hat.Path(Dome), f.Main.Line, f.C.Finish.Outline);
            f.C.Shape(f.Hat.Blob("-.8 .12, 0 .02, .8 .12, 1.02 .42, .5 .5, 0 .46, -.5 .5, -1.02 .42"), f.Main, 5);
            f.C.Shape(f.Hat.Circle(0, -0.8, 0.09), f.Main, 2, 0.7);
            f.C.Fill(f.Hat.Star(0, -0.26, 0.2, 5, 0.5), f.Main.Base);
        }),
        new("beanie knit wool winter_hat bobble", "#ef6f6c", "#fff3dd", f =>
        {
            f.C.Shape(f.Hat.Star(0, -0.92, 0.3, 12, 0.82), f.Trim, 5);
            f.C.Shape(f.Hat.Path(Dome), f.Main, 8);
            f.C.Clipped(f.Hat.Path(Dome), () =>
            {
                foreach (var u in new[] { -0.5, -0.17, 0.17, 0.5 })
                {
                    f.C.Stroke(f.Hat.Thread($"{u * 0.3} -.8, {u} -.3, {u * 1.1} .1"), f.Main.Dark.Shift(-0.04), 3, 0.7);
                }
            });
            f.C.Shape(f.Hat.Blob("-.92 .12, -.88 -.12, 0 .02, .88 -.12, .92 .12, .84 .32, 0 .46, -.84 .32"), f.Trim, 5);
            foreach (var u in new[] { -0.66, -0.33, 0, 0.33, 0.66 })
            {
                f.C.Stroke(f.Hat.Thread($"{u} {0.06 - (Math.Abs(u) * 0.16):0.##}, {u} {0.36 - (Math.Abs(u) * 0.14):0.##}"), f.Trim.Dark.Shift(-0.06), 2.6, 0.8);
            }
        }),
        new("flower_crown flower wreath laurel garland leaf daisy", "#f78fb5", "#ffd24a", f =>
        {
            f.C.Stroke(f.Hat.Thread("-.96 .06, -.5 .18, 0 .24, .5 .18, .96 .06"), Ink.Hex("#4f9a5b"), 9);
            foreach (var (i, u) in new[] { -0.88, -0.46, 0.0, 0.46, 0.88 }.Index())
            {
                var at = f.Hat.At(u, 0.17 - (u * u * 0.13), f.Hat.Sx * (i == 2 ? 0.3 : 0.24));
                f.C.Shape(at.At(0.9, 0.3, at.Sy * 0.6).Blob("-1 0!, 0 -.5, 1 0!, 0 .5"), "#6fbf73", 2, 0.6);
                Petals(f.C, at, i % 2 == 0 ? f.Main : f.Trim.Shift(0.08, 0.6), i % 2 == 0 ? f.Trim : f.Main);
            }
        }),
        new("headphone headset music dj earphone", "#4b5470", "#5fd0e0", f =>
        {
            var band = f.Hat.Thread("-1.34 .9, -1.28 0, -.8 -.52, 0 -.68, .8 -.52, 1.28 0, 1.34 .9");
            f.C.Stroke(band, f.Main.Line, 17);
            f.C.Stroke(band, f.Main.Base, 11);
            f.C.Stroke(band, f.Main.Light, 2.4, 0.6);
            Scene.Both(f.Hat, side =>
            {
                f.C.Shape(side.Box(1.1, 0.52, 0.44, 0.86, 0.22), f.Main, 5);
                f.C.Shape(side.Box(1.34, 0.64, 0.24, 0.62, 0.12), f.Trim, 4);
            });
        }),
        new("halo angel_ring saint", "#ffdf7a", "#fff6cf", f =>
        {
            var (x, y) = f.Hat.At(0, -0.86);
            f.C.Glow(x, y, f.Hat.Sx * 1.2, f.Hat.Sx * 0.6, f.Main.Base, 0.7);
            f.C.Stroke(f.Hat.Ellipse(0, -0.86, 0.74, 0.22), f.Main.Line, 13);
            f.C.Stroke(f.Hat.Ellipse(0, -0.86, 0.74, 0.22), f.Main.Base, 8.5);
            f.C.Stroke(f.Hat.Ellipse(0, -0.88, 0.74, 0.22), f.Trim.Light, 2.4);
        }),
        new("headband sweatband ninja runner", "#e5484d", "#fdfdff", f =>
        {
            var band = f.Hat.Blob("-1.16 .12, -.6 .2, 0 .26, .6 .2, 1.16 .12, 1.24 .4, .6 .52, 0 .58, -.6 .52, -1.24 .4");
            f.C.Shape(f.Hat.Blob("1.14 .2, 1.6 .1, 1.84 .36!, 1.5 .4, 1.7 .72!, 1.16 .4"), f.Main, 4);
            f.C.Shape(band, f.Main, 5);
            f.C.Clipped(band, () => f.C.Stroke(f.Hat.Thread("-1.3 .26, -.6 .35, 0 .42, .6 .35, 1.3 .26"), f.Trim.Base, 6));
        }),
        new("viking helmet knight helm warrior gladiator", "#b9c4d4", "#f6e6c4", f =>
        {
            Scene.Both(f.Hat, side => f.C.Shape(side.Blob(".7 -.1, 1.1 -.2, 1.36 -.6, 1.4 -1.1!, 1.62 -.5, 1.3 .1, .8 .2"), f.Trim, 5));
            f.C.Shape(f.Hat.Path(Dome), f.Main, 9);
            f.C.Shape(f.Hat.Twin("0 -.82, .12 -.8, .16 .24, 0 .3"), Scene.Gold, 3, 0.7);
            f.C.Shape(f.Hat.Blob("-.9 .1, 0 .2, .9 .1, .92 .3, 0 .46, -.92 .3"), Scene.Gold, 4);
        }),
        new("astronaut helmet space_helmet bubble_helmet diver", "#f4f7fc", "#6fc1f2", f =>
        {
            var bowl = f.Rig.Head.Ellipse(0, 0.0, 1.34, 1.34);
            f.C.Fill(bowl, f.C.Radial(Ink.White, f.Trim.Base, 0.02, 0.34));
            f.C.Stroke(bowl, f.Main.Line, 10);
            f.C.Stroke(bowl, f.Main.Base, 6);
            f.C.Stroke(f.Rig.Head.Thread("-1.04 -.3, -.86 -.74, -.5 -1.02"), Ink.White, 10, 0.85);
            f.C.Fill(f.Rig.Head.Circle(-1.06, -0.06, 0.06), Ink.White, 0.85);
        }),
        new("bow ribbon hairbow", "#f0708f", "#ffd7e2", f => Bow(f.C, f.Hat.At(0.5, -0.12, f.Hat.Sx * 0.5, 14), f.Main)),
        new("beret painter french artist", "#d0445a", "#3a3f52", f =>
        {
            f.C.Shape(f.Hat.Blob("-1 .14, -1.1 -.24, -.6 -.62, .1 -.72, .9 -.5, 1.16 -.1, .9 .16, 0 .3"), f.Main, 9);
            f.C.Stroke(f.Hat.Thread("-.88 .14, 0 .3, .84 .16"), f.Trim.Base, 8);
            f.C.Stroke(f.Hat.Thread(".06 -.72, .1 -.92"), f.Main.Line, 7);
        }),
        new("mushroom_hat acorn leaf_hat sprout plant", "#6fbf73", "#a9e08a", f =>
        {
            f.C.Stroke(f.Hat.Thread("0 .0, .02 -.4, 0 -.56"), f.Main.Line, 7);
            f.C.Shape(f.Hat.Blob("0 -.5!, .3 -.9, .86 -.86!, .6 -.44"), f.Main, 5);
            f.C.Shape(f.Hat.Blob("0 -.5!, -.3 -.84, -.8 -.72!, -.54 -.36"), f.Trim, 5);
        }),
    ];

    public static void Bow(Canvas c, Frame at, Tone tone)
    {
        Scene.Both(at, side => c.Shape(side.Blob(".06 0!, .5 -.52, 1.12 -.56, 1.18 0, 1.12 .56, .5 .52"), tone, 6));
        Scene.Both(at, side => c.Stroke(side.Thread(".26 -.04, .6 -.14"), tone.Line, 2.6, 0.7));
        c.Shape(at.Ellipse(0, 0, 0.27, 0.33), tone.Shift(0.03), 3);
    }

    public static void Petals(Canvas c, Frame at, Tone petal, Tone heart)
    {
        var outline = Math.Min(0.6, at.Sy / 32);
        for (var i = 0; i < 5; i++)
        {
            c.Shape(at.At(0, 0, at.Sy, i * 72).Ellipse(0, -0.62, 0.4, 0.46), petal, at.Sy / 7, outline);
        }

        c.Shape(at.Circle(0, 0, 0.36), heart, 2, outline);
    }
}

using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>What is worn besides: on the back, on the breast, at the ear. They stack; every second one goes to the other side.</summary>
internal static class Accessories
{
    public static readonly ItemArt[] All =
    [
        new("backpack bag rucksack satchel school", "#e5725d", "#ffcf56", f => Straps(f)) { Behind = f => Pack(f) },
        new("jetpack booster_pack rocket_pack thruster", "#c9d3e0", "#ff8a4a", f => Straps(f)) { Behind = Jets },
        new("wings angel feather", "#fbfbff", "#dfe4f5", f => { }) { Behind = f => Wings(f, "0 .3!, .3 -.5, .9 -1.1, 1.6 -1.2!, 1.5 -.74, 1.62 -.5!, 1.36 -.2, 1.4 .06!, 1 .16, .94 .4!, .5 .36") },
        new("fairy_wings fairy butterfly_wings dragonfly pixie", "#b9e6ff", "#f3b8ff", f => { }) { Behind = f => Wings(f, "0 .1, .5 -.9, 1.3 -1.2, 1.6 -.7, 1.1 -.1, 1.36 .3, 1.1 .74, .6 .66") },
        new("flower hibiscus blossom daisy ear_flower hairpin hair", "#f78fb5", "#ffd24a", f => Headgear.Petals(f.C, Ear(f, 0.2), f.Main, f.Trim)),
        new("earring hoop stud", "#f3c14b", "#e5484d", f =>
        {
            var at = (f.Nth % 2 == 0 ? f.Rig.Head : f.Rig.Head.Flip).At(0.98, 0.5, f.Rig.Head.Sx * 0.13);
            f.C.Stroke(at.Circle(0, 0, 1), f.Main.Line, 8);
            f.C.Stroke(at.Circle(0, 0, 1), f.Main.Base, 4.5);
            f.C.Shape(at.Circle(0, 1, 0.4), f.Trim, 2, 0.6);
        }),
        new("pin badge brooch emblem sheriff star_pin", "#f3c14b", "#e5484d", f =>
        {
            var at = (f.Nth % 2 == 0 ? f.Rig.Body : f.Rig.Body.Flip).At(-0.48, -0.1, f.Rig.Body.Sx * 0.21);
            f.C.Shape(at.Star(0, 0, 1.25, 5, 0.58), f.Main, 4, 0.9);
            f.C.Shape(at.Circle(0, 0, 0.36), f.Trim, 2, 0.6);
        }),
        new("sash belt ribbon champion_sash scout", "#d8404a", "#f3c14b", f =>
        {
            var body = f.Garment.Twin(f.GarmentShape);
            var band = f.Nth % 2 == 0 ? f.Garment : f.Garment.Flip;
            f.C.Clipped(body, () =>
            {
                f.C.Stroke(band.Thread("-.9 -.8, .1 .1, .9 .9"), f.Main.Line, 31);
                f.C.Stroke(band.Thread("-.9 -.8, .1 .1, .9 .9"), f.Main.Base, 25);
                f.C.Stroke(band.Thread("-.9 -.8, .1 .1, .9 .9"), f.Trim.Base, 4);
            });
            f.C.Shape(band.At(0.44, 0.42, f.Garment.Sx * 0.16).Star(0, 0, 1.2, 5, 0.55), f.Trim, 3, 0.8);
        }),
        new("guitar ukulele violin banjo lute", "#d98a45", "#7a4b33", f =>
        {
            var at = f.Axis.At(-70, 352, 62, 38);
            f.C.Stroke(at.Thread("0 -.3, 0 -2"), f.Trim.Line, 15);
            f.C.Stroke(at.Thread("0 -.3, 0 -2"), f.Trim.Base, 10);
            f.C.Shape(at.Box(-0.17, -2.3, 0.34, 0.42, 0.1), f.Trim, 3, 0.8);
            f.C.Shape(at.Twin("0 -.66, .44 -.6, .5 -.2, .42 .06, .72 .46, .6 .96, 0 1.1"), f.Main, 8);
            f.C.Shape(at.Circle(0, 0.04, 0.21), f.Trim, 2, 0.7);
            f.C.Stroke(at.Thread("-.05 -2, -.05 .6"), Ink.Hex("#fff3dd"), 1.4);
            f.C.Stroke(at.Thread(".06 -2, .06 .6"), Ink.Hex("#fff3dd"), 1.4);
            f.C.Stroke(at.Thread("-.24 .62, .24 .62"), f.Trim.Line, 6);
        }),
    ];

    /// <summary>The frame of something at the ear, as wide as <paramref name="size"/> heads.</summary>
    private static Frame Ear(Fit f, double size) =>
        (f.Nth % 2 == 0 ? f.Rig.Head : f.Rig.Head.Flip).At(-0.68, -0.56, f.Rig.Head.Sx * size, -14);

    private static void Straps(Fit f) => Scene.Both(f.Rig.Body, side =>
    {
        f.C.Stroke(side.Thread(".46 -.74, .6 -.3, .62 .1, .8 .4"), f.Main.Line, 17);
        f.C.Stroke(side.Thread(".46 -.74, .6 -.3, .62 .1, .8 .4"), f.Main.Base, 11);
        f.C.Shape(side.Box(0.5, -0.16, 0.22, 0.14, 0.04), f.Trim, 2, 0.5);
    });

    private static void Pack(Fit f)
    {
        var at = f.Rig.Body.At(0, 0.02, f.Rig.Body.Sx * 1.02, f.Rig.Body.Sy, 0);
        f.C.Stroke(at.Thread("-.3 -1.02, 0 -1.3, .3 -1.02"), f.Main.Line, 10);
        f.C.Shape(at.Box(-1.36, -0.96, 2.72, 1.72, 0.5), f.Main, 12);
        Scene.Both(at, side => f.C.Shape(side.Box(1.16, -0.1, 0.4, 0.7, 0.16), f.Main.Shift(-0.06), 5));
        f.C.Stroke(at.Thread("-1.34 -.5, 0 -.36, 1.34 -.5"), f.Trim.Base, 7);
    }

    private static void Jets(Fit f) => Scene.Both(f.Rig.Body, side =>
    {
        var tank = side.At(1.02, 0.04, f.Rig.Body.Sx * 0.36);
        f.C.Fill(tank.Blob("-.6 1.3, 0 1.1, .6 1.3, .3 1.9, 0 2.7!, -.3 1.9"), f.Trim.Base);
        f.C.Fill(tank.Blob("-.3 1.3, 0 1.2, .3 1.3, 0 2.1!"), "#ffe27a");
        f.C.Shape(tank.Path("M-.4 1 L.4 1 L.6 1.4 L-.6 1.4Z"), "#5a6480", 3, 0.8);
        f.C.Shape(tank.Box(-0.66, -1.6, 1.32, 2.76, 0.6), f.Main, 8);
        f.C.Stroke(tank.Thread("-.6 -.6, .6 -.6"), f.Trim.Base, 8);
    });

    private static void Wings(Fit f, string outline) => Scene.Both(f.Rig.Body, side =>
    {
        var wing = side.At(0.4, -0.3, f.Rig.Body.Sx * 1.06);
        f.C.Shape(wing.Blob(outline), f.Main, 10, opacity: 0.96);
        f.C.Clipped(wing.Blob(outline), () => f.C.Fill(wing.Ellipse(0.3, 0.1, 0.8, 0.5), f.Trim.Base, 0.8));
        f.C.Stroke(wing.Thread(".2 0, .7 -.5, 1.24 -.84"), f.Trim.Dark, 3, 0.6);
        f.C.Stroke(wing.Thread(".2 .1, .8 -.1, 1.2 -.24"), f.Trim.Dark, 3, 0.6);
    });
}

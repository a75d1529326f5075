using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Shoes. One unit is the foot's half length, toes to +u; the ground is at v 0.6.</summary>
internal static class Footwear
{
    private const string Shoe = "M-.92 -.5 C-.6 -.86 .2 -.86 .44 -.5 C.8 -.36 1.3 -.2 1.34 .36 L-1.04 .36 C-1.08 0 -1.04 -.3 -.92 -.5Z";

    public static readonly ItemArt[] All =
    [
        new("boots rain welly gumboot puddle", "#ffcf3f", "#fff1b8", f => f.EachFoot(foot =>
        {
            f.C.Shape(foot.Path("M-.78 -1.5 C-.3 -1.34 .24 -1.34 .66 -1.5 L.64 -.5 C1.1 -.42 1.4 -.08 1.36 .6 L-1 .6 C-1 0 -.8 -.6 -.78 -1.5Z"), f.Main, 7);
            f.C.Stroke(foot.Thread("-.76 -1.28, 0 -1.14, .64 -1.28"), f.Trim.Base, 5);
            f.C.Stroke(foot.Thread("-.96 .44, 1.32 .44"), f.Main.Line, 5, 0.8);
        })),
        new("sneaker trainers running kicks shoes", "#ef5f5f", "#fdfdff", f => f.EachFoot(foot =>
        {
            f.C.Shape(foot.Path(Shoe), f.Main, 6);
            f.C.Clipped(foot.Path(Shoe), () => f.C.Fill(foot.Ellipse(1.14, 0.2, 0.46, 0.5), f.Trim.Base));
            f.C.Stroke(foot.Path(Shoe), f.Main.Line, f.C.Finish.Outline);
            Sole(f, foot, f.Trim);
            f.C.Stroke(foot.Thread(".02 -.52, .4 -.24"), f.Trim.Base, 5);
            f.C.Stroke(foot.Thread("-.24 -.44, .16 -.14"), f.Trim.Base, 5);
        })),
        new("skate roller rollerblade inline", "#7a6fe0", "#ffcf56", f => f.EachFoot(foot =>
        {
            foreach (var u in new[] { -0.6, 0.84 })
            {
                f.C.Shape(foot.Circle(u, 0.4, 0.36), f.Trim, 4);
                f.C.Fill(foot.Circle(u, 0.4, 0.12), f.Trim.Line);
            }

            var lift = foot.At(0, -0.34, foot.Sy);
            f.C.Shape(lift.Path("M-.86 -1.3 L.4 -1.3 L.46 -.5 C.9 -.4 1.3 -.2 1.3 .36 L-1 .36Z"), f.Main, 6);
            f.C.Stroke(lift.Thread("-.2 -.9, .4 -.9"), Ink.White, 4);
            f.C.Stroke(lift.Thread("-.1 -.6, .44 -.6"), Ink.White, 4);
        })),
        new("slipper bunny_slipper fluffy house", "#f9a8c0", "#fff5f8", f => f.EachFoot(foot =>
        {
            f.C.Shape(foot.Blob("-.3 -.7, -.5 -1.5, -.2 -1.7, 0 -.8"), f.Trim, 3, 0.8);
            f.C.Shape(foot.Blob(".2 -.7, .24 -1.5, .54 -1.6, .56 -.7"), f.Trim, 3, 0.8);
            f.C.Shape(foot.Blob("-1.06 .2, -.8 -.6, .1 -.9, 1 -.6, 1.36 .2, 1 .58, -.7 .58"), f.Main, 6);
            f.C.Fill(foot.Circle(0.3, -0.2, 0.11), f.Main.Line);
            f.C.Fill(foot.Circle(0.86, -0.16, 0.11), f.Main.Line);
            f.C.Fill(foot.Ellipse(0.6, 0.06, 0.12, 0.08), f.Main.Line);
        })),
        new("sandal flipflop flip_flop beach", "#f5a04a", "#3fa9a3", f => f.EachFoot(foot =>
        {
            f.C.Shape(foot.Box(-1.1, 0.26, 2.4, 0.34, 0.17), f.Main, 3);
            f.C.Stroke(foot.Thread("-.5 .3, .2 -.52, .9 .26"), f.Trim.Line, 11);
            f.C.Stroke(foot.Thread("-.5 .3, .2 -.52, .9 .26"), f.Trim.Base, 7);
        })),
        new("sock stripe stocking", "#62b879", "#fff3dd", f => f.EachFoot(foot =>
        {
            var sock = foot.Path("M-.8 -1.3 L.56 -1.3 L.56 -.5 C1 -.5 1.26 -.2 1.2 .3 C1.1 .62 -.6 .62 -.86 .4 C-1 0 -.8 -.6 -.8 -1.3Z");
            f.C.Shape(sock, f.Main, 5);
            f.C.Clipped(sock, () =>
            {
                foreach (var v in new[] { -1.1, -0.6, -0.1 })
                {
                    f.C.Stroke(foot.Thread($"-1.1 {v}, 1.4 {v + 0.1}"), f.Trim.Base, 7);
                }
            });
            f.C.Stroke(sock, f.Main.Line, f.C.Finish.Outline);
        })),
        new("hiking combat leather work cowboy", "#8f603a", "#e8c48a", f => f.EachFoot(foot =>
        {
            f.C.Shape(foot.Path("M-.84 -1.2 L.5 -1.2 L.5 -.52 C1 -.44 1.34 -.16 1.3 .36 L-1 .36 C-1 0 -.86 -.6 -.84 -1.2Z"), f.Main, 6);
            Sole(f, foot, f.Main.Shift(-0.18));
            foreach (var v in new[] { -0.96, -0.68, -0.4 })
            {
                f.C.Stroke(foot.Thread($"-.1 {v}, .48 {v}"), f.Trim.Base, 4);
            }
        })),
        new("rocket jet hover moon winged hermes speed", "#c9d3e0", "#ff9f43", f => f.EachFoot(foot =>
        {
            f.C.Fill(foot.Blob("-.6 .3, 0 1.1!, .8 .3"), f.Trim.Light);
            f.C.Shape(foot.Path("M-.8 -1.2 L.56 -1.2 L.56 -.5 C1.1 -.4 1.36 0 1.3 .4 L-1 .4Z"), f.Main, 6);
            f.C.Stroke(foot.Thread("-.8 -.9, .54 -.9"), f.Trim.Base, 6);
            f.C.Shape(foot.Blob("-.8 -.6, -1.5 -1.1!, -1.3 -.6, -1.66 -.4!, -1.2 -.2, -.8 .1"), "#fbfbfd", 3, 0.8);
        })),
    ];

    private static void Sole(Fit f, Frame foot, Tone tone) => f.C.Shape(foot.Box(-1.1, 0.28, 2.5, 0.34, 0.16), tone, 3, 0.9);
}

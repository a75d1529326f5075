using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Capes, armour, robes and work clothes.</summary>
internal static class Costumes
{
    public static readonly ItemArt[] All =
    [
        new("cape cloak hero super mantle", "#d8404a", "#f3c14b", f =>
        {
            f.C.Shape(f.Neck.Blob("-1.1 -.34, -.5 -.04, 0 .04, .5 -.04, 1.1 -.34, 1.2 .02, .6 .3, 0 .4, -.6 .3, -1.2 .02"), f.Main, 5);
            f.C.Shape(f.Neck.Circle(0, 0.2, 0.22), f.Trim, 4, 0.8);
            f.C.Fill(f.Neck.Star(0, 0.2, 0.13, 5, 0.5), f.Trim.Light);
        })
        {
            Behind = f =>
            {
                var cape = f.Garment.Blob("-.6 -.8, 0 -.9, .6 -.8, 1.06 -.1, 1.66 .86!, 1.2 .84, .84 1.02, .4 .9, 0 1.02, -.4 .9, -.84 1.02, -1.2 .84, -1.66 .86!, -1.06 -.1");
                f.C.Shape(cape, f.Main, 12);
                Scene.Both(f.Garment, side => f.C.Stroke(side.Thread(".96 0, 1.16 .4, 1.26 .8"), f.Main.Dark.Shift(-0.08), 5, 0.7));
            },
        },
        new("armor armour knight plate chestplate paladin", "#c3cedd", "#f3c14b", f =>
        {
            Clothes.Cloth(f, f.Main, -1.2, 0.5);
            f.C.Stroke(f.Garment.Path("M-.7 -.2 C-.4 .2 -.1 .16 0 -.06 C.1 .16 .4 .2 .7 -.2"), f.Main.Line, 4, 0.8);
            f.C.Shape(f.Garment.Path("M-.86 .42 C-.3 .6 .3 .6 .86 .42 L.84 .64 C.3 .8 -.3 .8 -.84 .64Z"), f.Trim, 4);
            f.C.Shape(f.Garment.At(0, 0.24, f.Garment.Sx * 0.17).Path("M-1 -1 L1 -1 C1 .3 .5 .8 0 1.2 C-.5 .8 -1 .3 -1 -1Z"), f.Trim, 3, 0.8);
            Scene.Both(f.Rig.Body, side => f.C.Shape(side.At(0.78, -0.46, f.Rig.Body.Sx * 0.34, 24).Blob("-1 .3, -.7 -.6, 0 -.9, .7 -.6, 1 .3, 0 .5"), f.Main, 6));
        }) { Sleeve = 0.3 },
        new("robe kimono monk wizard_robe gown cloth", "#6a55c4", "#f3c14b", f =>
        {
            Clothes.Cloth(f, f.Main, -1.2, 0.93, () => f.C.Stroke(f.Garment.Path("M-2 .84 C-.7 1.02 .7 1.02 2 .84"), f.Trim.Base, 9));
            f.C.Stroke(f.Garment.Path("M-.6 -1 L.12 .16 M.6 -1 L-.3 .24"), f.Trim.Base, 9);
            Clothes.Hem(f, f.Trim.Shift(-0.1), 0.24, 17);
            f.C.Fill(f.Garment.At(0.44, 0.56, f.Garment.Sx * 0.1).Star(0, 0, 1, 5, 0.5), f.Trim.Light);
            f.C.Fill(f.Garment.At(-0.5, 0.52, f.Garment.Sx * 0.07).Star(0, 0, 1, 5, 0.5), f.Trim.Light);
        }) { Sleeve = 0.74 },
        new("lab scientist doctor nurse chemist", "#f8fafd", "#4a86e0", f =>
        {
            Clothes.Cloth(f, f.Trim, -1.2, 0.66);
            Clothes.Cloth(f, f.Main, -1.2, 0.9, hole: f.Garment.Path("M-.44 -1.4 L.44 -1.4 L.1 .2 L.06 1.4 L-.06 1.4 L-.1 .2Z"));
            f.C.Stroke(f.Garment.Path("M-.42 -1.1 L-.1 .2 L-.06 .98 M.42 -1.1 L.1 .2 L.06 .98"), f.Main.Line, 3.4);
            f.C.Stroke(f.Garment.Box(0.3, 0.02, 0.34, 0.26, 0.05), f.Main.Line, 3);
            f.C.Stroke(f.Garment.Thread(".42 -.08, .42 .1"), Ink.Hex("#e5484d"), 5);
        }) { Sleeve = 0.72 },
        new("apron chef baker barista cook", "#62b879", "#fdfdff", f =>
        {
            Clothes.Cloth(f, f.Main, 0.02, 0.86, () => Scene.Both(f.Garment, side => f.C.Fill(side.Blob("1.4 -.2, .84 .2, .72 .6, .9 1.2, 1.4 1.2"), f.Main.Dark, 0.4)));
            f.C.Shape(f.Garment.Box(-0.4, -0.5, 0.8, 0.66, 0.1), f.Main, 5);
            f.C.Shape(f.Garment.Path("M-.3 .3 L.3 .3 L.28 .58 C.1 .66 -.1 .66 -.28 .58Z"), f.Trim, 4, 0.8);
            f.C.Fill(f.Garment.Blob("0 .0!, .16 -.16, .14 -.3, .04 -.3, 0 -.24!, -.04 -.3, -.14 -.3, -.16 -.16"), f.Trim.Base);
        }),
        new("space astronaut suit jumpsuit pilot racer mech", "#f1f4fa", "#ff8a4a", f =>
        {
            Clothes.Cloth(f, f.Main, -1.2, 0.98, () => Scene.Both(f.Garment, side => f.C.Stroke(side.Thread(".5 -1.1, .56 0, .5 1.1"), f.Trim.Base, 8)));
            f.C.Shape(f.Garment.Box(-0.32, -0.16, 0.64, 0.44, 0.1), "#5a6a8c", 4, 0.8);
            foreach (var (i, u) in new[] { -0.17, 0.0, 0.17 }.Index())
            {
                f.C.Fill(f.Garment.At(u, 0.06, f.Garment.Sx * 0.055).Circle(0, 0, 1), new[] { Ink.Hex("#ff6b6b"), Ink.Hex("#ffd44d"), Ink.Hex("#6ee787") }[i]);
            }
        }) { Sleeve = 0.72 },
        new("belt champion_belt girdle", "#7a4b33", "#f3c14b", f =>
        {
            Clothes.Hem(f, f.Main, 0.4, 30);
            f.C.Shape(f.Garment.Ellipse(0, 0.46, 0.4, 0.25), f.Trim, 6);
            f.C.Stroke(f.Garment.Ellipse(0, 0.46, 0.29, 0.17), f.Trim.Dark, 3);
            f.C.Fill(f.Garment.At(0, 0.46, f.Garment.Sx * 0.15).Star(0, 0, 1, 5, 0.5), f.Trim.Light);
            Scene.Both(f.Garment, side => f.C.Shape(side.Ellipse(0.66, 0.43, 0.15, 0.13), f.Trim, 4, 0.8));
        }),
        new("life_jacket life swim diver buoy", "#ff8a3f", "#fdfdff", f =>
        {
            Clothes.Cloth(f, f.Main, -1.2, 0.56, () =>
            {
                f.C.Stroke(f.Garment.Thread("-1.2 -.12, 1.2 -.12"), f.Trim.Base, 8);
                f.C.Stroke(f.Garment.Thread("-1.2 .26, 1.2 .26"), f.Trim.Base, 8);
            });
            f.C.Stroke(f.Garment.Path("M0 -1 L0 .62"), f.Main.Line, 4);
            f.C.Shape(f.Garment.Box(-0.13, 0.19, 0.26, 0.15, 0.04), "#4a5470", 2, 0.6);
        }),
    ];
}

using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Consumables. They are never worn: these drawings serve icons only.</summary>
internal static class Boosters
{
    private static readonly Frame At = new(256, 256, 100, 100);

    public static readonly ItemArt[] All =
    [
        new("potion elixir brew boost", "#b06fd8", "#c9d3e0", f =>
        {
            var flask = At.Path("M-.24 -1 L.24 -1 L.24 -.4 C.9 -.1 1 .4 .9 .7 C.7 1.1 -.7 1.1 -.9 .7 C-1 .4 -.9 -.1 -.24 -.4Z");
            f.C.Shape(flask, "#e6f2fb", 9);
            f.C.Clipped(flask, () =>
            {
                f.C.Fill(At.Path("M-1.2 .12 C-.5 -.06 .4 .28 1.2 .06 L1.2 1.4 L-1.2 1.4Z"), f.Main.Base);
                f.C.Fill(At.Circle(-0.3, 0.5, 0.12), f.Main.Light, 0.8);
                f.C.Fill(At.Circle(0.24, 0.36, 0.08), f.Main.Light, 0.8);
            });
            f.C.Stroke(flask, f.Main.Line, 5);
            f.C.Shape(At.Box(-0.32, -1.24, 0.64, 0.3, 0.1), "#a5713f", 4);
            f.C.Stroke(At.Thread("-.62 .3, -.5 -.02"), Ink.White, 9, 0.8);
        }),
        new("lightning energy double power xp charge", "#ffd24a", "#ff9f43", f =>
        {
            f.C.Glow(256, 256, 150, 150, f.Main.Light, 0.7);
            f.C.Shape(At.Path("M.3 -1.2 L-.7 .16 L-.06 .16 L-.3 1.2 L.74 -.24 L.08 -.24Z"), f.Main, 11);
        }),
        new("hourglass time freeze clock streak ice", "#6fc1f2", "#f3c14b", f =>
        {
            f.C.Shape(At.Path("M-.6 -.9 L.6 -.9 C.6 -.4 .2 -.2 .1 0 C.2 .2 .6 .4 .6 .9 L-.6 .9 C-.6 .4 -.2 .2 -.1 0 C-.2 -.2 -.6 -.4 -.6 -.9Z"), "#eaf5fd", 7);
            f.C.Fill(At.Path("M-.44 -.56 L.44 -.56 C.3 -.3 .1 -.2 0 -.04 C-.1 -.2 -.3 -.3 -.44 -.56Z"), f.Main.Base);
            f.C.Fill(At.Path("M-.5 .84 C-.4 .5 -.2 .5 0 .3 C.2 .5 .4 .5 .5 .84Z"), f.Main.Base);
            f.C.Shape(At.Box(-0.8, -1.12, 1.6, 0.28, 0.14), f.Trim, 4);
            f.C.Shape(At.Box(-0.8, 0.84, 1.6, 0.28, 0.14), f.Trim, 4);
        }),
        new("magnet coin multiplier luck clover", "#5fb573", "#3f8f57", f =>
        {
            f.C.Stroke(At.Thread("0 .1, .1 .7, .4 1.1"), f.Trim.Base, 13);
            for (var i = 0; i < 4; i++)
            {
                f.C.Shape(At.At(0, 0, 100, i * 90).Blob("0 -.06!, .56 -.36, .6 -.86, .2 -.94, 0 -.74!, -.2 -.94, -.6 -.86, -.56 -.36"), f.Main, 6);
            }
        }),
        new("shield protect guard insurance", "#4a86e0", "#fdfdff", f =>
        {
            f.C.Shape(At.Path("M-.9 -.9 C-.4 -.9 -.2 -1.02 0 -1.14 C.2 -1.02 .4 -.9 .9 -.9 C.96 .2 .6 .9 0 1.2 C-.6 .9 -.96 .2 -.9 -.9Z"), f.Main, 11);
            f.C.Stroke(At.Thread("-.4 .04, -.1 .36, .46 -.34"), f.Trim.Base, 22);
        }),
    ];

}

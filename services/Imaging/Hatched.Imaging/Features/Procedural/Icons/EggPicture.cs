using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Icons;

/// <summary>An egg in the colours and with the pattern of what will hatch from it.</summary>
internal static class EggPicture
{
    private const string Outline = "0 -1.06, .36 -.92, .72 -.4, .92 .16, .84 .64, .48 .93, 0 1";
    private const string Crack = "-.86 -.1!, -.56 .06!, -.36 -.16!, -.1 .1!, .12 -.14!, .36 .1!, .56 -.12!, .86 .06!";

    /// <summary>A complete SVG document, 512 units square.</summary>
    public static string Draw(int variant, bool ready)
    {
        var palette = Creature.Of(variant).Palette;
        var c = new Canvas(Finish.Soft);
        var egg = new Frame(256, 278, 138, 160, ready ? -5 : 0);
        var shell = egg.Twin(Outline);
        var tone = palette.Belly.Mix(palette.Main, 0.22);
        var wash = palette.Main.Base with { L = 0.93, C = Math.Clamp(palette.Main.Base.C * 0.4, 0.02, 0.05) };
        c.Fill(Backdrop.Disc, c.Linear(wash.Shift(0.035, 0.7, 24), wash.Shift(-0.035, 1.3)));
        c.Clipped(Backdrop.Disc, () =>
        {
            if (ready)
            {
                Light(c);
            }

            c.Fill("M0 420 C120 392 392 392 512 420 L512 512 L0 512Z", wash.Shift(-0.06, 1.6), 0.75);
            c.Glow(256, 448, 190, 26, new Ink(0.3, 0.06, 290), 0.5);
        });
        Nest(c, behind: true);
        c.Shape(shell, tone, 20, 1.2);
        c.Clipped(shell, () => EggPatterns.Draw(c, egg, variant, palette));
        c.Clipped(shell, () =>
        {
            c.Fill(egg.Blob("-.6 .1, -.66 -.3, -.4 -.74, -.26 -.7, -.44 -.36, -.48 .06"), Ink.White, 0.55);
            c.Fill(egg.Ellipse(0, 1.06, 0.9, 0.4), palette.Main.Dark, 0.3);
        });
        c.Stroke(shell, tone.Line, 5);
        if (ready)
        {
            Open(c, egg, shell);
        }

        Nest(c, behind: false);
        return c.ToSvg();
    }

    private static void Light(Canvas c)
    {
        Tone gold = "#ffe08a";
        c.Glow(256, 260, 240, 240, gold.Base, 0.95);
        for (var ray = 0; ray < 14; ray++)
        {
            c.Fill(new Frame(256, 262, 300, 300, ray * 360.0 / 14).Path("M-.02 -.3 L-.085 -1 L.085 -1 L.02 -.3Z"), gold.Light, 0.5);
        }
    }

    private static void Open(Canvas c, Frame egg, string shell)
    {
        c.Clipped(shell, () =>
        {
            c.Stroke(egg.Thread(Crack), Ink.Hex("#fff1b0"), 26, 0.75);
            c.Stroke(egg.Thread(Crack), Ink.Hex("#6b4a2f"), 9);
            c.Stroke(egg.Thread(Crack), Ink.Hex("#ffe27a"), 4.5);
            c.Stroke(egg.Thread("-.1 .1!, -.2 .34!, -.08 .46!"), Ink.Hex("#6b4a2f"), 5);
            c.Stroke(egg.Thread(".36 .1!, .46 .3!, .38 .42!"), Ink.Hex("#6b4a2f"), 5);
            c.Stroke(egg.Thread("-.36 -.16!, -.44 -.36!"), Ink.Hex("#6b4a2f"), 5);
        });
        foreach (var (x, y, r) in new[] { (92.0, 150.0, 20.0), (420.0, 132.0, 24.0), (440.0, 286.0, 14.0), (72.0, 300.0, 13.0), (150.0, 74.0, 12.0) })
        {
            c.Fill(Frame.Page.Twinkle(x, y, r), Ink.White);
        }
    }

    private static void Nest(Canvas c, bool behind)
    {
        Tone straw = "#d9a55c";
        var nest = new Frame(256, 412, 164, 54);
        if (behind)
        {
            c.Shape(nest.Ellipse(0, -0.3, 1, 0.6), straw.Shift(-0.14), 6);
            return;
        }

        c.Shape(nest.Path("M-1.04 -.5 C-.6 .16 .6 .16 1.04 -.5 C1.1 .5 .7 1 0 1 C-.7 1 -1.1 .5 -1.04 -.5Z"), straw, 9);
        foreach (var (from, to) in new[] { ("-.96 -.1", "-.3 .5"), ("-.8 .4", "-.1 .2"), ("-.4 .86", ".2 .3"), (".1 .84", ".62 .1"), (".4 .7", ".98 0"), ("-.7 .1", "-.5 .7"), (".3 .3", ".8 .5"), ("-1.1 -.6", "-.86 -.1"), ("1.14 -.66", ".88 -.1"), ("-1.2 -.2", "-.8 .2"), ("1.2 -.1", ".8 .3"), ("-.9 .6", "-.4 .94"), (".9 .5", ".4 .9"), ("-.2 .98", ".5 .7") })
        {
            c.Stroke(nest.Thread($"{from}, {to}"), straw.Line, 7, 0.55);
            c.Stroke(nest.Thread($"{from}, {to}"), straw.Light, 3.4);
        }
    }
}

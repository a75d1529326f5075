using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Parts;

internal enum Mood { Smile, Open, Cat, Smirk }

/// <summary>Noses, mouths, cheeks, brows and forehead marks that several species share.</summary>
internal static class Faces
{
    public static Mood MoodOf(Scene s) => s.Traits.Pick<Mood>("mood", [Mood.Smile, Mood.Open, Mood.Cat, Mood.Open, Mood.Smirk]);

    /// <summary>A mouth whose middle is the frame's origin; one unit is half its width.</summary>
    public static void Mouth(Scene s, Frame at, Ink line, Mood mood)
    {
        var c = s.Canvas;
        var width = s.Style.Flat ? 4 : 3.6;
        switch (mood)
        {
            case Mood.Open:
                var gape = at.Path("M-.72 0 C-.4 .14 .4 .14 .72 0 C.72 .62 .42 1.02 0 1.02 C-.42 1.02 -.72 .62 -.72 0Z");
                c.Fill(gape, new Ink(0.36, 0.11, 15));
                c.Clipped(gape, () => c.Fill(at.Ellipse(0, 0.98, 0.52, 0.44), new Ink(0.72, 0.14, 15)));
                c.Stroke(gape, line, width * 0.85);
                break;
            case Mood.Cat:
                c.Stroke(at.Path("M-.95 -.02 C-.85 .5 -.15 .52 0 .02 C.15 .52 .85 .5 .95 -.02"), line, width);
                break;
            case Mood.Smirk:
                c.Stroke(at.Path("M-.7 .1 C-.3 .5 .45 .46 .85 -.12"), line, width);
                break;
            default:
                c.Stroke(at.Path("M-.8 -.02 C-.45 .52 .45 .52 .8 -.02"), line, width);
                break;
        }
    }

    public static void Cheeks(Scene s, double gap = 0.68, double height = 0.44, double size = 0.2, Ink? ink = null)
    {
        var blush = ink ?? new Ink(0.74, 0.15, 12);
        foreach (var side in new[] { -1, 1 })
        {
            var (x, y) = s.Head.At(side * gap, height);
            if (s.Style.Flat)
            {
                s.Canvas.Fill(new Frame(x, y, s.Head.Sx * size * 0.8, s.Head.Sx * size * 0.5).Circle(0, 0, 1), blush, 0.45);
            }
            else
            {
                s.Canvas.Glow(x, y, s.Head.Sx * size * 1.25, s.Head.Sx * size * 0.85, blush, 0.62);
            }
        }
    }

    /// <summary>An animal's nose: a soft triangle with a wet light.</summary>
    public static void Nose(Scene s, Frame at, Ink ink)
    {
        s.Canvas.Fill(at.Blob("-.9 -.42, 0 -.62, .9 -.42, .62 .26, 0 .62, -.62 .26"), ink);
        if (!s.Style.Flat)
        {
            s.Canvas.Fill(at.Ellipse(-0.22, -0.3, 0.3, 0.15), Ink.White, 0.65);
        }
    }

    /// <summary>Bushy brows; they come with age.</summary>
    public static void Brows(Scene s, Tone tone)
    {
        if (s.Stage < 4 || s.Style.Flat)
        {
            return;
        }

        Scene.Both(s.Head, side =>
        {
            var brow = side.At(s.Rig.Build.EyeGap, s.Rig.Build.EyeHeight, s.Rig.EyeRadius, 6);
            var path = s.Elder
                ? brow.Blob("-.9 -1.62, -.1 -1.96, .8 -1.84, 1.66 -1.36!, .9 -1.5, 0 -1.54")
                : brow.Blob("-.6 -1.56, 0 -1.74, .74 -1.6, .86 -1.44!, .1 -1.54");
            s.Canvas.Fill(path, s.Elder ? tone.Base : tone.Line);
            if (s.Elder)
            {
                s.Canvas.Stroke(path, tone.Line, 2.4);
            }
        });
    }

    /// <summary>A mark on the forehead that the seed chooses; babies have none.</summary>
    public static void Mark(Scene s, Tone tone, double height = -0.5)
    {
        if (s.Stage < 2 || (s.Wears("head") && s.Rig.Build.HatHeight > -0.9))
        {
            return;
        }

        var at = s.Head.At(0, height, s.Head.Sx * (0.12 + (0.04 * s.Growth)));
        var path = s.Traits.Pick<string?>("mark",
        [
            null,
            at.Star(0, 0, 1.25, 5, 0.5),
            at.Blob("0 -1.4!, .7 0, 0 1.2!, -.7 0"),
            at.Blob("0 1.2!, .9 .1, .75 -.7, .3 -.75, 0 -.35!, -.3 -.75, -.75 -.7, -.9 .1"),
            at.Path("M-.3 -1.1 C.9 -1.1 1.2 .9 -.3 1.1 C.5 .6 .5 -.5 -.3 -1.1Z"),
            null,
        ]);
        if (path is not null)
        {
            s.Canvas.Fill(path, tone.Base, 0.9);
        }
    }

    public static void Freckles(Scene s, Ink ink, double gap, double height)
    {
        if (s.Traits.Chance("freckles", 0.45))
        {
            foreach (var (u, v) in new[] { (-0.07, 0.0), (0.05, -0.05), (0.07, 0.07) })
            {
                s.Canvas.Fill(s.Head.Circle(gap + u, height + v, 0.022), ink, 0.7);
                s.Canvas.Fill(s.Head.Circle(-gap - u, height + v, 0.022), ink, 0.7);
            }
        }
    }
}

using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Species;

/// <summary>Honey brown and broad, round ears, a big soft muzzle.</summary>
internal sealed class Bear : Creature
{
    public override Palette Palette { get; } = new("#bd7d45", "#f7dcb0", "#86552c", "#4c3024", "#5a3a22", "#3f6b4f", "#44607f", "#7a4a8c");

    public override Build Build { get; } = new() { HeadWidth = 1.05, BodyWidth = 1.12, EyeHeight = 0.02, EyeGap = 0.42, EyeSize = 0.86, HatWidth = 0.72, FootGap = 0.54 };

    public override void Belly(Scene s)
    {
        base.Belly(s);
        if (s.Stage >= 4)
        {
            s.Canvas.Fill(s.Body.Path("M-.5 -.5 C-.3 -.1 .3 -.1 .5 -.5 L.3 -.56 C.2 -.36 -.2 -.36 -.3 -.56Z"), s.Palette.Belly.Light, 0.95);
        }
    }

    public override void Feet(Scene s) => Limbs.Paws(s, s.Palette.Main, s.Palette.Belly);

    public override void Crown(Scene s) => Scene.Both(s.Head, side =>
    {
        var ear = side.At(0.7, -0.68, s.Head.Sx * (0.24 + (0.1 * s.Growth)));
        s.Canvas.Shape(ear.Circle(0, 0, 1), s.Palette.Main, 6);
        s.Canvas.Fill(ear.Circle(-0.04, 0.12, 0.58), s.Palette.Belly.Dark.Mix(s.Palette.Accent.Base, 0.3), 0.9);
    });

    public override void Face(Scene s)
    {
        var c = s.Canvas;
        if (s.Stage >= 3)
        {
            c.Clipped(s.Head.Twin(HeadShape), () => Scene.Both(s.Head, side => c.Fill(side.Blob("1.2 .2, .9 .42, .8 .7, .9 .9, 1.2 .9"), s.Palette.Accent.Base, 0.35)));
        }

        c.Shape(s.Head.Ellipse(0, 0.52, 0.45, 0.37), s.Palette.Belly, 7, outline: 0);
        Faces.Mark(s, s.Palette.Belly);
        Faces.Cheeks(s, 0.7, 0.42, 0.18);
        Eyes.Draw(s, s.Palette.Main);
        Faces.Brows(s, s.Elder ? s.Palette.Belly : s.Palette.Accent);
        Faces.Mouth(s, s.Head.At(0, 0.6, s.Head.Sx * 0.19), s.Palette.Detail.Line, Faces.MoodOf(s));
        if (!s.Style.Flat)
        {
            c.Stroke(s.Head.Thread("0 .44, 0 .6"), s.Palette.Detail.Line, 3.4);
        }

        Faces.Nose(s, s.Head.At(0, 0.36, s.Head.Sx * 0.155), s.Palette.Detail.Base);
        if (s.Stage == 2)
        {
            c.Stroke(s.Head.Thread("-.1 -1, -.02 -1.16, .06 -1.02"), s.Palette.Main.Line, 4);
            c.Stroke(s.Head.Thread(".06 -1, .16 -1.14, .2 -.96"), s.Palette.Main.Line, 4);
        }

        Regalia.Circlet(s);
    }
}

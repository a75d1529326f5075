using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Parts;

/// <summary>Eyes with life: dark, wet, lit from above, calmer with age.</summary>
internal static class Eyes
{
    /// <param name="s">The picture.</param>
    /// <param name="lid">The skin that closes over an older one's eye.</param>
    /// <param name="white">Draws the white of the eye around it.</param>
    public static void Draw(Scene s, Tone lid, bool white = false)
    {
        foreach (var side in new[] { -1, 1 })
        {
            var eye = s.Rig.Eye(side);
            if (white && !s.Style.Flat)
            {
                s.Canvas.Fill(eye.Ellipse(0, 0, 1.22, 1.3), Ink.White);
                s.Canvas.Stroke(eye.Ellipse(0, 0, 1.22, 1.3), lid.Line, 2.6);
            }

            Ball(s, eye, side);
            if (!s.Style.Flat)
            {
                Lid(s, eye, side, lid);
            }
        }
    }

    private static void Ball(Scene s, Frame eye, int side)
    {
        var c = s.Canvas;
        var deep = new Ink(0.2, 0.05, s.Iris.Base.H);
        if (s.Style.Eyes == EyeKind.Dot)
        {
            c.Fill(eye.Ellipse(0, 0.05, 0.56, 0.72), new Ink(0.27, 0.03, 285));
            c.Fill(eye.Circle(-0.18, -0.24, 0.17), Ink.White, 0.95);
            return;
        }

        var outline = eye.Ellipse(0, 0, 0.86, 1.06);
        c.Fill(outline, c.Linear(deep, s.Iris.Base.Shift(-0.08, 1.1), 80));
        c.Clipped(outline, () =>
        {
            c.Fill(eye.Ellipse(0, 0.62, 0.72, 0.5), c.Radial(s.Iris.Light, s.Iris.Base, 0.95, 0));
            c.Fill(eye.Ellipse(0, 0.06, 0.44, 0.56), deep, 0.85);
            if (s.Style.Eyes == EyeKind.Lens)
            {
                c.Stroke(eye.Ellipse(0, 0.06, 0.56, 0.7), s.Style.Light.Base, 2.4, 0.9);
                c.Glow(eye.X, eye.Y + (eye.Sy * 0.1), eye.Sy * 0.3, eye.Sy * 0.3, s.Style.Light.Base, 0.9);
            }
        });
        c.Stroke(outline, deep, 2.2);
        if (s.Style.Eyes == EyeKind.Star)
        {
            c.Fill(eye.Twinkle(-0.24, -0.38, 0.52), Ink.White);
        }
        else
        {
            c.Fill(eye.Ellipse(-0.26, -0.42, 0.31, 0.34), Ink.White);
        }

        c.Fill(eye.Circle(0.32, 0.42, 0.15), Ink.White, 0.9);
        c.Fill(eye.Circle(0.36, -0.12, 0.08), Ink.White, 0.7);
        var lash = side < 0 ? eye.Flip : eye;
        c.Stroke(lash.Thread("-.8 -.52, -.3 -1.04, .34 -1.04, .86 -.5, 1.04 -.34"), deep, 3.4);
    }

    private static void Lid(Scene s, Frame eye, int side, Tone lid)
    {
        var droop = s.Elder ? -0.7 : -9;
        if (droop < -1 || s.Style.Eyes == EyeKind.Lens)
        {
            return;
        }

        var c = s.Canvas;
        var frame = side < 0 ? eye.Flip : eye;
        var edge = FormattableString.Invariant($"-1.1 {droop + 0.1}, 0 {droop - 0.08}, 1.1 {droop + 0.22}");
        c.Clipped(eye.Ellipse(0, 0, 0.94, 1.14), () => c.Fill(frame.Blob($"{edge}!, 1.2 -1.4!, -1.2 -1.4!"), lid.Dark));
        c.Stroke(frame.Thread(FormattableString.Invariant($"-.84 {droop + 0.08}, 0 {droop - 0.08}, .84 {droop + 0.16}, 1.02 {droop + 0.26}")), new Ink(0.2, 0.05, s.Iris.Base.H), 3.4);
    }
}

using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Parts;

/// <summary>What only one creature style adds: circuits and an earpiece, or runes and a floating light.</summary>
internal static class StyleMarks
{
    public static void OnBody(Scene s)
    {
        if (s.Wears("body"))
        {
            return;
        }

        var c = s.Canvas;
        var light = s.Style.Light;
        if (s.Style.SciFi && !s.InShell)
        {
            foreach (var trace in new[] { "-.62 .5, -.46 .3!, -.46 .02!, -.3 -.14", ".62 .5, .46 .3!, .46 .02!, .3 -.14" })
            {
                c.Stroke(s.Body.Thread(trace), light.Base, 6, 0.3);
                c.Stroke(s.Body.Thread(trace), light.Light, 2.4);
            }

            var core = s.Body.At(0, 0.12, s.Body.Sx * 0.2);
            c.Glow(core.X, core.Y, core.Sy * 2.3, core.Sy * 2.3, light.Base, 0.85);
            c.Shape(core.Star(0, 0, 1.15, 6, 0.93, 30), "#31415f", 3, 0.7);
            c.Fill(core.Star(0, 0, 0.72, 6, 0.93, 30), c.Radial(Ink.White, light.Base));
        }
        else if (s.Style.Fantasy && s.Stage >= 3)
        {
            foreach (var rune in new[] { "-.14 .5, 0 .34, .14 .5, 0 .66, -.14 .5", "-.34 .72, -.26 .62, -.18 .72", ".34 .72, .26 .62, .18 .72" })
            {
                c.Stroke(s.Body.Thread(rune), light.Base.Shift(-0.1), 3.4, 0.9);
            }
        }
    }

    public static void OnHead(Scene s)
    {
        var c = s.Canvas;
        var light = s.Style.Light;
        if (s.Style.SciFi && !s.Wears("head"))
        {
            var pod = s.Head.At(0.98, 0.06, s.Head.Sx * 0.2);
            c.Stroke(pod.Thread(".1 -.6, .5 -1.6, .2 -2.5"), "#2b3654", 6);
            c.Shape(pod.Ellipse(0, 0, 0.72, 1.05), "#47577d", 4, 0.8);
            c.Fill(pod.Ellipse(0.05, 0, 0.34, 0.56), c.Radial(Ink.White, light.Base));
            var (x, y) = pod.At(0.2, -2.6);
            c.Glow(x, y, 20, 20, light.Base, 0.9);
            c.Fill(Frame.Page.Circle(x, y, 6), light.Light);
        }
        else if (s.Style.Fantasy)
        {
            Scene.Both(s.Head, side =>
            {
                c.Stroke(side.Thread(".84 .34, .7 .36, .64 .28, .7 .22, .76 .27"), light.Base.Shift(-0.06), 3, 0.85);
                c.Fill(side.Circle(0.56, 0.5, 0.025), light.Base.Shift(-0.06), 0.9);
            });
            for (var i = 0; i < 2 + s.Stage; i++)
            {
                double x = s.Traits.Between($"mote-x{i}", 60, 452), y = s.Traits.Between($"mote-y{i}", 90, 420);
                c.Glow(x, y, 13, 13, light.Light, 0.75);
                c.Fill(Frame.Page.Twinkle(x, y, 6), Ink.White);
            }
        }
    }
}

using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>What sits on eyes and nose. The eyes are at (±1, 0) of the frame.</summary>
internal static class Facewear
{
    public static readonly ItemArt[] All =
    [
        new("glasses round spectacle reading nerd harry", "#6b4a35", "#bfe6ff", f => Pair(f, at => at.Circle(0, 0, 1), 0.16, 5.5)),
        new("sunglasses shades cool aviator", "#2c3146", "#5a6aa0", f => Pair(f, at => at.Blob("-1 -.62, 0 -.78, 1 -.62, .98 .2, .5 .86, -.4 .86, -.98 .2"), 0.96, 5)),
        new("star_glasses star_shades rockstar", "#f3c14b", "#ff8fc7", f => Pair(f, at => at.Star(0, 0, 1.32, 5, 0.62), 0.62, 5)),
        new("heart_glasses heart love", "#e8466f", "#ff9fbd", f => Pair(f, at => at.Blob("0 1.15!, 1.1 .1, 1.05 -.74, .4 -.86, 0 -.42!, -.4 -.86, -1.05 -.74, -1.1 .1"), 0.62, 5)),
        new("square_glasses square hipster smart geek", "#33415f", "#d6f0ff", f => Pair(f, at => at.Box(-0.98, -0.82, 1.96, 1.66, 0.4), 0.18, 7)),
        new("3d_glasses cinema movie", "#fbfbfd", "#e5484d", f =>
        {
            var at = f.Eyes;
            f.C.Shape(at.Box(-1.86, -0.8, 3.72, 1.56, 0.3), f.Main, 5);
            f.C.Fill(at.Box(-1.62, -0.56, 1.32, 1.06, 0.2), f.Trim.Base, 0.86);
            f.C.Fill(at.Box(0.3, -0.56, 1.32, 1.06, 0.2), Ink.Hex("#35b6e8"), 0.86);
        }),
        new("monocle lord baron", "#f3c14b", "#e2f4ff", f =>
        {
            var lens = f.Eyes.At(1, 0, f.Eyes.Sx * (f.Lens + 0.06));
            f.C.Stroke(lens.Thread(".7 .74, 1.1 1.7, .8 2.7"), f.Main.Base, 3.2);
            f.C.Fill(lens.Circle(0, 0, 1), f.Trim.Base, 0.24);
            f.C.Stroke(lens.Circle(0, 0, 1), f.Main.Line, 9);
            f.C.Stroke(lens.Circle(0, 0, 1), f.Main.Base, 5.5);
            f.C.Stroke(lens.Thread("-.56 -.3, -.3 -.6"), Ink.White, 4, 0.9);
        }),
        new("eyepatch eye_patch pirate", "#343a4d", "#343a4d", f =>
        {
            var eye = f.Eyes.At(-1, 0, f.Eyes.Sx * f.Lens);
            f.C.Stroke(f.Eyes.Thread("-2.1 .2, -1 -.3, .4 -1.3, 1.2 -1.8"), f.Main.Base, 5);
            f.C.Shape(eye.Blob("-1.06 -.72, 0 -.86, 1.06 -.72, .86 .5, 0 1.1, -.86 .5"), f.Main, 5);
        }),
        new("mustache moustache beard", "#5b3b28", "#5b3b28", f => f.C.Shape(f.Eyes.At(0, 0.98, f.Eyes.Sx).Twin("0 -.14, .3 -.26, .66 -.06, 1.1 -.28!, .92 .28, .46 .36, .12 .14, 0 .1"), f.Main, 5)),
        new("mask hero ninja bandit carnival masquerade phantom", "#7a4fd0", "#f3c14b", f =>
        {
            var at = f.Eyes;
            var mask = at.Twin("0 -.62, .6 -.92, 1.4 -.96, 2.1 -.86!, 1.9 .3, 1.3 .86, .6 .72, .22 .3, 0 .24");
            var holes = at.Ellipse(-1, 0, f.Lens * 0.92, f.Lens) + at.Ellipse(1, 0, f.Lens * 0.92, f.Lens);
            f.C.Clipped(at.Box(-3, -3, 6, 6, 0), () => f.C.Cut(mask, holes, f.Main));
            f.C.Stroke(mask, f.Main.Line, f.C.Finish.Outline);
            f.C.Stroke(holes, f.Trim.Base, 3.4);
        }),
        new("vr visor goggles ski cyber scouter snorkel", "#3b4766", "#5fe0ee", f =>
        {
            var at = f.Eyes;
            f.C.Stroke(at.Thread("-2.2 -.1, 0 -.2, 2.2 -.1"), f.Main.Line, 13);
            f.C.Shape(at.Box(-1.86, -0.92, 3.72, 1.72, 0.76), f.Main, 6);
            var glass = at.Box(-1.62, -0.68, 3.24, 1.22, 0.56);
            f.C.Fill(glass, f.C.Linear(f.Trim.Light, f.Trim.Base.Shift(-0.2, 1.2, 50), 35));
            f.C.Clipped(glass, () => f.C.Fill(at.Path("M-1.2 -1 L-.6 -1 L-1.2 1 L-1.8 1Z"), Ink.White, 0.4));
        }),
        new("paint warpaint stripes freckle tattoo", "#e5484d", "#ffd24a", f => Scene.Both(f.Eyes, side =>
        {
            foreach (var (i, v) in new[] { 0.86, 1.14 }.Index())
            {
                f.C.Stroke(side.Thread($".9 {v}, 1.62 {v - 0.1}"), (i == 0 ? f.Main : f.Trim).Base, 7.5, 0.92);
            }
        })),
        new("bandage plaster bandaid patch", "#f6cfa2", "#e5a877", f =>
        {
            var at = f.Eyes.At(1.28, 0.86, f.Eyes.Sx * 0.5, -24);
            f.C.Shape(at.Box(-1, -0.36, 2, 0.72, 0.36), f.Main, 3, 0.8);
            f.C.Fill(at.Box(-0.34, -0.3, 0.68, 0.6, 0.1), f.Trim.Base, 0.8);
        }),
        new("clown red_nose nose reindeer", "#e8404a", "#e8404a", f =>
        {
            var nose = f.Eyes.At(0, 0.74, f.Eyes.Sx * 0.42);
            f.C.Shape(nose.Circle(0, 0, 1), f.Main, 6);
            f.C.Fill(nose.Ellipse(-0.3, -0.4, 0.3, 0.2), Ink.White, 0.8);
        }),
    ];

    private static void Pair(Fit f, Func<Frame, string> outline, double tint, double rim)
    {
        var reach = f.Lens;
        f.C.Stroke(f.Eyes.Thread($"{-1 + reach} -.06, 0 -.22, {1 - reach} -.06"), f.Main.Base, rim);
        Scene.Both(f.Eyes, side => f.C.Stroke(side.Thread($"{1 + reach} -.1, {1 + reach + 0.4} -.2"), f.Main.Base, rim));
        foreach (var side in new[] { -1, 1 })
        {
            var lens = f.Eyes.At(side, 0, f.Eyes.Sx * reach);
            var path = outline(lens);
            f.C.Fill(path, f.C.Linear(f.Trim.Base.Shift(tint > 0.9 ? -0.18 : 0), f.Trim.Light, 70), tint);
            f.C.Clipped(path, () => f.C.Fill(lens.Path("M-.5 -1.4 L.1 -1.4 L-.7 1.4 L-1.3 1.4Z"), Ink.White, 0.26));
            f.C.Stroke(path, f.Main.Line, rim + 3);
            f.C.Stroke(path, f.Main.Base, rim);
        }
    }
}

using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Icons;

/// <summary>A sign in one colour within a unit square: filled outlines and thick lines.</summary>
internal sealed record Emblem(string Words, Func<Frame, string>? Fill, Func<Frame, string>? Line = null)
{
    public void Draw(Canvas canvas, Frame at, Ink ink, double opacity)
    {
        if (Fill is not null)
        {
            canvas.Fill(Fill(at), ink, opacity);
        }

        if (Line is not null)
        {
            canvas.Stroke(Line(at), ink, Math.Abs(at.Sx) * 0.17, opacity);
        }
    }
}

/// <summary>The signs on badges, by the words that mean them.</summary>
internal static class Emblems
{
    private static readonly Emblem[] All =
    [
        new("star shine great rising", f => f.Star(0, 0.04, 1.06, 5, 0.5)),
        new("streak flame fire hot burn", f => f.Blob("-.6 .5, -.66 0, -.34 -.4, -.1 -.2!, .1 -1.1!, .5 -.4, .7 .1, .6 .6, 0 .96") + f.Blob("0 .74, .26 .5, .02 0!, -.26 .5")),
        new("book read word vocab lesson learn study chapter scholar grammar", f => f.Path("M-.08 -.6 C-.4 -.84 -.8 -.8 -1 -.7 L-1 .6 C-.7 .5 -.36 .54 -.08 .76Z M.08 -.6 C.4 -.84 .8 -.8 1 -.7 L1 .6 C.7 .5 .36 .54 .08 .76Z")),
        new("trophy win champion victory league best", f => f.Path("M-.56 -.9 L.56 -.9 C.56 -.2 .34 .24 .12 .34 L.12 .6 L.46 .66 L.46 .92 L-.46 .92 L-.46 .66 L-.12 .6 L-.12 .34 C-.34 .24 -.56 -.2 -.56 -.9Z"), f => f.Thread("-.6 -.66, -1 -.6, -.84 -.1, -.44 .04") + f.Thread(".6 -.66, 1 -.6, .84 -.1, .44 .04")),
        new("heart love care kind health", f => f.Blob("0 .96!, .92 .06, .9 -.6, .4 -.76, 0 -.4!, -.4 -.76, -.9 -.6, -.92 .06")),
        new("lightning fast quick speed energy power sprint blitz", f => f.Path("M.24 -1.06 L-.66 .16 L-.08 .16 L-.26 1.06 L.66 -.24 L.08 -.24Z")),
        new("crown king queen master legend royal elite", f => f.Path("M-.8 .66 L-.96 -.52 L-.44 -.06 L0 -.84 L.44 -.06 L.96 -.52 L.8 .66Z")),
        new("strong workout gym lift muscle dumbbell fitness reps", f => f.Box(-0.98, -0.4, 0.24, 0.8, 0.08) + f.Box(-0.7, -0.62, 0.26, 1.24, 0.08) + f.Box(-0.5, -0.12, 1, 0.24, 0) + f.Box(0.44, -0.62, 0.26, 1.24, 0.08) + f.Box(0.74, -0.4, 0.24, 0.8, 0.08)),
        new("world globe travel polyglot explorer earth", null, f => f.Circle(0, 0, 0.86) + f.Ellipse(0, 0, 0.38, 0.86) + f.Thread("-.84 0, .84 0")),
        new("done complete task check finish goal_met inbox zero", null, f => f.Path("M-.7 .04 L-.2 .54 L.76 -.56")),
        new("rocket launch start boost takeoff", f => f.Path("M0 -1.1 C.5 -.7 .5 0 .36 .4 L-.36 .4 C-.5 0 -.5 -.7 0 -1.1Z M.42 0 L.82 .5 L.76 .84 L.4 .5Z M-.42 0 L-.82 .5 L-.76 .84 L-.4 .5Z M-.2 .52 L.2 .52 L0 1.06Z")),
        new("leaf nature grow green zen garden plant sprout", f => f.Blob("-.74 .74, -.7 -.1, -.2 -.66, .84 -.84!, .76 0, .3 .6, -.5 .56")),
        new("night moon owl late sleep", f => f.Path("M-.2 -1 C.96 -.8 1 .9 -.2 1 C.5 .5 .5 -.5 -.2 -1Z")),
        new("early morning sun dawn bright bird", f => f.Star(0, 0, 1.06, 12, 0.66)),
        new("music note listen song", f => f.Ellipse(-0.42, 0.6, 0.36, 0.28) + f.Ellipse(0.5, 0.42, 0.36, 0.28), f => f.Path("M-.14 .56 L-.14 -.62 L.78 -.84 L.78 .4")),
        new("gem rich collect treasure diamond jewel", f => f.Path("M-.52 -.7 L.52 -.7 L.96 -.14 L0 .92 L-.96 -.14Z")),
        new("run walk step marathon mile foot jog distance", f => f.Blob("-.5 .8, -.76 .3, -.6 -.3, -.3 -.3, -.16 .2, -.24 .76") + f.Circle(-0.48, -0.56, 0.16) + f.Blob(".5 .2, .24 -.3, .3 -.86, .6 -.86, .76 -.36, .7 .16") + f.Circle(0.52, 0.5, 0.17)),
        new("talk chat speak conversation language fluent say voice", f => f.Path("M-.9 -.74 L.9 -.74 C1 -.74 1.02 -.7 1.02 -.6 L1.02 .24 C1.02 .36 1 .4 .9 .4 L-.1 .4 L-.56 .86 L-.56 .4 L-.9 .4 C-1 .4 -1.02 .36 -1.02 .24 L-1.02 -.6 C-1.02 -.7 -1 -.74 -.9 -.74Z")),
        new("target focus aim deep bullseye goal", f => f.Circle(0, 0, 0.28), f => f.Circle(0, 0, 0.84) + f.Circle(0, 0, 0.28)),
        new("week day month calendar year daily habit consist", f => f.Box(-0.86, -0.7, 1.72, 0.5, 0.1) + f.Box(-0.86, -0.08, 0.5, 0.4, 0.06) + f.Box(-0.25, -0.08, 0.5, 0.4, 0.06) + f.Box(0.36, -0.08, 0.5, 0.4, 0.06) + f.Box(-0.86, 0.44, 0.5, 0.4, 0.06) + f.Box(-0.25, 0.44, 0.5, 0.4, 0.06)),
        new("egg hatch first newborn welcome", f => f.Twin("0 -1.04, .4 -.8, .7 -.2, .74 .36, .46 .86, 0 .98")),
        new("mountain summit climb peak hill challenge", f => f.Path("M-1.06 .74 L-.3 -.7 L.1 .02 L.4 -.4 L1.06 .74Z")),
        new("time hour minute clock punctual pomodoro", null, f => f.Circle(0, 0, 0.86) + f.Path("M0 -.46 L0 .04 L.36 .26")),
        new("coin money saver wealth bank earn", f => f.Star(0, 0, 0.5, 5, 0.5), f => f.Circle(0, 0, 0.86)),
        new("shield guard protect defend safe", f => f.Path("M-.8 -.8 C-.4 -.8 -.2 -.9 0 -1.02 C.2 -.9 .4 -.8 .8 -.8 C.86 .2 .5 .76 0 1.04 C-.5 .76 -.86 .2 -.8 -.8Z")),
        new("write author pencil note journal essay", f => f.Path("M-.86 .86 L-.7 .3 L.44 -.84 L.84 -.44 L-.3 .7Z")),
        new("team friend social people together buddy club", f => f.Circle(-0.42, -0.4, 0.34) + f.Circle(0.46, -0.32, 0.3) + f.Path("M-1 .7 C-1 .1 -.7 -.02 -.42 -.02 C-.1 -.02 .14 .1 .14 .7Z M.3 .7 C.3 .3 .24 .14 .16 .08 C.5 -.06 1 .04 1 .7Z")),
        new("level rank up grow tier evolve stage", null, f => f.Path("M-.66 .02 L0 -.6 L.66 .02 M-.66 .62 L0 0 L.66 .62")),
    ];

    public static Emblem Find(string name, Traits traits)
    {
        var best = All.MaxBy(Score)!;
        return Score(best) > 0 ? best : traits.Pick("emblem", All);

        int Score(Emblem emblem) => emblem.Words.Split(' ').Where(word => name.Contains(word, StringComparison.Ordinal)).Sum(word => word.Length);
    }
}

using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures.Parts;

/// <summary>Arms and feet that several species share.</summary>
internal static class Limbs
{
    private const string ArmOpen = "M-.2 .02 C-.3 .3 -.32 .62 -.27 .84 C-.22 1.1 .22 1.1 .27 .84 C.32 .62 .3 .3 .2 .02";
    private const string WingOpen = "M-.2 0 C-.4 .35 -.32 .8 -.06 1.12 C.02 1.2 .1 1.16 .14 1.08 C.36 .8 .42 .35 .24 0";

    public static void Arm(Scene s, Frame arm, Tone tone, Tone? glove = null)
    {
        s.Canvas.Limb(arm.Path(ArmOpen + "Z"), arm.Path(ArmOpen), tone);
        if (glove is not null)
        {
            s.Canvas.Clipped(arm.Path(ArmOpen + "Z"), () => s.Canvas.Fill(arm.Blob("-.6 .72, 0 .62, .6 .72, .6 1.4, -.6 1.4"), glove.Base, 0.92));
            s.Canvas.Stroke(arm.Path(ArmOpen), tone.Line, s.Canvas.Finish.Outline);
        }

        foreach (var finger in s.Style.Flat ? [] : new[] { -0.08, 0.08 })
        {
            s.Canvas.Stroke(arm.Thread(FormattableString.Invariant($"{finger} 1.0, {finger * 1.1} .9")), (glove ?? tone).Line, s.Canvas.Finish.Outline * 0.6, 0.8);
        }
    }

    /// <summary>The sleeve of a garment over the upper arm, <paramref name="length"/> 0…1 of it.</summary>
    public static void Sleeve(Canvas canvas, Frame arm, Tone cloth, Tone cuff, double length)
    {
        var wide = arm with { Sx = arm.Sx * 1.16 };
        var end = length;
        var sleeve = wide.Path(FormattableString.Invariant($"M-.21 -.04 C-.3 {end * 0.35:0.##} -.31 {end * 0.7:0.##} -.29 {end:0.##} C-.12 {end + 0.07:0.##} .12 {end + 0.07:0.##} .29 {end:0.##} C.31 {end * 0.7:0.##} .3 {end * 0.35:0.##} .21 -.04"));
        canvas.Limb(sleeve + "Z", sleeve, cloth);
        canvas.Stroke(wide.Path(FormattableString.Invariant($"M-.28 {end - 0.06:0.##} C-.12 {end + 0.02:0.##} .12 {end + 0.02:0.##} .28 {end - 0.06:0.##}")), cuff.Base, 5);
    }

    public static void Wing(Scene s, Frame arm, Tone tone, Tone feathers)
    {
        var wing = arm with { Sx = arm.Sx * 1.15 };
        s.Canvas.Limb(wing.Path(WingOpen + "Z"), wing.Path(WingOpen), tone);
        s.Canvas.Clipped(wing.Path(WingOpen + "Z"), () =>
        {
            foreach (var row in new[] { 0.62, 0.84, 1.04 })
            {
                s.Canvas.Stroke(wing.Thread(FormattableString.Invariant($"-.34 {row - 0.06}, -.2 {row + 0.06}, -.06 {row - 0.04}, .06 {row + 0.07}, .2 {row - 0.04}, .34 {row + 0.04}")), feathers.Base, 4.5, 0.75);
            }
        });
        s.Canvas.Stroke(wing.Path(WingOpen), tone.Line, s.Canvas.Finish.Outline);
    }

    public static void Paws(Scene s, Tone tone, Tone? pad = null)
    {
        foreach (var side in new[] { -1, 1 })
        {
            var foot = s.Rig.Foot(side);
            s.Canvas.Shape(foot.Ellipse(0.1, 0, 1.02, 0.62), tone, 6);
            foreach (var toe in s.Style.Flat || pad is not null ? [] : new[] { -0.2, 0.25 })
            {
                s.Canvas.Stroke(foot.Thread(FormattableString.Invariant($"{toe + 0.1} .18, {toe * 1.15 + 0.1} .5")), tone.Line, s.Canvas.Finish.Outline * 0.7, 0.85);
            }

            if (pad is not null)
            {
                s.Canvas.Fill(foot.Ellipse(0.1, 0.12, 0.42, 0.3), pad.Base, 0.9);
            }
        }
    }

    public static void Claws(Scene s, Tone tone)
    {
        foreach (var side in new[] { -1, 1 })
        {
            var foot = s.Rig.Foot(side);
            s.Canvas.Shape(foot.Blob("-.5 -.5, .1 -.62, .7 -.4, 1.1 .3, .86 .58, .5 .36, .16 .62, -.2 .38, -.62 .6, -.9 .3"), tone, 5);
        }
    }

    /// <summary>What the head's shadow darkens; call inside the body's outline.</summary>
    public static void ChinShadow(Scene s) =>
        s.Canvas.Fill(s.Head.Ellipse(0, 0.28, 0.92, 0.92), s.Palette.Main.Dark.Shift(-0.06), s.Style.Flat ? 0.16 : 0.3);
}

using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures;

/// <summary>How a species departs from the common proportions; factors, and places in head units.</summary>
internal sealed record Build
{
    public double HeadWidth { get; init; } = 1;

    public double HeadHeight { get; init; } = 1;

    /// <summary>Moves the head down (positive), in head units.</summary>
    public double HeadDrop { get; init; }

    public double BodyWidth { get; init; } = 1;

    public double EyeHeight { get; init; } = 0.14;

    public double EyeGap { get; init; } = 0.44;

    public double EyeSize { get; init; } = 1;

    /// <summary>Where a hat's brim lies and its half width, in head units.</summary>
    public double HatHeight { get; init; } = -0.6;

    public double HatWidth { get; init; } = 0.78;

    /// <summary>Half width of the neck, in body units, and its place below the head's lower edge in pixels.</summary>
    public double NeckWidth { get; init; } = 0.66;

    public double NeckDrop { get; init; } = -2;

    public double ShoulderWidth { get; init; } = 0.72;

    public double ShoulderHeight { get; init; } = -0.42;

    public double FootGap { get; init; } = 0.5;
}

/// <summary>The skeleton of one picture: where head, body, limbs and every kind of item go.</summary>
internal sealed record Rig(int Stage, Build Build, Frame Head, Frame Body, double EyeRadius, double FootSize, double Growth)
{
    public const double Ground = 456;
    private const double Middle = 256;

    // Stage: scale, head centre and radii, body centre and radii, eye radius, foot size, growth of ears, tails, wings.
    private static readonly (double Scale, double HeadY, double HeadX, double HeadH, double BodyY, double BodyW, double BodyH, double Eye, double Foot, double Growth)[] Stages =
    [
        (0.86, 256, 120, 106, 380, 82, 70, 27.5, 24, 0.42),
        (0.91, 232, 114, 102, 376, 82, 76, 25.5, 27, 0.60),
        (0.95, 208, 108, 98, 364, 86, 90, 23, 30, 0.80),
        (1.00, 194, 103, 94, 354, 93, 100, 20.5, 33, 1.00),
        (1.02, 192, 104, 95, 352, 99, 103, 20, 34, 1.18),
    ];

    public Frame Eyes => Head.At(0, Build.EyeHeight, Head.Sx * Build.EyeGap);

    public Frame Hat => Head.At(0, Build.HatHeight, Head.Sx * Build.HatWidth);

    public Frame Neck => new(Body.X, Head.Y + Head.Sy + Build.NeckDrop, Body.Sx * Build.NeckWidth, Body.Sx * Build.NeckWidth);

    public static Rig For(int stage, Build build)
    {
        var s = Stages[stage - 1];
        double Y(double y) => Ground - ((Ground - y) * s.Scale);
        var head = new Frame(Middle, Y(s.HeadY + (build.HeadDrop * s.HeadH)), s.HeadX * s.Scale * build.HeadWidth, s.HeadH * s.Scale * build.HeadHeight);
        var body = new Frame(Middle, Y(s.BodyY), s.BodyW * s.Scale * build.BodyWidth, s.BodyH * s.Scale);
        return new Rig(stage, build, head, body, s.Eye * s.Scale * build.EyeSize, s.Foot * s.Scale, s.Growth);
    }

    public Frame Eye(int side) => Head.At(side * Build.EyeGap, Build.EyeHeight, EyeRadius);

    public Frame Foot(int side)
    {
        var foot = Body.At(Build.FootGap * side, 1, FootSize) with { Y = Ground - (FootSize * 0.42) };
        return side < 0 ? foot.Flip : foot;
    }

    /// <summary>The shoulder, with the arm hanging along +v for one unit; the angle lifts it outwards.</summary>
    public Frame Arm(int side, double lift)
    {
        var length = Body.Sy * (Stage == 1 ? 0.66 : 0.62);
        var shoulder = Body.At(Build.ShoulderWidth * side, Build.ShoulderHeight);
        var arm = new Frame(shoulder.X, shoulder.Y, length, length, -lift);
        return side < 0 ? arm.Flip : arm;
    }

    /// <summary>The palm of the hand that holds things, upright, one unit being a good handle's length.</summary>
    public Frame Palm(double lift)
    {
        var (x, y) = Arm(1, lift).At(0, 0.92);
        return new Frame(x, y, 44 + (6 * Growth), 44 + (6 * Growth), 8);
    }
}

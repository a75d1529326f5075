using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Where and in which colours one item is drawn: on a creature, or alone for its icon.</summary>
/// <param name="C">The picture.</param>
/// <param name="Rig">Whose anchors it is placed by.</param>
/// <param name="Garment">The torso's frame.</param>
/// <param name="GarmentShape">The torso's outline in that frame.</param>
/// <param name="Main">The item's first colour.</param>
/// <param name="Trim">Its second.</param>
/// <param name="Key">The key's own choices.</param>
/// <param name="Spread">How far things beside the buddy stand off; less when there is no buddy between them.</param>
/// <param name="Nth">How many accessories were drawn before this one; odd ones go to the other side.</param>
internal sealed record Fit(Canvas C, Rig Rig, Frame Garment, string GarmentShape, Tone Main, Tone Trim, Traits Key, int Nth = 0, double Spread = 1)
{
    public Frame Hat => Rig.Hat;

    public Frame Eyes => Rig.Eyes;

    /// <summary>A lens around an eye, in the units of <see cref="Eyes"/>.</summary>
    public double Lens => Math.Min((Rig.EyeRadius / Rig.Eyes.Sx * 1.3) + 0.14, 0.93);

    public Frame Neck => Rig.Neck;

    public Frame Palm => Rig.Palm(58);

    /// <summary>The picture's middle axis in pixels, mirrored for every second accessory.</summary>
    public Frame Axis => new(256, 0, Nth % 2 == 0 ? Spread : -Spread, 1);

    public void EachFoot(Action<Frame> draw)
    {
        draw(Rig.Foot(-1));
        draw(Rig.Foot(1));
    }
}

/// <summary>One named drawing. <paramref name="Words"/>: what a key may say to mean it, separated by spaces.</summary>
internal sealed record ItemArt(string Words, Tone Main, Tone Trim, Action<Fit> Front)
{
    /// <summary>What of it is behind the creature.</summary>
    public Action<Fit>? Behind { get; init; }

    /// <summary>How much of the arms it covers, 0…1.</summary>
    public double Sleeve { get; init; }

    /// <summary>Of several drawings that a key names, the one with the longest words wins.</summary>
    public int Score(string key) => Words.Split(' ').Where(word => key.Contains(word, StringComparison.Ordinal)).Sum(word => word.Length);
}

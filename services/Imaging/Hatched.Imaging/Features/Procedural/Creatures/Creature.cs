using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Creatures.Species;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures;

/// <summary>A species: materials, proportions and the parts that differ from the common body.</summary>
internal abstract class Creature
{
    private static readonly Creature[] Variants =
        [new Fox(), new Owl(), new Dragon(), new Axolotl(), new Cat(), new Bear(), new Bunny(), new Penguin(), new Slime(), new Mushroom(), new Robot(), new Phoenix()];

    public const string RoundHead = "0 -1, .46 -.88, .84 -.5, 1.02 .1, .9 .64, .46 .95, 0 1.02";
    public const string PearBody = "0 -1, .4 -.92, .7 -.5, .93 .16, .84 .72, .44 .97, 0 1";

    public abstract Palette Palette { get; }

    public virtual Build Build { get; } = new();

    /// <summary>The outline of head and body, in the units of each.</summary>
    public virtual string HeadShape => RoundHead;

    public virtual string BodyShape => PearBody;

    /// <summary>Variants outside 1…12 wrap around.</summary>
    public static Creature Of(int variant) => Variants[(((variant - 1) % Variants.Length) + Variants.Length) % Variants.Length];

    /// <summary>Tail, wings: all that is behind.</summary>
    public virtual void Back(Scene s)
    {
    }

    public virtual void Torso(Scene s)
    {
        s.Canvas.Shape(s.Body.Twin(BodyShape), s.Palette.Main, 12);
        s.Canvas.Clipped(s.Body.Twin(BodyShape), () => Belly(s));
    }

    /// <summary>Drawn inside the body's outline.</summary>
    public virtual void Belly(Scene s)
    {
        s.Canvas.Fill(s.Body.Ellipse(0, 0.3, 0.58, 0.68), s.Palette.Belly.Base, 0.95);
        Limbs.ChinShadow(s);
    }

    public virtual void Feet(Scene s) => Limbs.Paws(s, s.Palette.Main);

    public virtual void Arm(Scene s, Frame arm) => Limbs.Arm(s, arm, s.Palette.Main);

    /// <summary>What an elder wears at its neck.</summary>
    public virtual void Adorn(Scene s)
    {
        Regalia.Ruff(s, s.Palette.Belly);
        Regalia.Medallion(s);
    }

    /// <summary>What the egg's shell holds at first.</summary>
    public virtual Frame Cup(Scene s) => s.Body;

    /// <summary>Where clothes go: the torso's frame and outline.</summary>
    public virtual (Frame Frame, string Shape) Garment(Scene s) => (s.Body, BodyShape);

    /// <summary>Ears, horns, crest: behind the skull.</summary>
    public virtual void Crown(Scene s)
    {
    }

    public virtual void Skull(Scene s) => s.Canvas.Shape(s.Head.Twin(HeadShape), s.Palette.Main, 11);

    /// <summary>Markings, eyes, nose, mouth, and whatever stands in front of the skull.</summary>
    public abstract void Face(Scene s);
}

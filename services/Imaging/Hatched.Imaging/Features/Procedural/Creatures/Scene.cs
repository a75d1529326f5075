using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Creatures;

/// <summary>A species' materials; <paramref name="Eyes"/> are the irises that the seed chooses from.</summary>
internal sealed record Palette(Tone Main, Tone Belly, Tone Accent, Tone Detail, params Tone[] Eyes);

/// <summary>One picture in the making: what to draw on, with which skeleton, colours, style and seed.</summary>
internal sealed class Scene
{
    public static readonly Tone Gold = "#f3c14b";
    private readonly HashSet<string> covered;

    public Scene(Canvas canvas, Creature creature, BuddyLook look, Style style)
    {
        Canvas = canvas;
        Creature = creature;
        Style = style;
        Stage = Math.Clamp(look.Stage, 1, 5);
        Traits = new Traits(look.Seed);
        Rig = Rig.For(Stage, creature.Build);
        Palette = style.Tint(Vary(creature.Palette));
        Iris = Traits.Pick("iris", Palette.Eyes);
        covered = [.. look.Items.Select(item => item.Category)];
    }

    public Canvas Canvas { get; }

    public Creature Creature { get; }

    public Style Style { get; }

    public Rig Rig { get; }

    public Traits Traits { get; }

    public Palette Palette { get; }

    public Tone Iris { get; }

    public int Stage { get; }

    public Frame Head => Rig.Head;

    public Frame Body => Rig.Body;

    public double Growth => Rig.Growth;

    public bool Elder => Stage == 5;

    /// <summary>The hatchling sits in its shell until it wears something there.</summary>
    public bool InShell => Stage == 1 && !Wears("body") && !Wears("feet");

    public double ArmLift => Wears("hand") ? 58 : Stage switch { 1 => 62, 2 => 66, 3 => 40, 4 => 22, _ => 26 };

    public double OtherArmLift => Stage switch { 1 => 62, 2 => 66, 3 => Wears("hand") ? 28 : 118, 4 => 22, _ => 26 };

    public bool Wears(string category) => covered.Contains(category);

    /// <summary>Draws something on both sides.</summary>
    public static void Both(Frame frame, Action<Frame> draw)
    {
        draw(frame.Flip);
        draw(frame);
    }

    private Palette Vary(Palette palette)
    {
        double turn = Traits.Between("hue", -7, 7), light = Traits.Between("light", -0.022, 0.022), rich = Stage == 5 ? 1.08 : 1;
        return palette with
        {
            Main = palette.Main.Shift(light, rich, turn),
            Accent = palette.Accent.Shift(light, rich, turn * 1.5),
            Detail = palette.Detail.Shift(0, rich, turn),
        };
    }
}

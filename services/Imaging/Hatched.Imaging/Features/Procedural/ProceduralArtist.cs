using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;
using Hatched.Imaging.Features.Procedural.Items;

namespace Hatched.Imaging.Features.Procedural;

/// <summary>Draws buddies as layered SVG, the same for the same look on every machine.</summary>
public static class ProceduralArtist
{
    /// <summary>Part of every content key: raise it with every change that alters pictures.</summary>
    public const string Version = "procedural-1";

    /// <summary>A complete SVG document, 512 units square.</summary>
    public static string Draw(BuddyLook look)
    {
        var creature = Creature.Of(look.Variant);
        var style = Style.Named(look.CreatureStyle);
        var canvas = new Canvas(style.Finish);
        var scene = new Scene(canvas, creature, look, style);
        var wardrobe = new Wardrobe(canvas, scene, look.Stacked);

        // Item layers rise with layer_order; the parts of the creature stand between them as on a dressed animal.
        wardrobe.Wear("background");
        if (!scene.Wears("background"))
        {
            Backdrop.Draw(scene);
        }

        if (scene.Elder)
        {
            Regalia.Aura(scene);
        }

        Backdrop.Shadow(scene);
        wardrobe.Behind();
        creature.Back(scene);
        Shell.Behind(scene);
        creature.Torso(scene);
        StyleMarks.OnBody(scene);
        creature.Feet(scene);
        wardrobe.Wear("body");
        wardrobe.Wear("feet");
        Shell.InFront(scene);
        wardrobe.Wear("hand");
        Arms(scene, creature, wardrobe);
        if (scene.Elder)
        {
            creature.Adorn(scene);
        }

        wardrobe.Wear("neck");
        creature.Crown(scene);
        creature.Skull(scene);
        creature.Face(scene);
        StyleMarks.OnHead(scene);
        Shell.OnHead(scene);
        wardrobe.Wear("face");
        wardrobe.Wear("head");
        wardrobe.Wear("accessory");
        if (scene.Elder)
        {
            Regalia.Sparks(scene);
        }

        return canvas.ToSvg();
    }

    private static void Arms(Scene scene, Creature creature, Wardrobe wardrobe)
    {
        foreach (var (side, lift) in new[] { (-1, scene.OtherArmLift), (1, scene.ArmLift) })
        {
            var arm = scene.Rig.Arm(side, lift);
            creature.Arm(scene, arm);
            wardrobe.Sleeve(arm);
        }
    }
}

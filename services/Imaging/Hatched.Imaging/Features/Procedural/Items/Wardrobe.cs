using Hatched.Contracts.Messages;
using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Creatures.Parts;
using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Everything that one creature wears, asked for layer by layer.</summary>
internal sealed class Wardrobe
{
    private readonly List<(WornItem Item, ItemArt Art, Fit Fit)> worn = [];
    private readonly Canvas canvas;

    public Wardrobe(Canvas canvas, Scene scene, IReadOnlyList<WornItem> stacked)
    {
        this.canvas = canvas;
        var (frame, shape) = scene.Creature.Garment(scene);
        var accessories = 0;
        foreach (var item in stacked)
        {
            var art = ItemLibrary.Find(item.Category, item.Key);
            var nth = item.Category == "accessory" ? accessories++ : 0;
            worn.Add((item, art, new Fit(canvas, scene.Rig, frame, shape, art.Main, art.Trim, new Traits(item.Key), nth)));
        }
    }

    public void Wear(string category)
    {
        foreach (var (item, art, fit) in worn.Where(w => w.Item.Category == category))
        {
            canvas.Layer($"item layer-{item.LayerOrder}", () => art.Front(fit));
        }
    }

    public void Behind()
    {
        foreach (var (item, art, fit) in worn.Where(w => w.Art.Behind is not null))
        {
            canvas.Layer($"behind layer-{item.LayerOrder}", () => art.Behind!(fit));
        }
    }

    public void Sleeve(Frame arm)
    {
        foreach (var (_, art, fit) in worn.Where(w => w.Art.Sleeve > 0))
        {
            Limbs.Sleeve(canvas, arm, fit.Main, fit.Trim, art.Sleeve);
        }
    }
}

using Hatched.Imaging.Features.Procedural.Creatures;
using Hatched.Imaging.Features.Procedural.Drawing;
using Hatched.Imaging.Features.Procedural.Items;

namespace Hatched.Imaging.Features.Procedural.Icons;

/// <summary>A shop tile: the item alone, as large as fits, on its category's colour.</summary>
internal static class ItemIcon
{
    private const double Room = 336;

    private static readonly Dictionary<string, Tone> Tiles = new(StringComparer.Ordinal)
    {
        ["background"] = "#cfe3f7",
        ["body"] = "#ffdcc4",
        ["feet"] = "#fdeab8",
        ["hand"] = "#ddd6fb",
        ["neck"] = "#ffd3dd",
        ["face"] = "#c9ecf4",
        ["head"] = "#d6d9fb",
        ["accessory"] = "#cdeed9",
        ["booster"] = "#f3d3f5",
    };

    public static IReadOnlyCollection<string> Categories => ItemLibrary.CategoryNames;

    /// <summary>A complete SVG document, 512 units square.</summary>
    public static string Draw(string category, string key)
    {
        var art = ItemLibrary.Find(category, key);
        var canvas = new Canvas(Finish.Soft);
        if (category == "background")
        {
            art.Front(Alone(canvas, art, key));
            canvas.Stroke(Landscapes.Card, Ink.White, 10, 0.9);
            return canvas.ToSvg();
        }

        var ink = new Extent();
        DrawAlone(new Canvas(Finish.Soft, ink), art, key);
        var scale = Math.Min(Room / Math.Max(ink.Width, ink.Height), 4.2);
        Tile(canvas, Tiles.GetValueOrDefault(category, Tiles["accessory"]));
        canvas.Glow(256, 262 + (ink.Height * scale / 2), ink.Width * scale * 0.46, 20, new Ink(0.3, 0.06, 290), 0.38);
        canvas.Placed(256 - ((ink.Left + (ink.Width / 2)) * scale), 252 - ((ink.Top + (ink.Height / 2)) * scale), scale, () => DrawAlone(canvas, art, key));
        return canvas.ToSvg();
    }

    private static void DrawAlone(Canvas canvas, ItemArt art, string key)
    {
        var fit = Alone(canvas, art, key);
        art.Behind?.Invoke(fit);
        if (art.Sleeve > 0)
        {
            foreach (var side in new[] { -1, 1 })
            {
                Creatures.Parts.Limbs.Sleeve(canvas, fit.Rig.Arm(side, 34), art.Main, art.Trim, art.Sleeve);
            }
        }

        art.Front(fit);
    }

    private static Fit Alone(Canvas canvas, ItemArt art, string key)
    {
        var rig = Rig.For(4, new Build());
        return new Fit(canvas, rig, rig.Body, Creature.PearBody, art.Main, art.Trim, new Traits(key), Spread: 0.36);
    }

    private static void Tile(Canvas canvas, Tone tone)
    {
        canvas.Fill(Landscapes.Card, canvas.Linear(tone.Base.Shift(0.05), tone.Base.Shift(-0.03, 1.25)));
        canvas.Clipped(Landscapes.Card, () =>
        {
            canvas.Glow(256, 236, 250, 230, Ink.White, 0.75);
            canvas.Fill("M0 400 C140 376 372 376 512 400 L512 512 L0 512Z", tone.Base.Shift(-0.07, 1.4), 0.5);
        });
        canvas.Stroke(Landscapes.Card, Ink.White, 10, 0.85);
    }
}

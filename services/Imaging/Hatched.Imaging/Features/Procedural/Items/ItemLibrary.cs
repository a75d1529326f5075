using Hatched.Imaging.Features.Procedural.Drawing;

namespace Hatched.Imaging.Features.Procedural.Items;

/// <summary>Finds the drawing for an item's key: by its words, else one of the category chosen by the key's hash.</summary>
internal static class ItemLibrary
{
    private const int ReadKeyChars = 128;

    private static readonly Dictionary<string, ItemArt[]> Categories = new(StringComparer.Ordinal)
    {
        ["background"] = [.. Landscapes.All, .. Places.All],
        ["body"] = [.. Clothes.All, .. Costumes.All],
        ["feet"] = Footwear.All,
        ["hand"] = [.. Handhelds.All, .. Tools.All, .. Gear.All],
        ["neck"] = Neckwear.All,
        ["face"] = Facewear.All,
        ["head"] = [.. Hats.All, .. Headgear.All],
        ["accessory"] = [.. Accessories.All, .. Trinkets.All, .. Companions.All],
        ["booster"] = Boosters.All,
    };

    private static readonly (string Word, Tone Tone)[] Colours =
    [
        ("golden", "#f3c14b"), ("gold", "#f3c14b"), ("silver", "#c9d3e0"), ("bronze", "#c98a4b"), ("crimson", "#c8324a"), ("red", "#e5484d"),
        ("orange", "#f5893a"), ("yellow", "#ffd24a"), ("lime", "#a5d94a"), ("mint", "#7fdcb8"), ("emerald", "#2fae74"), ("green", "#52b265"),
        ("teal", "#2fa6a0"), ("cyan", "#4cc9e8"), ("sky", "#6fc1f2"), ("navy", "#35487f"), ("blue", "#4a86e0"), ("indigo", "#5a5fd0"),
        ("violet", "#8f6fe0"), ("purple", "#8a5cd0"), ("lavender", "#b9a5ec"), ("magenta", "#d64fb0"), ("pink", "#f78fb5"), ("rose", "#f0708f"),
        ("brown", "#8f603a"), ("black", "#3a3f52"), ("white", "#f7f7fb"), ("gray", "#9aa3b5"), ("grey", "#9aa3b5"),
    ];

    private static readonly Tone[] Chosen = ["#ef6f6c", "#f5a04a", "#ffcf56", "#62b879", "#3fa9a3", "#4f93e0", "#7a6fe0", "#b06fd8", "#f07fae"];
    private static readonly ItemArt Plain = Companions.All[0];

    public static IReadOnlyCollection<string> CategoryNames => Categories.Keys;

    /// <summary>The first word of every drawing of a category.</summary>
    public static IEnumerable<string> Words(string category) => Categories[category].Select(art => art.Words.Split(' ')[0]);

    public static ItemArt Find(string category, string key)
    {
        var arts = Categories.GetValueOrDefault(category, [Plain]);
        var name = Name(key);
        var best = arts.MaxBy(art => art.Score(name))!;
        if (best.Score(name) > 0)
        {
            return Named(name) is { } said && category != "background" ? best with { Main = said } : best;
        }

        var chance = new Traits($"{category}/{key}");
        var art = chance.Pick("art", arts);
        var main = Named(name) ?? chance.Pick("main", Chosen);
        return category == "background" ? art : art with { Main = main, Trim = chance.Pick("trim", Chosen.Where(tone => tone != main).ToList()) };
    }

    private static string Name(string key) => (key.Length > ReadKeyChars ? key[..ReadKeyChars] : key).ToLowerInvariant();

    private static Tone? Named(string name)
    {
        var words = name.Split(['_', '-', ' ', '.', ':'], StringSplitOptions.RemoveEmptyEntries);
        return Colours.FirstOrDefault(colour => words.Contains(colour.Word)).Tone;
    }
}

using Hatched.Contracts.Messages;
using Hatched.Imaging.Features.Procedural;
using Hatched.Imaging.Features.Procedural.Rendering;

namespace Hatched.Imaging.Tests;

/// <summary>Looks to draw, and their pictures.</summary>
internal static class Looks
{
    private static readonly string[] Order = ["background", "body", "feet", "hand", "neck", "face", "head", "accessory"];

    public static BuddyLook Plain(int variant = 1, int stage = 3, string style = "cute", string seed = "a seed") => new(seed, variant, style, stage, []);

    public static BuddyLook Wearing(this BuddyLook look, params (string Category, string Key)[] items) =>
        look with { Items = [.. items.Select((item, i) => new WornItem(new Guid(i + 1, 0, 0, new byte[8]), item.Key, item.Category, (Array.IndexOf(Order, item.Category) + 1) * 10))] };

    public static Pixels Picture(this BuddyLook look, int size = 128) => Pixels.Decode(Rasterizer.ToPng(ProceduralArtist.Draw(look), size));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hatched.Contracts.Messages;

namespace Hatched.Imaging.Features.Procedural;

/// <summary>Everything that a picture of a buddy depends on. Equal looks have equal pictures.</summary>
/// <param name="Seed">Varies details within the variant; the same through all stages of one buddy.</param>
/// <param name="Variant">1…12: the species. Numbers outside wrap around.</param>
/// <param name="CreatureStyle"><c>cute</c>, <c>sci-fi</c>, <c>fantasy</c> or <c>minimal</c>; anything else is drawn cute.</param>
/// <param name="Stage">1…5, clamped.</param>
/// <param name="Items">In any order.</param>
public sealed record BuddyLook(string Seed, int Variant, string CreatureStyle, int Stage, IReadOnlyList<WornItem> Items)
{
    /// <summary>Items as they are stacked: by layer order, then id.</summary>
    internal IReadOnlyList<WornItem> Stacked => [.. Items.OrderBy(item => item.LayerOrder).ThenBy(item => item.ItemId)];

    /// <summary>The picture's address: SHA-256 (64 hex digits) over the artist's version and the whole look.</summary>
    public string ContentKey()
    {
        var look = new StringBuilder();
        Add(look, ProceduralArtist.Version, Seed, Variant.ToString(CultureInfo.InvariantCulture), CreatureStyle, Stage.ToString(CultureInfo.InvariantCulture));
        foreach (var item in Stacked)
        {
            Add(look, item.ItemId.ToString("N"), item.Key, item.Category, item.LayerOrder.ToString(CultureInfo.InvariantCulture));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(look.ToString())));
    }

    // Lengths go in front, so that no two different looks run together into one text.
    private static void Add(StringBuilder look, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            look.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part};");
        }
    }
}

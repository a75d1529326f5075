using Hatched.Contracts.Messages;
using Hatched.Imaging.Features.Procedural;

namespace Hatched.Imaging.Tests;

public sealed class ContentKeyTests
{
    private static readonly BuddyLook Look = Looks.Plain().Wearing(("head", "cap"), ("neck", "scarf"));

    [Fact]
    public void Equal_looks_share_a_key_in_whatever_order_the_items_come()
    {
        var reversed = Look with { Items = [.. Look.Items.Reverse()] };

        Assert.Matches("^[0-9a-f]{64}$", Look.ContentKey());
        Assert.Equal(Look.ContentKey(), reversed.ContentKey());
    }

    [Fact]
    public void Every_part_of_the_look_changes_the_key()
    {
        var item = Look.Items[0];
        BuddyLook[] others =
        [
            Look with { Seed = "other" }, Look with { Variant = 2 }, Look with { Stage = 4 }, Look with { CreatureStyle = "minimal" }, Look with { Items = [] },
            Look with { Items = [item] }, Look with { Items = [item with { Key = "hat" }] }, Look with { Items = [item with { LayerOrder = 71 }] },
            Look with { Items = [item with { Category = "face" }] }, Look with { Items = [item with { ItemId = Guid.Empty }] },
        ];

        Assert.Equal(others.Length + 1, others.Append(Look).Select(look => look.ContentKey()).Distinct().Count());
    }

    [Fact]
    public void Neighbouring_texts_do_not_run_together()
    {
        var one = Look with { Items = [new WornItem(Guid.Empty, "ab", "c", 10)] };
        var two = Look with { Items = [new WornItem(Guid.Empty, "a", "bc", 10)] };

        Assert.NotEqual(one.ContentKey(), two.ContentKey());
    }
}

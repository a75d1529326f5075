namespace Hatched.Progression.Features.Play.Buddies;

/// <summary>The name a buddy is born with, until its owner gives it another.</summary>
internal static class BuddyNames
{
    private static readonly string[] Names =
    [
        "Pip", "Mochi", "Biscuit", "Sprout", "Pebble", "Clover", "Nimbus", "Juniper", "Tofu", "Waffles", "Maple", "Ziggy", "Poppy", "Bramble",
        "Cosmo", "Dumpling", "Echo", "Fern", "Gizmo", "Hazel", "Inky", "Jellybean", "Kiwi", "Luna", "Marble", "Noodle", "Olive", "Pumpkin",
        "Quill", "Rusty", "Sesame", "Truffle", "Umi", "Vesper", "Willow", "Yuzu",
    ];

    public static string For(Guid buddyId)
    {
        Span<byte> bytes = stackalloc byte[16];
        buddyId.TryWriteBytes(bytes);
        return Names[BitConverter.ToUInt16(bytes[14..]) % Names.Length];
    }
}

using System.Text;

namespace Hatched.BuildingBlocks.Http;

/// <summary>The bytes of a kept answer before they are sealed: the path that was asked, then what was answered. So an erasure finds both.</summary>
/// <remarks>What was kept before paths were has none; JSON never begins with the mark.</remarks>
internal static class KeptBody
{
    private const byte Mark = 1;

    public static byte[] Write(string path, byte[] answer) => [Mark, .. Encoding.UTF8.GetBytes(path), (byte)'\n', .. answer];

    public static byte[] Read(byte[] kept) => kept is [Mark, ..] ? kept[(Array.IndexOf(kept, (byte)'\n') + 1)..] : kept;
}

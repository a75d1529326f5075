using System.Buffers.Text;

namespace Hatched.Rules.State;

/// <summary>Ids as 22 characters: states are stored with every event.</summary>
internal static class StateKey
{
    public static string Of(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));
}

using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hatched.Rules.Matching;

/// <summary>Chance that replays agree on: a number in [0, 1) from customer, event and rule.</summary>
internal static class Luck
{
    public static double Draw(Guid customerId, string eventId, Guid ruleId)
    {
        Span<byte> seed = stackalloc byte[32 + Encoding.UTF8.GetMaxByteCount(200)];
        customerId.TryWriteBytes(seed, bigEndian: true, out _);
        ruleId.TryWriteBytes(seed[16..], bigEndian: true, out _);
        var length = Encoding.UTF8.GetBytes(eventId.AsSpan(0, Math.Min(eventId.Length, 200)), seed[32..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(seed[..(32 + length)], hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1ul << 53));
    }
}

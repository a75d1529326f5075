using System.Security.Cryptography;

namespace Hatched.Webhook.Features.Sending;

/// <summary>The id of an attempt, made of its delivery's and its number, so that the log shows what was sent without storing it.</summary>
internal static class AttemptIds
{
    public static Guid Of(Guid delivery, int number)
    {
        Span<byte> name = stackalloc byte[20];
        delivery.TryWriteBytes(name, bigEndian: true, out _);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(name[16..], number);
        Span<byte> id = stackalloc byte[32];
        SHA256.HashData(name, id);
        id[6] = (byte)((id[6] & 0x0f) | 0x80); // version 8: of a maker's own
        id[8] = (byte)((id[8] & 0x3f) | 0x80);
        return new Guid(id[..16], bigEndian: true);
    }
}

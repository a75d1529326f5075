using System.Buffers.Binary;

namespace Hatched.BuildingBlocks.Data;

/// <summary>UUIDs (v7) that rise with every call of this process: rows of one millisecond keep the order in which they were made.</summary>
/// <remarks>The framework's own v7 is random below the millisecond; here the 12 bits after it count (RFC 9562, 6.2, method 1).</remarks>
public static class OrderedId
{
    private const int PerMillisecond = 1 << 12;
    private static long _last;

    /// <summary>No id of this instant or later is lower: what a list in the order of ids is cut off at.</summary>
    public static Guid Lowest(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }

    /// <param name="now">The instant that the id is to show; an earlier one than the latest continues from that.</param>
    public static Guid Next(DateTimeOffset now)
    {
        long last, next;
        do
        {
            last = Volatile.Read(ref _last);
            next = Math.Max(last + 1, now.ToUnixTimeMilliseconds() * PerMillisecond);
        }
        while (Interlocked.CompareExchange(ref _last, next, last) != last);

        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(next / PerMillisecond)).TryWriteBytes(bytes, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[6..], (ushort)(0x7000 | (next % PerMillisecond)));
        return new Guid(bytes, bigEndian: true);
    }
}

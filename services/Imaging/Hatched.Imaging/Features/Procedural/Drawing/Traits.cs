using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Hatched.Imaging.Features.Procedural.Drawing;

/// <summary>
/// The seed's answers. Each question has a name and its own answer, so that a buddy keeps its eyes and markings through all
/// stages and an added question changes no earlier one.
/// </summary>
internal sealed class Traits(string seed)
{
    public double Unit(string question)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{question}\n{seed}"), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }

    public double Between(string question, double low, double high) => low + (Unit(question) * (high - low));

    public bool Chance(string question, double odds) => Unit(question) < odds;

    public T Pick<T>(string question, IReadOnlyList<T> choices) => choices[(int)(Unit(question) * choices.Count)];
}

using System.Text;

namespace Hatched.Rules.Matching;

/// <summary>A property that rules look at, and what <c>contains</c> looks for in it.</summary>
internal sealed class Property(int number, string path)
{
    /// <summary>Up to so many values are looked for one by one, which is faster; more than that in one pass.</summary>
    private const int MostOneByOne = 4;

    /// <summary>What a set of texts may hold, so that it stays small. No config that can be published holds more.</summary>
    private const int MostCharacters = 600_000;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _sought;

    public int Number { get; } = number;

    /// <summary>The names from the outermost object inwards.</summary>
    public byte[][] Names { get; } = [.. path.Split('.').Select(Encoding.UTF8.GetBytes)];

    /// <summary>All the texts that are looked for; null while they are few.</summary>
    public TextSet? Texts { get; private set; }

    /// <summary>Whether elements of a list are looked for often enough to put them in order first.</summary>
    public bool SortsElements => _sought > MostOneByOne;

    /// <summary>Notes a value that <c>contains</c> looks for; a text's answer is its number among the texts.</summary>
    public int Seek(Scalar value)
    {
        _sought++;
        if (value.Text is not { } text)
        {
            return -1;
        }

        if (!_numbers.TryGetValue(text, out var number))
        {
            _numbers[text] = number = _numbers.Count;
        }

        return number;
    }

    public void Complete()
    {
        if (_numbers.Count > MostOneByOne && _numbers.Keys.Sum(text => text.Length) <= MostCharacters)
        {
            Texts = new TextSet([.. _numbers.OrderBy(text => text.Value).Select(text => text.Key)]);
        }
    }
}

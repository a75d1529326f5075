using Hatched.Rules.Document;

namespace Hatched.Rules.Matching;

/// <summary>Numbers for the things that conditions read (a skill, a balance, the count of an event type …).</summary>
internal sealed class FactIndex
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int Count => _numbers.Count;

    public int Event(string type) => Number($"event:{type}");

    public int TotalEvents => Number("events");

    public int Skill(string key) => Number($"skill:{key}");

    public int TotalSkillLevel => Number("skills");

    public int Streak(string key) => Number($"streak:{key}");

    public int Token(string key) => Number($"token:{key}");

    public int Badge(string key) => Number($"badge:{key}");

    public int BadgeCount => Number("badges");

    public int Items => Number("items");

    public int Gate(string key) => Number($"gate:{key}");

    public int Stage => Number("stage");

    private int Number(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers[name] = number = _numbers.Count;
        }

        return number;
    }
}

/// <summary>Which facts an evaluation has changed. Only explanations depend on it: every open badge is looked at anyway.</summary>
internal readonly struct Touched(int facts)
{
    private readonly ulong[] _bits = new ulong[(facts + 63) >> 6];

    public void Add(int fact) => _bits[fact >> 6] |= 1ul << (fact & 63);

    public bool Any(int[] facts)
    {
        foreach (var fact in facts)
        {
            if ((_bits[fact >> 6] & (1ul << (fact & 63))) != 0)
            {
                return true;
            }
        }

        return false;
    }
}

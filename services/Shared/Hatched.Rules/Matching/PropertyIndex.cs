using Hatched.Rules.Conditions;

namespace Hatched.Rules.Matching;

/// <summary>Which properties the rules of one event type look at, so that each is found once an event, however many rules ask for it.</summary>
internal sealed class PropertyIndex
{
    private readonly Dictionary<string, Property> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<IReadOnlyList<WhereClause>, Where> _compiled = new(ReferenceEqualityComparer.Instance);
    private readonly List<Property> _properties = [];

    /// <summary>No property.</summary>
    public static PropertyIndex Empty { get; } = new();

    public int Count => _properties.Count;

    /// <summary>Whether it pays to keep what was found.</summary>
    public bool IsShared { get; private set; }

    /// <summary>The same clauses are compiled once, whichever audience's plan they stand in.</summary>
    public Where Compile(IReadOnlyList<WhereClause>? clauses)
    {
        if (clauses is null or { Count: 0 })
        {
            return Where.Always;
        }

        if (!_compiled.TryGetValue(clauses, out var where))
        {
            _compiled[clauses] = where = new Where(clauses, this);
        }

        return where;
    }

    public void Complete() => _properties.ForEach(property => property.Complete());

    public Property Use(string path)
    {
        if (_byPath.TryGetValue(path, out var property))
        {
            IsShared = true;
        }
        else
        {
            _byPath[path] = property = new Property(_properties.Count, path);
            _properties.Add(property);
        }

        return property;
    }
}

/// <summary>The index of each event type.</summary>
internal sealed class PropertyIndexes
{
    private readonly Dictionary<string, PropertyIndex> _byType = new(StringComparer.Ordinal);

    public PropertyIndex Of(string eventType)
    {
        if (!_byType.TryGetValue(eventType, out var index))
        {
            _byType[eventType] = index = new PropertyIndex();
        }

        return index;
    }

    /// <summary>Call when everything is compiled and before anything is evaluated.</summary>
    public void Complete()
    {
        foreach (var index in _byType.Values)
        {
            index.Complete();
        }
    }
}

namespace Hatched.Rules.Matching;

/// <summary>Finds which of many texts occur in another in one pass over it, however many there are (Aho and Corasick, 1975).</summary>
internal sealed class TextSet
{
    private readonly int _texts;
    private readonly bool _hasEmpty;
    private readonly Dictionary<long, int> _next = [];
    private readonly int[] _fallback;
    private readonly int[] _ending;
    private readonly int[] _textAt;

    public TextSet(IReadOnlyList<string> texts)
    {
        _texts = texts.Count;
        List<(int Parent, char Last, int Depth, int Text)> nodes = [(0, '\0', 0, -1)];
        for (var text = 0; text < texts.Count; text++)
        {
            _hasEmpty |= texts[text].Length is 0;
            Add(texts[text], text, nodes);
        }

        (_fallback, _ending, _textAt) = (new int[nodes.Count], new int[nodes.Count], [.. nodes.Select(node => node.Text)]);
        foreach (var node in Enumerable.Range(1, nodes.Count - 1).OrderBy(node => nodes[node].Depth))
        {
            var (parent, last, depth, text) = nodes[node];
            _fallback[node] = depth is 1 ? 0 : Step(_fallback[parent], last);
            _ending[node] = text >= 0 ? node : _ending[_fallback[node]];
        }
    }

    /// <summary>Of each text, in the order given, whether it occurs.</summary>
    public bool[] FindIn(string text)
    {
        var found = new bool[_texts];
        if (_hasEmpty)
        {
            found[_textAt[0]] = true;
        }

        var node = 0;
        foreach (var character in text)
        {
            node = Step(node, character);

            // What was found before has had its shorter ones noted with it: each text costs one visit.
            for (var end = _ending[node]; end is not 0 && !found[_textAt[end]]; end = _ending[_fallback[end]])
            {
                found[_textAt[end]] = true;
            }
        }

        return found;
    }

    private void Add(string text, int number, List<(int Parent, char Last, int Depth, int Text)> nodes)
    {
        var node = 0;
        foreach (var character in text)
        {
            if (!_next.TryGetValue(Key(node, character), out var child))
            {
                child = nodes.Count;
                nodes.Add((node, character, nodes[node].Depth + 1, -1));
                _next[Key(node, character)] = child;
            }

            node = child;
        }

        nodes[node] = nodes[node] with { Text = number };
    }

    private int Step(int node, char character)
    {
        while (true)
        {
            if (_next.TryGetValue(Key(node, character), out var next))
            {
                return next;
            }

            if (node is 0)
            {
                return 0;
            }

            node = _fallback[node];
        }
    }

    private static long Key(int node, char character) => ((long)node << 16) | character;
}

using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Hatched.BuildingBlocks.Data;
using Hatched.Rules.Explanations;
using Hatched.Rules.Results;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>What clients see of an event's explanations, as text and under its hash.</summary>
/// <remarks>
/// A rule makes each of its explanations once (<see cref="Explained"/>), so lists with the same objects have the same text, and a list that
/// was met before costs a look-up instead of a serialisation and a hash.
/// </remarks>
internal sealed class ExplanationTexts
{
    private const int Kept = 5_000;
    private readonly ConcurrentDictionary<IReadOnlyList<Explanation>, (Guid Id, string Text)> _known = new(new SameObjects());

    public (Guid Id, string Text) Of(IReadOnlyList<Explanation> explanations)
    {
        if (_known.TryGetValue(explanations, out var known))
        {
            return known;
        }

        if (_known.Count > Kept)
        {
            _known.Clear();
        }

        var text = JsonSerializer.Serialize(explanations, EvaluationJson.Default.IReadOnlyListExplanation);
        return _known[explanations] = (SharedTexts.IdOf(text), text);
    }

    private sealed class SameObjects : IEqualityComparer<IReadOnlyList<Explanation>>
    {
        public bool Equals(IReadOnlyList<Explanation>? x, IReadOnlyList<Explanation>? y)
        {
            if (x is null || y is null || x.Count != y.Count)
            {
                return x == y;
            }

            for (var i = 0; i < x.Count; i++)
            {
                if (!ReferenceEquals(x[i], y[i]))
                {
                    return false;
                }
            }

            return true;
        }

        public int GetHashCode(IReadOnlyList<Explanation> explanations)
        {
            var hash = new HashCode();
            for (var i = 0; i < explanations.Count; i++)
            {
                hash.Add(RuntimeHelpers.GetHashCode(explanations[i]));
            }

            return hash.ToHashCode();
        }
    }
}

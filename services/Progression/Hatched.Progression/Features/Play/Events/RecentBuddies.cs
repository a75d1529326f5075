using System.Collections.Concurrent;
using Hatched.Contracts.Internal;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>Buddies as this process wrote them last, so that the next event of the same user need not read them first.</summary>
/// <remarks>Nothing is believed on its account: what is written from here is guarded by version, pin and plan, so other writers and other replicas only cost a second try.</remarks>
internal sealed class RecentBuddies
{
    private const int Kept = 4_000; // a few kilobytes each
    private readonly ConcurrentDictionary<BuddyOwner, BuddyInHand> _buddies = new();

    /// <summary>Copies of the buddies of all the events; null when one is not known.</summary>
    public Dictionary<BuddyOwner, BuddyInHand>? Find(IReadOnlyList<EventToEvaluate> events)
    {
        Dictionary<BuddyOwner, BuddyInHand> found = [];
        for (var i = 0; i < events.Count; i++)
        {
            var owner = BuddyOwner.Of(events[i]);
            if (found.ContainsKey(owner))
            {
                continue;
            }

            if (!_buddies.TryGetValue(owner, out var buddy))
            {
                return null;
            }

            found.Add(owner, buddy with { });
        }

        return found;
    }

    /// <summary>After the commit of what was written.</summary>
    public void Remember(IReadOnlyCollection<BuddyInHand> written)
    {
        if (_buddies.Count + written.Count > Kept)
        {
            _buddies.Clear();
        }

        foreach (var buddy in written)
        {
            _buddies[buddy.Owner] = buddy with { Version = buddy.Version + 1 };
        }
    }

    public void Forget(IEnumerable<BuddyOwner> owners)
    {
        foreach (var owner in owners)
        {
            _buddies.TryRemove(owner, out _);
        }
    }
}

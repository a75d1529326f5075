using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Internal;
using Hatched.Contracts.Messages;
using Hatched.Rules.Compiled;
using Hatched.Rules.Results;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>What a set of events changes, gathered to be written as sets.</summary>
internal sealed class ApplyEventsWrites(DateTimeOffset now)
{
    private readonly SortedDictionary<Guid, BuddyInHand> _changed = [];

    public DateTimeOffset Now => now;

    /// <summary>In id order, the order of locks.</summary>
    public IReadOnlyCollection<BuddyInHand> Changed => _changed.Values;

    public List<AppliedEvent> Outcomes { get; } = [];

    public List<(Guid CustomerId, Guid BuddyId, string EventId, string BadgeKey, Guid BadgeId)> Badges { get; } = [];

    public List<OutboxMessage> Messages { get; } = [];

    public void Change(BuddyInHand buddy) => _changed[buddy.BuddyId] = buddy;

    public void Tell(EventToEvaluate e, BuddyInHand buddy, EvaluationResult result, Ruleset rules)
    {
        if (result.Happenings.Count is 0)
        {
            return;
        }

        var autoEvolve = rules.Document.Evolution.AutoEvolve;
        foreach (var fact in News.Facts(buddy.BuddyId, e.UserId, result, autoEvolve, now))
        {
            Messages.Add(OutboxMessage.Of(fact, e.CustomerId, buddy.BuddyId, e.RequestId, e.TraceParent));
        }

        foreach (var happening in result.Happenings)
        {
            if (happening is Happening.BadgeAwarded badge)
            {
                Badges.Add((e.CustomerId, buddy.BuddyId, e.EventId, badge.BadgeKey, badge.BadgeId));
            }
            else if (happening is Happening.EvolutionReady ready && autoEvolve)
            {
                Messages.Add(OutboxMessage.Of(new AutoEvolve(e.CustomerId, buddy.BuddyId, ready.Stage, e.EventId), buddy.BuddyId));
            }
        }
    }
}

using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Internal;
using Hatched.Contracts.Messages;
using Hatched.Progression.Clients;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Events;
using Hatched.Rules.Compiled;
using Hatched.Rules.Explanations;
using Hatched.Rules.Results;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Progression.Features.Play.Buddies;

/// <summary>Writes down what something other than an event did to a locked buddy, in the caller's transaction.</summary>
/// <remarks>
/// Rewards reach Economy through the outbox, so that none is lost; a request also posts them before it answers, so that the
/// caller's next read shows them. Economy takes each once.
/// </remarks>
internal sealed class ApplyOverride(ProgressionDb db, EconomyClient economy, IHttpContextAccessor http)
{
    /// <param name="sourceId">Names the override for Economy; the same for a repeat of the same thing.</param>
    /// <param name="awardReason">Why a person awarded the badge, when one did.</param>
    public void Write(LockedBuddy locked, EvaluationResult result, Ruleset rules, string sourceId, DateTimeOffset now, string? awardReason = null)
    {
        var buddy = locked.Buddy;
        locked.Write(result, now);
        foreach (var badge in result.Happenings.OfType<Happening.BadgeAwarded>())
        {
            db.BadgeAwards.Add(new BadgeAwardRow
            {
                BuddyId = buddy.Id,
                BadgeKey = badge.BadgeKey,
                CustomerId = buddy.CustomerId,
                BadgeId = badge.BadgeId,
                Reason = awardReason,
                AwardedAt = now,
            });
        }

        var autoEvolve = rules.Document.Evolution.AutoEvolve;
        foreach (var fact in News.Facts(buddy.Id, buddy.UserId, result, autoEvolve, now))
        {
            db.Announce(fact, buddy.CustomerId, buddy.Id);
        }

        if (autoEvolve && result.Happenings.OfType<Happening.EvolutionReady>().FirstOrDefault() is { } ready)
        {
            db.Send(new AutoEvolve(buddy.CustomerId, buddy.Id, ready.Stage, null), buddy.Id);
        }

        PostingToMake[] postings = [.. News.Postings(buddy.CustomerId, buddy.Id, buddy.UserId, result, sourceId, fromEvent: false, rules, RequestIds.Current)];
        if (postings.Length > 0)
        {
            db.Send(new MakePostings(postings), buddy.Id);
            http.HttpContext?.AfterCommit(ct => economy.PostAsync(postings, ct));
        }
    }
}

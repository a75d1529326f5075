using Hatched.Contracts.Facts;
using Hatched.Contracts.Internal;
using Hatched.Rules.Compiled;
using Hatched.Rules.Results;

namespace Hatched.Progression.Features.Play.Events;

/// <summary>What an evaluation means to the outside: facts to announce and credits to post.</summary>
internal static class News
{
    public static IEnumerable<Fact> Facts(Guid buddyId, string userId, EvaluationResult result, bool autoEvolve, DateTimeOffset at)
    {
        foreach (var happening in result.Happenings)
        {
            if (happening is Happening.StreakBurned { Broken: false })
            {
                continue; // freezes held the streak: nothing was lost
            }

            yield return happening switch
            {
                Happening.SkillLeveled skill => new SkillLeveled(buddyId, userId, skill.SkillKey, (int)skill.FromLevel, (int)skill.ToLevel, skill.Value),
                Happening.BadgeAwarded badge => new BadgeAwarded(buddyId, userId, badge.BadgeKey, badge.BadgeId, at),
                Happening.BadgeReady badge => new BadgeReady(buddyId, userId, badge.BadgeKey, badge.BadgeId, null),
                Happening.StreakTicked streak => new StreakTicked(buddyId, userId, streak.StreakKey, streak.Count, null),
                Happening.StreakMilestone streak => new StreakMilestone(buddyId, userId, streak.StreakKey, streak.Count, streak.Milestone),
                Happening.StreakBurned streak => new StreakBurned(buddyId, userId, streak.StreakKey, streak.Count, null),
                Happening.PathStepCompleted step => new PathStepCompleted(buddyId, userId, step.PathKey, step.StepKey),
                Happening.PathCompleted path => new PathCompleted(buddyId, userId, path.PathKey),
                Happening.EvolutionReady ready => new EvolutionReady(buddyId, userId, ready.Stage, autoEvolve),
                _ => throw new InvalidOperationException($"No fact tells of {happening.GetType().Name}."),
            };
        }
    }

    /// <param name="sourceId">The event's id, or what names the override; Economy dedupes on it.</param>
    public static IEnumerable<PostingToMake> Postings(
        Guid customerId, Guid buddyId, string userId, EvaluationResult result, string sourceId, bool fromEvent, Ruleset rules, string? requestId) =>
        result.Postings.Select(posting => new PostingToMake(
            customerId, buddyId, userId, sourceId, fromEvent, posting.Kind, posting.TokenKey,
            posting.TokenKey == rules.Tokens.Coins.Key ? "primary" : "progression",
            posting.Amount, posting.Reason, posting.ReferenceType, posting.ReferenceId, posting.IsLucky, requestId));
}

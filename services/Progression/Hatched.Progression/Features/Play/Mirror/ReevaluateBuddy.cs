using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;

namespace Hatched.Progression.Features.Play.Mirror;

/// <summary>Takes over what Economy tells of a buddy, and looks again at what may follow from it: badges, path, readiness.</summary>
internal sealed class ReevaluateBuddy(ProgressionDb db, Rulesets rulesets, ApplyOverride apply, TimeProvider clock)
{
    /// <param name="change">Gives the state after the news; the same state when it is old news.</param>
    /// <param name="sourceId">Names the news for the rewards that follow from it.</param>
    public async Task ApplyAsync(Guid customerId, Guid buddyId, Func<BuddyState, BuddyState> change, string sourceId, CancellationToken ct)
    {
        // A request comes with its transaction; a message does not.
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        if (await LockedBuddy.TakeAsync(db, customerId, buddyId, ct) is not { } locked || change(locked.State) is var changed && ReferenceEquals(changed, locked.State))
        {
            return;
        }

        var now = clock.GetUtcNow();
        var rules = await locked.RulesAsync(rulesets, ct);
        apply.Write(locked, Evaluator.Reevaluate(rules, changed, locked.Buddy.Audience, now), rules, sourceId, now);
        await db.SaveChangesAsync(ct);
        if (own is not null)
        {
            await own.CommitAsync(ct);
        }
    }
}

using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Rules;
using Hatched.Rules.Compiled;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Buddies;

/// <summary>A buddy whose state row this transaction holds: nobody else changes it until commit.</summary>
/// <param name="Lacking">What the customer's plan leaves out.</param>
internal sealed record LockedBuddy(Buddy Buddy, BuddyStateRow Row, BuddyState State, Capabilities Lacking)
{
    /// <summary>Locks and reads; null when the customer has no such buddy.</summary>
    public static async Task<LockedBuddy?> TakeAsync(ProgressionDb db, Guid customerId, Guid buddyId, CancellationToken ct)
    {
        // The lock comes first and the buddy is read after it, so that both are of the same moment.
        var row = await db.Set<BuddyStateRow>()
            .FromSql($"""
                SELECT s.* FROM buddy_states s JOIN buddies b ON b.id = s.buddy_id
                WHERE s.buddy_id = {buddyId} AND b.customer_id = {customerId} FOR UPDATE OF s
                """)
            .FirstOrDefaultAsync(ct);
        if (row is null)
        {
            return null;
        }

        var found = await db.Buddies.Where(buddy => buddy.Id == buddyId)
            .Select(buddy => new { Buddy = buddy, Plan = db.CustomerPlans.FirstOrDefault(plan => plan.CustomerId == customerId) }).FirstAsync(ct);
        return new LockedBuddy(found.Buddy, row, BuddyStateJson.Read(row.State), CustomerPlan.Lacking(found.Plan?.Plan, found.Plan?.DisabledCapabilities));
    }

    /// <summary>Puts a new state in place; saved with the transaction.</summary>
    public void Write(EvaluationResult result, DateTimeOffset now)
    {
        Row.Coins = result.State.Coins;
        Row.StreaksDueAt = result.StreaksDueAt;
        Touch(result.State, now);
    }

    /// <summary>Marks a change of the buddy itself, its progression being as it was.</summary>
    public void Touch(DateTimeOffset now) => Touch(State, now);

    private void Touch(BuddyState state, DateTimeOffset now)
    {
        Row.State = System.Text.Encoding.UTF8.GetString(BuddyStateJson.Write(state));
        Row.Version++;
        Buddy.EvolutionStage = state.Stage;
        Row.UpdatedAt = now;
        Buddy.UpdatedAt = now;
    }

    /// <summary>The rules that the buddy is pinned to, as far as the customer's plan goes.</summary>
    public async ValueTask<Ruleset> RulesAsync(Rulesets rulesets, CancellationToken ct) =>
        (await rulesets.GetAsync(Buddy.ConfigVersionId, ct)).Without(Lacking);
}

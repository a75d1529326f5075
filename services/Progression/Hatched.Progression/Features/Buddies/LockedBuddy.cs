using Hatched.Progression.Data;
using Hatched.Progression.Features.Configs;
using Hatched.Progression.Features.Evaluation;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Buddies;

/// <summary>A buddy whose state row this transaction holds: nobody else changes it until commit.</summary>
internal sealed record LockedBuddy(Buddy Buddy, BuddyStateRow Row, BuddyState State)
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
        return row is null
            ? null
            : new LockedBuddy(await db.Buddies.FirstAsync(buddy => buddy.Id == buddyId, ct), row, BuddyStateJson.Read(row.State));
    }

    /// <summary>Puts a new state in place; saved with the transaction.</summary>
    public void Write(BuddyState state, DateTimeOffset now)
    {
        Row.Coins = state.Coins;
        Touch(state, now);
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

    /// <summary>The rules that the buddy is pinned to.</summary>
    public ValueTask<Ruleset> RulesAsync(Rulesets rulesets, CancellationToken ct) => rulesets.GetAsync(Buddy.ConfigVersionId, ct);
}

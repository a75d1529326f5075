using Hatched.Progression.Data;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Rules.Compiled;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.SkillDecay;

/// <summary>Plays a rule over the next 30 days for the buddies that it is for.</summary>
internal sealed class PreviewDecay(ProgressionDb db, TimeProvider clock)
{
    private const int Days = 30;
    private const int MaxBuddies = 5_000;
    private const int MaxExamples = 10;

    public async Task<DecayPreview> RunAsync(Guid customerId, CompiledDecay rule, CancellationToken ct)
    {
        var from = Calendar.Day(clock.GetUtcNow()) + 1;
        var ruleId = rule.Rule.Id;
        var newest = await db.Buddies.AsNoTracking()
            .Where(buddy => buddy.CustomerId == customerId && buddy.Audience == rule.Rule.Audience && buddy.Status == BuddyStatus.Active)
            .OrderByDescending(buddy => buddy.Id).Take(MaxBuddies + 1).Select(buddy => new { buddy.Id, buddy.CreatedAt }).ToListAsync(ct);
        var buddies = newest.Take(MaxBuddies).ToList();
        var ids = buddies.Select(buddy => buddy.Id).ToArray();
        var states = await db.Set<BuddyStateRow>().Where(row => ids.Contains(row.BuddyId)).Select(row => new { row.BuddyId, row.State }).ToDictionaryAsync(row => row.BuddyId, ct);
        var current = Calendar.Date(rule.Period(from));
        var applied = (await db.Set<SkillDecayRow>().Where(row => ids.Contains(row.BuddyId) && row.RuleId == ruleId && row.Period == current)
            .Select(row => row.BuddyId).ToListAsync(ct)).ToHashSet();

        var daily = new (int Affected, long Points)[Days];
        List<DecayPreviewBuddy> affected = [];
        foreach (var buddy in buddies)
        {
            var state = BuddyStateJson.Read(states[buddy.Id].State);
            var value = state.Skills.GetValueOrDefault(rule.Skill.Key);
            var after = value;
            foreach (var (day, fading) in Decay.Project(
                rule, value, Decay.UsedOn(state, rule.Skill.Key, Calendar.Day(buddy.CreatedAt)), applied.Contains(buddy.Id) ? rule.Period(from) : null, from, Days))
            {
                daily[day - from] = (daily[day - from].Affected + 1, daily[day - from].Points + fading.Before - fading.After);
                after = fading.After;
            }

            if (after < value)
            {
                affected.Add(new DecayPreviewBuddy(buddy.Id, value, after, rule.Skill.Level(value), rule.Skill.Level(after)));
            }
        }

        return new DecayPreview(
            ruleId, rule.Skill.Key, Calendar.Date(from), Calendar.Date(from + Days - 1), buddies.Count, affected.Count,
            affected.Sum(one => one.Value - one.ValueAfter), affected.Sum(one => one.Level - one.LevelAfter), newest.Count > MaxBuddies,
            [.. daily.Select((day, i) => new DecayPreviewDay(Calendar.Date(from + i), day.Affected, day.Points))],
            [.. affected.OrderByDescending(one => one.Value - one.ValueAfter).ThenBy(one => one.BuddyId).Take(MaxExamples)]);
    }
}

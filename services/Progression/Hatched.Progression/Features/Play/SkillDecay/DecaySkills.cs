using System.Diagnostics.Metrics;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Messaging;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Facts;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.State;
using Hatched.ServiceDefaults.Telemetry;
using Npgsql;

namespace Hatched.Progression.Features.Play.SkillDecay;

/// <summary>What one step of a sweep looked at and did.</summary>
internal sealed record DecayStep(IReadOnlyList<CompiledDecay> Rules, int Checked, IReadOnlyList<DecayedBuddy> Decayed);

/// <summary>A buddy with what a step took from it.</summary>
internal sealed record DecayedBuddy(DecayCandidate Buddy, BuddyState State, IReadOnlyList<Fading> Fadings);

/// <summary>Applies decay rules, a page of buddies at a time: locks, states, history, news and the sweep's own progress in one transaction.</summary>
/// <remarks>
/// The rules are those of the version that a buddy is pinned to. They stand in the draft beside the skills that they fade and are published with
/// it, as the dashboard's own decay page has it: a rule that acted at once would change what a published version means to those pinned to it.
/// Days that nobody swept are not made up for, but a day that was begun is ended.
/// </remarks>
internal sealed class DecaySkills(NpgsqlDataSource database, Rulesets rulesets, TimeProvider clock)
{
    /// <summary>So few that the events of these buddies wait for some milliseconds only.</summary>
    public const int PageSize = 200;

    private static readonly Counter<long> Applied = HatchedTelemetry.Meter.CreateCounter<long>("hatched.skills.decayed", description: "Decay rules applied to buddies.");

    /// <summary>Takes the next page of any sweep that is due and that nobody else is at; null when there is none.</summary>
    public Task<DecayStep?> StepAsync(CancellationToken ct) => StepAsync(configVersionId: null, restart: false, ct);

    /// <summary>Takes the next page of a version's sweep, waiting for whoever is at it; null when it is done for today.</summary>
    /// <param name="restart">Begins anew what is done for today.</param>
    public Task<DecayStep?> StepAsync(Guid configVersionId, bool restart, CancellationToken ct) => StepAsync((Guid?)configVersionId, restart, ct);

    /// <summary>The versions of a customer whose rules decay.</summary>
    public async Task<IReadOnlyList<Guid>> FindVersionsAsync(Guid customerId, CancellationToken ct)
    {
        await using var command = database.CreateCommand("SELECT config_version_id FROM skill_decay_sweeps WHERE customer_id = $1 ORDER BY config_version_id");
        command.Parameters.Add(new() { Value = customerId });
        await using var reader = await command.ExecuteReaderAsync(ct);
        List<Guid> versions = [];
        while (await reader.ReadAsync(ct))
        {
            versions.Add(reader.GetGuid(0));
        }

        return versions;
    }

    /// <summary>Leaves sweeps that are done for today to the background, to begin anew.</summary>
    public Task LeaveAsync(Guid[] configVersionIds, CancellationToken ct) => MoveAsync(
        "UPDATE skill_decay_sweeps SET day = $2, after_buddy_id = NULL WHERE config_version_id = ANY($1) AND day > $2", configVersionIds, Calendar.Day(clock.GetUtcNow()), ct);

    private async Task<DecayStep?> StepAsync(Guid? configVersionId, bool restart, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var today = Calendar.Day(now);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await DecaySql.ClaimAsync(connection, configVersionId, Calendar.Date(today), ct) is not { } sweep || (sweep.Day > today && !restart))
        {
            return null;
        }

        try
        {
            // A new day begins with today; one that was begun is ended as the day that it was.
            var step = await SweepAsync(connection, sweep.After is null ? sweep with { Day = today } : sweep, now, ct);
            await transaction.CommitAsync(ct);
            Applied.Add(step.Decayed.Sum(one => one.Fadings.Count));
            return step;
        }
        catch (Exception exception) when (!Outages.IsOutage(exception) && !ct.IsCancellationRequested)
        {
            // What is wrong with one version must not keep the others from being swept: its turn comes again tomorrow.
            await transaction.RollbackAsync(ct);
            await MoveAsync("UPDATE skill_decay_sweeps SET day = $2, after_buddy_id = NULL WHERE config_version_id = ANY($1)", [sweep.ConfigVersionId], today + 1, ct);
            throw;
        }
    }

    private async Task<DecayStep> SweepAsync(NpgsqlConnection connection, ClaimedSweep sweep, DateTimeOffset now, CancellationToken ct)
    {
        var rules = CompiledDecay.InForce(await rulesets.GetAsync(sweep.ConfigVersionId, ct));
        DateOnly[] periods = [.. rules.Select(rule => Calendar.Date(rule.Period(sweep.Day))).Distinct()];
        var page = await DecaySql.PageAsync(connection, sweep, [.. rules.Select(rule => rule.Rule.Audience).Distinct()], PageSize, ct);
        var ids = page.Select(buddy => buddy.Id).ToArray();
        var touched = Fade(rules, page, sweep.Day, await DecaySql.AppliedAsync(connection, ids, periods, ct)).Select(decayed => decayed.Buddy.Id).ToArray();
        IReadOnlyList<DecayedBuddy> decayed = [];
        if (touched.Length > 0)
        {
            // Seen without a lock, only to find who is concerned: most days most buddies are not. Under their locks it is judged again.
            var locked = await DecaySql.LockAsync(connection, sweep.ConfigVersionId, touched, ct);
            decayed = Fade(rules, locked, sweep.Day, await DecaySql.AppliedAsync(connection, touched, periods, ct));
        }

        await DecaySql.WriteAsync(
            connection, decayed, [.. decayed.SelectMany(one => Rows(sweep.CustomerId, one, now))], [.. decayed.SelectMany(one => News(sweep.CustomerId, one))],
            page.Count < PageSize ? sweep with { Day = sweep.Day + 1, After = null } : sweep with { After = ids[^1] }, now, ct);
        return new DecayStep(rules, page.Count, decayed);
    }

    private async Task MoveAsync(string sql, Guid[] configVersionIds, long day, CancellationToken ct)
    {
        await using var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = configVersionIds });
        command.Parameters.Add(new() { Value = Calendar.Date(day) });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static List<DecayedBuddy> Fade(
        IReadOnlyList<CompiledDecay> rules, IReadOnlyList<DecayCandidate> buddies, long day, HashSet<(Guid Buddy, Guid Rule, DateOnly Period)> applied) =>
    [
        .. from buddy in buddies
           let outcome = Decay.Apply(
               rules, buddy.State, buddy.Audience, Calendar.Day(buddy.CreatedAt), day, (rule, period) => applied.Contains((buddy.Id, rule, Calendar.Date(period))))
           where outcome.Fadings.Count > 0
           select new DecayedBuddy(buddy, outcome.State, outcome.Fadings),
    ];

    private static IEnumerable<SkillDecayRow> Rows(Guid customerId, DecayedBuddy decayed, DateTimeOffset now) => decayed.Fadings.Select(fading => new SkillDecayRow
    {
        Id = OrderedId.Next(now),
        CustomerId = customerId,
        RuleId = fading.Rule.Rule.Id,
        BuddyId = decayed.Buddy.Id,
        Period = Calendar.Date(fading.Period),
        SkillKey = fading.Rule.Skill.Key,
        PreviousValue = fading.Before,
        Value = fading.After,
        AppliedAt = now,
    });

    private static IEnumerable<OutboxMessage> News(Guid customerId, DecayedBuddy decayed) => decayed.Fadings.Select(fading => OutboxMessage.Of(
        new SkillDecayed(decayed.Buddy.Id, decayed.Buddy.UserId, fading.Rule.Skill.Key, fading.Before, fading.After, fading.Rule.Rule.Id), customerId, decayed.Buddy.Id));
}

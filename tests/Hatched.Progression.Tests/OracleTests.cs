using System.Globalization;
using Hatched.Rules;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Hatched.Rules.Validation;
using Xunit;

namespace Hatched.Progression.Tests;

/// <summary>The evaluator against the naive model: random rules, random events, every answer compared.</summary>
public sealed class OracleTests
{
    private const int Rulesets = 240;
    private const int EventsEach = 420;

    [Fact]
    public void The_evaluator_and_the_naive_model_agree_on_100_000_events_over_240_rule_sets()
    {
        long fired = 0;
        for (var seed = 1; seed <= Rulesets; seed++)
        {
            fired += Play(seed);
        }

        // The random configs must be worth comparing: most events make something happen.
        Assert.True(fired > Rulesets * EventsEach / 2, $"only {fired} credits");
    }

    private static long Play(int seed)
    {
        var random = new Random(seed);
        var source = new RandomConfig(seed);
        var config = source.Make();
        Assert.Empty(ConfigValidator.Validate(config, Given.Audiences));
        var freezes = random.Next(3);
        var player = new Player(config);
        var naive = new NaiveModel(config, "default") { Freezes = freezes };
        var plans = new Random(-seed); // of its own: the other draws stay what they were
        PutOnPlan(plans, player, naive);
        foreach (var streak in config.StreakDefinitions.Where(s => s.IsActive && s.Audience is null or "default"))
        {
            player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, streak.Key, freezes)!);
        }

        naive.Settle();
        player.Keep(Evaluator.Reevaluate(player.Rules, player.State, "default", Given.Monday));
        var history = new RandomHistory(seed);
        long credits = 0;
        for (var i = 0; i < EventsEach; i++)
        {
            var e = history.Next(i);
            var result = player.Send(e);
            naive.Apply(e);
            Compare(result, naive, $"rule set {seed}, event {i}");
            credits += result.Postings.Count;
            if (random.Next(25) == 0)
            {
                Compare(Disturb(random, source, player, naive), naive, $"rule set {seed}, after event {i}");
            }

            if (plans.Next(100) == 0)
            {
                PutOnPlan(plans, player, naive);
                naive.Lines.Clear();
                naive.Settle();
                Compare(player.Keep(Evaluator.Reevaluate(player.Rules, player.State, "default", Given.Monday)), naive, $"rule set {seed}, another plan after event {i}");
            }
        }

        return credits;
    }

    /// <summary>Half of the time a plan with everything, else one that leaves out any of it.</summary>
    private static void PutOnPlan(Random random, Player player, NaiveModel naive)
    {
        naive.Lacking = random.Next(2) == 0 ? Capabilities.None : (Capabilities)random.Next(1, 32);
        player.Rules = player.Rules.Without(naive.Lacking);
    }

    /// <summary>What the world outside does: spends and grants, purchases, gates, evolutions.</summary>
    private static EvaluationResult Disturb(Random random, RandomConfig source, Player player, NaiveModel naive)
    {
        naive.Lines.Clear();
        switch (random.Next(4))
        {
            case 0:
                var key = player.Rules.Tokens.Coins.Key;
                var (net, earned) = naive.Outside.GetValueOrDefault(key);
                var spent = player.State.Coins / 2;
                var given = random.Next(20);
                naive.Outside[key] = (net - spent + given, earned + given);
                player.State = player.State.WithExternal(
                    BuddyState.CoinsWallet, net - spent + given, earned + given, player.State.Wallets.GetValueOrDefault(BuddyState.CoinsWallet).ExternalVersion + 1);
                break;
            case 1:
                var item = source.Items[random.Next(source.Items.Length)];
                naive.Items.Add(item);
                player.State = player.State.WithItem(item);
                break;
            case 2:
                naive.OpenGates.Add("door");
                player.State = player.State.WithGate("door");
                break;
            case 3 when naive.Stage < 5 && player.Last.Effects.EvolutionReady:
                naive.Stage++;
                naive.Settle();
                return player.Keep(Evaluator.CompleteEvolution(player.Rules, player.State, "default", Given.Monday));
        }

        naive.Settle();
        return player.Keep(Evaluator.Reevaluate(player.Rules, player.State, "default", Given.Monday));
    }

    private static void Compare(EvaluationResult result, NaiveModel naive, string where)
    {
        var expected = naive.Lines.Order(StringComparer.Ordinal).ToList();
        var actual = Lines(result).Order(StringComparer.Ordinal).ToList();
        if (!expected.SequenceEqual(actual))
        {
            Assert.Fail(string.Join('\n', [where, "only the model:", .. expected.Except(actual), "only the evaluator:", .. actual.Except(expected)]));
        }

        Assert.True(naive.Badges.SetEquals(result.State.Badges.Keys) && naive.Ready.SetEquals(result.State.BadgesReady.Keys), where);
        Assert.True(naive.SkillValues.All(s => result.State.Skills.GetValueOrDefault(s.Key) == s.Value), where);
    }

    private static IEnumerable<string> Lines(EvaluationResult result)
    {
        var effects = result.Effects;
        yield return $"evolution_ready {effects.EvolutionReady}";
        foreach (var posting in result.Postings)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"credit {posting.TokenKey} {posting.Amount} {posting.Kind}");
        }

        foreach (var explanation in result.Explanations.Where(x => x.RuleType is "streak" or "skill_rule" or "coin_rule" or "token_rule"))
        {
            yield return $"{explanation.RuleType} {explanation.RuleId} {explanation.Reason}";
        }

        foreach (var streak in effects.StreakUpdates)
        {
            yield return $"streak {streak.DefinitionKey} {streak.Current}/{streak.Longest} {streak.MilestoneHit ?? 0}";
        }

        foreach (var key in effects.BadgesAwarded)
        {
            yield return $"badge {key}";
        }

        foreach (var key in effects.BadgesReady)
        {
            yield return $"ready {key}";
        }

        foreach (var update in effects.PathUpdates)
        {
            foreach (var key in new[] { update.SubStepCompleted?.SubStepKey, update.StepCompleted?.StepKey, update.PathCompleted is null ? null : "the path" }.OfType<string>())
            {
                yield return $"done {key}";
            }
        }

        foreach (var happening in result.Happenings)
        {
            if (happening is Happening.SkillLeveled level)
            {
                yield return $"level {level.SkillKey} {level.FromLevel}->{level.ToLevel}";
            }
            else if (happening is Happening.EvolutionReady ready)
            {
                yield return $"announce {ready.Stage}";
            }
        }
    }
}

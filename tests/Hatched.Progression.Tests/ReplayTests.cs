using System.Globalization;
using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Replays;
using Hatched.Progression.Features.Play.SkillDecay;
using Hatched.Rules.Compiled;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Explanations;
using Hatched.Rules.Matching;
using Hatched.Rules.Results;
using Hatched.Rules.State;
using Xunit;

namespace Hatched.Progression.Tests;

/// <summary>The state that an event met, rebuilt afterwards, and what its replay is compared with.</summary>
public sealed class ReplayTests
{
    [Fact]
    public void A_buddy_that_only_events_evolutions_and_decay_moved_is_rebuilt_so_that_every_event_does_again_what_it_did()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var life = Life.Live(seed, disturbed: false);
            Assert.All(life.Moments, moment => Assert.Equal(moment.Did, life.Again(moment)));
        }
    }

    [Fact]
    public void One_that_purchases_credits_gates_and_people_moved_as_well_is_rebuilt_but_for_what_is_not_on_record()
    {
        var (equal, all) = (0, 0);
        for (var seed = 1; seed <= 30; seed++)
        {
            var life = Life.Live(seed, disturbed: true);
            equal += life.Moments.Count(moment => moment.Did == life.Again(moment));
            all += life.Moments.Count;
        }

        // When a badge became ready and a stage was announced is not kept once they are past.
        Assert.True(equal > all * 0.97, $"{equal} of {all} events do again what they did.");
    }

    [Fact]
    public void A_change_of_the_config_is_named_by_field_and_by_rule_with_what_it_paid()
    {
        var rule = Given.Coins(10) with { Name = "Lesson" };
        var (before, after) = (Try(Config(rule)), Try(Config(rule with { Amount = 25, Name = "Lesson, renamed" }, Given.Coins(5) with { Name = "new", Where = [Given.If("score", WhereOperator.Gte, 50)] })));

        var changes = ReplayComparison.Changes(before, after, own: before);

        Assert.Equal(
            ["coins: 10 to 25 by config", "credits of Lesson, renamed: [\"gems:10\"] to [\"gems:25\"] by config", "reason of new: null to \"condition_not_met\" by config"],
            changes.Select(Text));
        Assert.Empty(ReplayComparison.Changes(before, before, own: before));
    }

    [Fact]
    public void What_the_buddys_own_version_does_not_reproduce_is_laid_to_history_and_without_a_buddy_to_that()
    {
        var rule = Given.Coins(10) with { Name = "Lesson" };
        var (recorded, own, tried) = (Try(Config(rule)), Try(Config(rule with { Amount = 20 })), Try(Config(rule with { Amount = 20 }, Given.Coins(1) with { Name = "new" })));

        Assert.Equal(
            ["coins: 10 to 21 by history", "credits of Lesson: [\"gems:10\"] to [\"gems:20\"] by history", "reason of new: null to \"fired\" by config", "credits of new: null to [\"gems:1\"] by config"],
            ReplayComparison.Changes(recorded, tried, own).Select(Text));
        Assert.All(ReplayComparison.Changes(recorded, tried, own: null), change => Assert.Equal(ReplayCause.NoBuddy, change.Cause));
    }

    [Fact]
    public void Each_credit_stands_with_the_rule_that_paid_it()
    {
        var config = Given.Config with
        {
            CoinRules = [Given.Coins(1) with { Name = "rule" }],
            Tokens = [Given.Token("gems", TokenKind.Primary), Given.Token("mana", TokenKind.Progression, Given.Earn(2))],
            BadgeDefinitions = [Given.Badge("first", Given.Count(1)) with { Reward = new Reward { Coins = 3, TokenKey = "mana", TokenAmount = 4 } }],
            StreakDefinitions = [Given.Streak() with { TickBonusCoins = 5, Milestones = [new StreakMilestone { Count = 1, Coins = 6 }] }],
            PathDefinitions = [Given.Path("road", Given.Step("one", Given.SubStep("a", Given.Count(1)) with { RewardCoins = 7 }) with { RewardCoins = 8 })],
        };

        var credits = Try(config).Explanations.ToDictionary(x => (x.RuleType, x.Key), x => string.Join(' ', x.Credits));

        Assert.Equal(
            ["gems:1", "mana:2", "gems:3 mana:4", "gems:5 gems:6", "gems:7", "gems:8"],
            new[] { ("coin_rule", "rule"), ("token_rule", "mana"), ("badge", "first"), ("streak", "daily"), ("path_sub_step", "a"), ("path_step", "one") }.Select(rule => credits[rule]));
    }

    private static ConfigDocument Config(params CoinRule[] rules) => Given.Config with { CoinRules = rules };

    private static ReplayOutcome Try(ConfigDocument config) => Outcome(Evaluator.Evaluate(Ruleset.Compile(config), new BuddyState(), Given.Event()));

    private static ReplayOutcome Outcome(EvaluationResult result) => ReplayComparison.Outcome(
        result.Effects, result.Explanations, result.Postings.Select(p => new Credit(p.TokenKey, p.Amount, p.Reason, p.ReferenceId)));

    private static string Text(ReplayChange change) => string.Create(
        CultureInfo.InvariantCulture,
        $"{change.Field}{(change.Rule is { } rule ? $" of {rule.Key}" : "")}: {change.Before?.GetRawText() ?? "null"} to {change.After?.GetRawText() ?? "null"} by {change.Cause.ToString().ToLowerInvariant()}");

    /// <summary>An event as it was, and what it did.</summary>
    private sealed record Moment(InboundEvent Event, DateTimeOffset At, BuddyState Met, string Did);

    /// <summary>A buddy's life, with everything that the services keep of it.</summary>
    private sealed class Life
    {
        private readonly List<DateTimeOffset> _evolutions = [];
        private readonly List<SkillDecayRow> _decays = [];
        private readonly List<BadgeAwardRow> _awards = [];
        private readonly Ruleset _rules;
        private BuddyState _state = new();

        private Life(Ruleset rules) => _rules = rules;

        public List<Moment> Moments { get; } = [];

        public static Life Live(int seed, bool disturbed)
        {
            var source = new RandomConfig(seed);
            var config = source.Make();
            // How much a full wallet refused is not on record.
            var life = new Life(Ruleset.Compile(config with { Tokens = [.. config.Tokens.Select(token => token with { MaxBalance = null })] }));
            var (random, history, at) = (new Random(seed), new RandomHistory(seed), Given.Monday);
            for (var i = 0; i < 150; i++)
            {
                at = at.AddMinutes(random.Next(1, 1_000));
                life.Meet(history.Next(i) with { OccurredAt = at });
                if (disturbed && random.Next(10) is 0)
                {
                    life.Disturb(random, source, at.AddSeconds(5));
                }

                if (random.Next(8) is 0)
                {
                    life.Fade(at.AddSeconds(8));
                }

                if (life.IsReady && random.Next(5) is 0)
                {
                    life._evolutions.Add(at.AddSeconds(10));
                    life.Keep(Evaluator.CompleteEvolution(life._rules, life._state, "default", at.AddSeconds(10)), at.AddSeconds(10));
                }
            }

            return life;
        }

        private bool IsReady => Evaluator.Describe(_rules, _state).Ready;

        /// <summary>What the event does to the state as it is rebuilt at the end of the life.</summary>
        public string Again(Moment moment)
        {
            var record = new OnRecord(
                _state,
                moment.At,
                [.. _evolutions.Where(at => at < moment.At)],
                [.. _decays.Where(decay => decay.AppliedAt < moment.At)],
                _awards,
                new Holdings([.. moment.Met.Wallets.Select(wallet => new HeldToken(wallet.Key, wallet.Value.Balance, wallet.Value.Earned))], [.. moment.Met.Items], [.. moment.Met.Gates]));
            var earlier = Moments.TakeWhile(other => other != moment)
                .Select(other => new EarlierEvent(other.Event.EventId, other.Event.Type, other.Event.OccurredAt, other.At, Guid.Empty, Properties(other.Event))).ToArray();
            var e = moment.Event;
            var target = new EventToEvaluate(e.CustomerId, e.EventId, e.UserId, e.Type, e.Audience, e.OccurredAt, Properties(e), null);
            return Told(Evaluator.Evaluate(_rules, Rebuild.Before(_rules, target, earlier, record), e));
        }

        private void Meet(InboundEvent e)
        {
            var (met, result) = (_state, Evaluator.Evaluate(_rules, _state, e));
            Moments.Add(new Moment(e, e.OccurredAt.AddMilliseconds(20), met, Told(result)));
            Keep(result, e.OccurredAt.AddMilliseconds(20), e.EventId);
        }

        private void Disturb(Random random, RandomConfig source, DateTimeOffset at)
        {
            var wallet = _state.Wallets.GetValueOrDefault(BuddyState.CoinsWallet);
            var given = random.Next(60) - Math.Min(30, wallet.Balance);
            _state = random.Next(3) switch
            {
                0 => _state.WithExternal(BuddyState.CoinsWallet, wallet.ExternalNet + given, wallet.ExternalEarned + Math.Max(given, 0), wallet.ExternalVersion + 1),
                1 => _state.WithItem(source.Items[random.Next(source.Items.Length)]),
                _ => _state.WithGate("door"),
            };
            Keep(Evaluator.Reevaluate(_rules, _state, "default", at), at);
            var open = _rules.For("default").Badges.Where(badge => badge.Blocked == Reason.None && !_state.Badges.ContainsKey(badge.Key)).ToList();
            if (random.Next(4) is 0 && open.Count > 0)
            {
                Keep(Evaluator.AwardBadge(_rules, _state, "default", at, open[random.Next(open.Count)].Key).Result!, at);
            }
        }

        private void Fade(DateTimeOffset at)
        {
            foreach (var (key, value) in _state.Skills.Where(skill => skill.Value > 0).ToList())
            {
                _decays.Add(new SkillDecayRow
                {
                    Id = Guid.CreateVersion7(), CustomerId = Given.Customer, RuleId = default, BuddyId = default, Period = default, SkillKey = key, PreviousValue = value, Value = value / 2, AppliedAt = at,
                });
                _state = _state.Clone();
                _state.Skills[key] = value / 2;
            }
        }

        private void Keep(EvaluationResult result, DateTimeOffset at, string? eventId = null)
        {
            _state = result.State;
            _awards.AddRange(result.Happenings.OfType<Happening.BadgeAwarded>().Select(badge => new BadgeAwardRow
            {
                BuddyId = Guid.Empty,
                BadgeKey = badge.BadgeKey,
                CustomerId = Given.Customer,
                BadgeId = badge.BadgeId,
                SourceEventId = eventId,
                AwardedAt = at,
            }));
        }

        private static JsonElement? Properties(InboundEvent e) => e.Properties.ValueKind is JsonValueKind.Undefined ? null : e.Properties;

        private static string Told(EvaluationResult result) => JsonSerializer.Serialize(Outcome(result));
    }
}

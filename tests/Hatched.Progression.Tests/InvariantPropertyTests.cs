using FsCheck;
using FsCheck.Fluent;
using Hatched.Rules.Compiled;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Explanations;
using Hatched.Rules.State;
using Xunit;

namespace Hatched.Progression.Tests;

/// <summary>What holds for every config and every history.</summary>
public sealed class InvariantPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(150);

    [Fact]
    public void Effects_say_what_the_postings_sum_to_and_kinds_are_unique() => ForAllHistories((player, e) =>
    {
        var result = player.Send(e);
        var coins = player.Rules.Tokens.Coins.Key;

        Assert.Equal(result.Postings.Where(p => p.TokenKey == coins).Sum(p => p.Amount), result.Effects.Coins);
        Assert.Equal(
            result.Postings.Where(p => p.TokenKey != coins).GroupBy(p => p.TokenKey).Select(g => $"{g.Key}:{g.Sum(p => p.Amount)}").Order(),
            result.Effects.Tokens.Order());
        Assert.All(result.Postings, p => Assert.True(p.Amount > 0));
        Assert.Equal(result.Postings.Count, result.Postings.Select(p => p.Kind).Distinct().Count());
    });

    [Fact]
    public void The_mirror_of_every_wallet_is_the_sum_of_its_postings()
    {
        Dictionary<string, long> sums = [];
        ForAllHistories(
            (player, e) =>
            {
                foreach (var posting in player.Send(e).Postings)
                {
                    sums[posting.TokenKey] = sums.GetValueOrDefault(posting.TokenKey) + posting.Amount;
                }

                Assert.All(sums, sum => Assert.Equal(sum.Value, player.State.Wallets[player.Rules.Tokens.Find(sum.Key).WalletKey].Balance));
                Assert.Equal(sums.GetValueOrDefault(player.Rules.Tokens.Coins.Key), player.State.Coins);
            },
            sums.Clear);
    }

    [Fact]
    public void No_cap_is_ever_passed_in_any_window_whatever_the_order()
    {
        List<(string Kind, DateTimeOffset At, long Amount)> paid = [];
        ForAllHistories(
            (player, e) =>
            {
                paid.AddRange(player.Send(e).Postings.Select(p => (p.Kind, e.OccurredAt, p.Amount)));
                foreach (var rule in player.Rules.Document.CoinRules)
                {
                    var mine = paid.Where(p => p.Kind == $"coin_rule:{rule.Id}").ToList();
                    Assert.All(mine.GroupBy(p => p.At.UtcDateTime.Date), day => Assert.False(day.Sum(p => p.Amount) > rule.DailyCap));
                    Assert.All(
                        mine.GroupBy(p => (System.Globalization.ISOWeek.GetYear(p.At.UtcDateTime), System.Globalization.ISOWeek.GetWeekOfYear(p.At.UtcDateTime))),
                        week => Assert.False(week.Sum(p => p.Amount) > rule.WeeklyCap));
                    Assert.False(mine.Count > rule.TotalLimit);
                    var times = mine.Select(p => p.At).Order().ToList();
                    Assert.All(times.Zip(times.Skip(1)), pair => Assert.False((pair.Second - pair.First).TotalSeconds < (rule.CooldownSeconds ?? 0) - 0.001));
                }
            },
            paid.Clear);
    }

    [Fact]
    public void A_badge_is_awarded_once()
    {
        HashSet<string> awarded = [];
        ForAllHistories((player, e) => Assert.All(player.Send(e).Effects.BadgesAwarded, key => Assert.True(awarded.Add(key))), awarded.Clear);
    }

    [Fact]
    public void Skills_stay_between_nothing_and_their_maximum() => ForAllHistories((player, e) =>
    {
        player.Send(e);
        Assert.All(player.State.Skills, s => Assert.InRange(s.Value, 0, player.Rules.Skills.Find(s.Key)!.MaxValue));
    });

    [Fact]
    public void The_same_event_on_the_same_state_gives_the_same_result() => ForAllHistories((player, e) =>
    {
        var again = Evaluator.Evaluate(Ruleset.Compile(player.Rules.Document), player.State, e);
        var result = player.Send(e);

        Assert.Equal(result.Postings, again.Postings);
        Assert.Equal(result.Explanations, again.Explanations);
        Assert.Equal(result.Happenings, again.Happenings);
        Assert.Equal(BuddyStateJson.Write(result.State), BuddyStateJson.Write(again.State));
    });

    [Fact]
    public void The_state_that_goes_in_is_never_changed() => ForAllHistories((player, e) =>
    {
        var before = BuddyStateJson.Write(player.State);

        Evaluator.Evaluate(player.Rules, player.State, e);
        Evaluator.CloseStreaks(player.Rules, player.State, "default", e.OccurredAt);

        Assert.Equal(before, BuddyStateJson.Write(player.State));
        player.Send(e);
    });

    [Fact]
    public void A_state_survives_storage_unchanged() => ForAllHistories((player, e) =>
    {
        var written = BuddyStateJson.Write(player.Send(e).State);

        Assert.Equal(written, BuddyStateJson.Write(BuddyStateJson.Read(written)));
    });

    [Fact]
    public void Every_rule_of_the_events_type_is_explained_once() => ForAllHistories((player, e) =>
    {
        var result = player.Send(e);
        var document = player.Rules.Document;
        var expected = document.CoinRules.Where(r => r.EventType == e.Type).Select(r => ("coin_rule", r.Id.ToString()))
            .Concat(document.SkillRules.Where(r => r.EventType == e.Type).Select(r => ("skill_rule", r.Id.ToString())))
            .Concat(document.StreakDefinitions.Where(s => s.EventType == e.Type).Select(s => ("streak", s.Id.ToString())));
        var explained = result.Explanations.Select(x => (x.RuleType, x.RuleId)).ToList();

        Assert.Equal(explained.Count, explained.Distinct().Count());
        Assert.All(expected, rule => Assert.Contains(rule, explained));
        Assert.All(result.Effects.BadgesAwarded, key => Assert.Contains(result.Explanations, x => x is { RuleType: "badge", Outcome: ExplanationOutcome.Fired } && x.Key == key));
        Assert.All(result.Explanations, x => Assert.Equal(x.Reason is "fired" or "capped", x.Outcome == ExplanationOutcome.Fired));
    });

    private static void ForAllHistories(Action<Player, InboundEvent> check, Action? restart = null) =>
        Prop.ForAll(Gen.Choose(1, int.MaxValue).ToArbitrary(), Gen.Choose(0, 120).ToArbitrary(), (seed, length) =>
        {
            restart?.Invoke();
            var player = new Player(new RandomConfig(seed).Make());
            var history = new RandomHistory(seed);
            for (var i = 0; i < length; i++)
            {
                check(player, history.Next(i));
            }
        }).Check(Runs);
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Hatched.Rules.Compiled;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Matching;
using Hatched.Rules.State;
using Xunit;
using Calendar = Hatched.Rules.State.Calendar;

namespace Hatched.Progression.Tests;

/// <summary>What days take from skills.</summary>
public sealed class DecayTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(2_000);
    private static readonly long Monday = Calendar.Day(Given.Monday);

    [Fact]
    public void Neither_value_nor_level_falls_below_the_floor_and_nothing_ever_rises() => ForAllLives(life =>
    {
        var floor = life.Rule.Rule.FloorLevel;
        var before = life.Value;
        foreach (var value in life.Live(days: 120))
        {
            Assert.True(value <= before && value >= 0, $"{before} became {value}");
            Assert.True(value >= Math.Min(life.Value, floor * life.Rule.Skill.PointsPerLevel), $"{value} is below the floor");
            Assert.True(life.Rule.Skill.Level(value) >= Math.Min(life.Rule.Skill.Level(life.Value), floor), $"the level of {value} is below the floor");
            before = value;
        }
    });

    [Fact]
    public void The_preview_of_30_days_is_what_30_days_of_sweeps_do() => ForAllLives(life =>
    {
        List<(long Day, long Value)> previewed = [.. Decay.Project(life.Rule, life.Value, life.UsedOn, null, life.Today, 30).Select(step => (step.Day, step.Fading.After))];

        var lived = life.Live(days: 30);
        var changes = lived.Select((value, i) => (Day: life.Today + i, Value: value)).Where((day, i) => day.Value != (i is 0 ? life.Value : lived[i - 1]));

        Assert.Equal(previewed, changes);
    });

    [Fact]
    public void A_period_takes_once_whenever_and_however_often_it_is_swept() => ForAllLives(life =>
    {
        var once = life.Live(days: 40);
        var thrice = life.Live(days: 40, sweepsADay: 3);

        Assert.Equal(once, thrice);
        var periods = life.Applied.GroupBy(period => period).ToList();
        Assert.All(periods, period => Assert.Single(period));
        Assert.All(periods.Zip(periods.Skip(1)), pair => Assert.True(pair.Second.Key > pair.First.Key));
    });

    [Theory]
    [InlineData(Period.Daily, 30)]
    [InlineData(Period.Weekly, 4)]
    [InlineData(Period.Monthly, 1)]
    public void Each_cadence_takes_once_in_each_of_its_periods(Period cadence, int times)
    {
        // From Monday 2 March 2026, 30 days: to 31 March. The week that begins on 30 March is the fifth.
        var steps = Decay.Project(Rule(cadence, amount: 1), 100, Monday - 10, null, Monday, 30).ToList();

        Assert.Equal(cadence is Period.Weekly ? times + 1 : times, steps.Count);
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(pair.Second.Fading.Period > pair.First.Fading.Period));
    }

    [Fact]
    public void Periods_begin_where_a_calendar_has_their_first_day() => Prop.ForAll(Gen.Choose(0, 40_000).ToArbitrary(), day =>
    {
        var date = new DateTime(1970, 1, 1).AddDays(day);

        Assert.Equal(date, First(Period.Daily, day));
        Assert.Equal(ISOWeek.ToDateTime(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date), DayOfWeek.Monday), First(Period.Weekly, day));
        Assert.Equal(new DateTime(date.Year, date.Month, 1), First(Period.Monthly, day));
        Assert.Equal(day, Calendar.Day(Calendar.Date(day)));
    }).Check(Runs);

    [Fact]
    public void Grace_counts_from_the_last_use_and_from_birth_whichever_is_later()
    {
        var rule = Rule(amount: 1, graceDays: 3);

        Assert.Equal(50, rule.After(50, usedOn: Monday, Monday + 3));
        Assert.Equal(49, rule.After(50, usedOn: Monday, Monday + 4));
        var used = new BuddyState { Skills = { ["speaking"] = 50 }, SkillsUsed = { ["speaking"] = Monday } };
        Assert.Equal(Monday, Decay.UsedOn(used, "speaking", bornOn: Monday - 30));
        Assert.Equal(Monday + 2, Decay.UsedOn(used, "speaking", bornOn: Monday + 2));
        Assert.Equal(Monday + 2, Decay.UsedOn(used, "reading", bornOn: Monday + 2));
    }

    [Fact]
    public void On_the_day_of_its_use_a_skill_loses_nothing_even_without_grace()
    {
        Assert.Equal(50, Rule(amount: 1).After(50, usedOn: Monday, Monday));
        Assert.Equal(49, Rule(amount: 1).After(50, usedOn: Monday, Monday + 1));
    }

    [Fact]
    public void Only_what_is_above_the_threshold_fades_and_then_by_the_whole_amount()
    {
        var rule = Rule(amount: 10, onlyAbove: 40);

        Assert.Equal(40, rule.After(40, Monday - 9, Monday));
        Assert.Equal(31, rule.After(41, Monday - 9, Monday));
    }

    [Fact]
    public void Rules_of_other_audiences_of_unknown_skills_and_of_sets_that_are_off_take_nothing()
    {
        var teachers = Rule(amount: 10, audience: "teachers");
        Assert.Empty(Decay.Apply([teachers], new BuddyState { Skills = { ["speaking"] = 50 } }, "default", Monday - 9, Monday, (_, _) => false).Fadings);

        var config = Given.Config with { SkillDecayRules = [teachers.Rule, teachers.Rule with { SkillKey = "swimming" }, teachers.Rule with { Active = false }] };
        Assert.Equal([teachers.Rule], CompiledDecay.InForce(Ruleset.Compile(config)).Select(rule => rule.Rule));
        Assert.Empty(CompiledDecay.InForce(Ruleset.Compile(config with { SkillSets = [.. config.SkillSets.Select(set => set with { IsActive = false })] })));
    }

    [Fact]
    public void Several_rules_take_one_after_the_other_from_what_the_one_before_left()
    {
        var (state, fadings) = Decay.Apply(
            [Rule(amount: 5), Rule(Period.Weekly, amount: 100, floor: 1)], new BuddyState { Skills = { ["speaking"] = 50, ["reading"] = 7 } }, "default", Monday - 9, Monday, (_, _) => false);

        Assert.Equal([(50, 45), (45, 20)], fadings.Select(fading => (fading.Before, fading.After)));
        Assert.Equal((20, 7), (state.Skills["speaking"], state.Skills["reading"]));
    }

    [Fact]
    public void Use_is_remembered_by_the_day_of_the_event_and_a_late_event_does_not_set_it_back()
    {
        var player = new Player(Given.Config with { SkillRules = [Given.Growth("speaking", 10), Given.Growth("speaking", 10, "login") with { IsActive = false }] });
        player.Send(at: Given.Monday);
        player.Send("login", at: Given.Monday.AddDays(9));
        Assert.Equal(Monday, player.State.SkillsUsed["speaking"]);

        player.Send(at: Given.Monday.AddDays(4));
        player.Send(at: Given.Monday.AddDays(2));
        Assert.Equal(Monday + 4, player.State.SkillsUsed["speaking"]);

        player.Keep(Evaluator.ChangeSkills(player.Rules, player.State, "default", Given.Monday.AddDays(6), [new SkillChange("speaking", SkillAction.Decrease, 5)]));
        Assert.Equal(Monday + 4, player.State.SkillsUsed["speaking"]);
        player.Keep(Evaluator.ChangeSkills(player.Rules, player.State, "default", Given.Monday.AddDays(6), [new SkillChange("speaking", SkillAction.Increase, 1)]));
        Assert.Equal(Monday + 6, player.State.SkillsUsed["speaking"]);
        Assert.False(player.State.SkillsUsed.ContainsKey("reading"));
    }

    [Fact]
    public void Training_a_full_skill_keeps_it_in_use()
    {
        var player = new Player(Given.Config with { SkillRules = [Given.Growth("speaking", 200)] });
        player.Send(at: Given.Monday);
        player.Send(at: Given.Monday.AddDays(3));

        Assert.Equal("max_value_reached", player.Last.Explanations.Single(explained => explained.RuleType == "skill_rule").Reason);
        Assert.Equal(Monday + 3, player.State.SkillsUsed["speaking"]);
    }

    private static DateTime First(Period period, long day) => Calendar.Date(Calendar.FirstDay(period, day)).ToDateTime(TimeOnly.MinValue);

    private static CompiledDecay Rule(
        Period cadence = Period.Daily, long amount = 5, long floor = 0, int graceDays = 0, long? onlyAbove = null, string audience = "default", long max = 100, long perLevel = 20) =>
        CompiledDecay.Of(
            new SkillDecayRule
            {
                Id = Guid.CreateVersion7(),
                SkillKey = "speaking",
                Cadence = cadence,
                Amount = amount,
                FloorLevel = floor,
                GraceDays = graceDays,
                ApplyOnlyAbove = onlyAbove,
                Audience = audience,
                Active = true,
            },
            new CompiledSkills([Given.SkillSet("main", Given.Skill("speaking", max, perLevel))], new FactIndex()))!;

    /// <summary>A rule and a skill from which it takes, day after day, the state stored and read back between the days.</summary>
    private sealed record Life(CompiledDecay Rule, long Value, long UsedOn, long Today)
    {
        public List<long> Applied { get; } = [];

        public List<long> Live(int days, int sweepsADay = 1)
        {
            Applied.Clear();
            HashSet<(Guid, long)> proofs = [];
            var state = new BuddyState { Skills = { ["speaking"] = Value }, SkillsUsed = { ["speaking"] = UsedOn } };
            List<long> values = [];
            for (var day = Today; day < Today + days; day++)
            {
                for (var sweep = 0; sweep < sweepsADay; sweep++)
                {
                    var (next, fadings) = Decay.Apply([Rule], state, "default", bornOn: 0, day, (rule, period) => proofs.Contains((rule, period)));
                    foreach (var fading in fadings)
                    {
                        Assert.True(proofs.Add((fading.Rule.Rule.Id, fading.Period)));
                        Applied.Add(fading.Period);
                    }

                    state = BuddyStateJson.Read(BuddyStateJson.Write(next));
                }

                values.Add(state.Skills["speaking"]);
            }

            return values;
        }
    }

    private static void ForAllLives(Action<Life> check)
    {
        var lives = from cadence in Gen.Elements(Period.Daily, Period.Weekly, Period.Monthly)
                    from amount in Gen.Choose(1, 60)
                    from floor in Gen.Choose(0, 7)
                    from grace in Gen.Choose(0, 20)
                    from above in Gen.Choose(-40, 80)
                    from perLevel in Gen.Choose(1, 30)
                    from value in Gen.Choose(0, 150)
                    from today in Gen.Choose(19_000, 22_000)
                    from idle in Gen.Choose(0, 25)
                    select new Life(Rule(cadence, amount, floor, grace, above < 0 ? null : above, max: 150, perLevel: perLevel), value, today - idle, today);
        Prop.ForAll(lives.ToArbitrary(), check).Check(Runs);
    }
}

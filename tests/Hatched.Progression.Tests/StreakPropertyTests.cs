using FsCheck;
using FsCheck.Fluent;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Xunit;

namespace Hatched.Progression.Tests;

/// <summary>Streaks against a calendar that is walked day by day, over random histories, late and shuffled events included.</summary>
public sealed class StreakPropertyTests
{
    // A hundred thousand histories over the three periods.
    private static readonly Config Histories = Config.QuickThrowOnFailure.WithMaxTest(34_000);

    [Theory]
    [InlineData(Period.Daily)]
    [InlineData(Period.Weekly)]
    [InlineData(Period.Monthly)]
    public void A_streak_is_what_walking_the_calendar_says(Period period) =>
        Prop.ForAll(Steps().ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (steps, freezes) =>
        {
            var player = new Player(Given.Config with { StreakDefinitions = [Given.Streak(period: period) with { Freeze = new StreakFreeze { MaxHeld = 3, CostCoins = 0 } }] });
            player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", freezes)!);
            var calendar = new WalkedCalendar(period, freezes);
            var at = Given.Monday;
            foreach (var hours in steps)
            {
                at = at.AddHours(hours);
                var ticked = player.Send(at: at).Effects.StreakUpdates.Count;
                var expected = calendar.Visit(at);
                var streak = player.State.Streaks["daily"];
                if (ticked != (expected ? 1 : 0) || (streak.Current, streak.Longest, streak.Freezes) != calendar.Now)
                {
                    throw new InvalidOperationException($"at {at:O}: {streak} but {calendar.Now}");
                }
            }
        }).Check(Histories);

    [Fact]
    public void Sweeping_at_every_midnight_changes_no_length_of_a_history_in_order() =>
        Prop.ForAll(Gen.ArrayOf(Gen.Choose(1, 60)).ToArbitrary(), Gen.Choose(0, 3).ToArbitrary(), (steps, freezes) =>
        {
            var config = Given.Config with { StreakDefinitions = [Given.Streak()] };
            Player swept = new(config), left = new(config);
            foreach (var player in new[] { swept, left })
            {
                player.Keep(Evaluator.GrantFreezes(player.Rules, player.State, "default", Given.Monday, "daily", freezes)!);
            }

            var at = Given.Monday;
            foreach (var hours in steps)
            {
                for (var midnight = at.UtcDateTime.Date.AddDays(1); midnight <= at.AddHours(hours).UtcDateTime; midnight = midnight.AddDays(1))
                {
                    swept.Keep(Evaluator.CloseStreaks(swept.Rules, swept.State, "default", new DateTimeOffset(midnight, TimeSpan.Zero)));
                }

                at = at.AddHours(hours);
                swept.Send(at: at);
                left.Send(at: at);
                Assert.Equal(left.State.Streaks["daily"], swept.State.Streaks["daily"]);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Milestones_are_hit_once_each_in_any_history() =>
        Prop.ForAll(Steps().ToArbitrary(), steps =>
        {
            var player = new Player(Given.Config with
            {
                StreakDefinitions = [Given.Streak() with { Milestones = [.. new[] { 1, 2, 3, 5 }.Select(count => new StreakMilestone { Count = count, Coins = count })] }],
            });
            var at = Given.Monday;
            List<int> hit = [];
            foreach (var hours in steps)
            {
                at = at.AddHours(hours);
                hit.AddRange(player.Send(at: at).Effects.StreakMilestones);
            }

            Assert.Equal(hit.Distinct(), hit);
            Assert.Equal(hit.Sum(), player.State.Coins);
            var longest = player.State.Streaks.GetValueOrDefault("daily").Longest;
            Assert.Equal(new[] { 1, 2, 3, 5 }.Where(count => count <= longest), hit);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    /// <summary>Hours between events as they arrive: mostly forward, some weeks at a time, some back.</summary>
    private static Gen<int[]> Steps() => Gen.ArrayOf(Gen.Frequency(
        (6, Gen.Choose(0, 30)), (3, Gen.Choose(20, 80)), (2, Gen.Choose(-100, 0)), (1, Gen.Choose(100, 1500)), (1, Gen.Choose(-1000, -50))));

    /// <summary>Keeps every period that ticked and walks all periods from the first, each time anew.</summary>
    private sealed class WalkedCalendar(Period period, int freezes)
    {
        private readonly SortedSet<DateTime> _ticked = [];

        public (int Current, int Longest, int Freezes) Now { get; private set; } = (0, 0, freezes);

        /// <summary>True when the event ticks: its period comes after all that ticked before.</summary>
        public bool Visit(DateTimeOffset at)
        {
            var start = Start(at.UtcDateTime.Date);
            if (_ticked.Count > 0 && start <= _ticked.Max)
            {
                return false;
            }

            _ticked.Add(start);
            Now = Walk();
            return true;
        }

        private (int Current, int Longest, int Freezes) Walk()
        {
            var (current, longest, left) = (0, 0, freezes);
            for (var at = _ticked.Min; at <= _ticked.Max; at = Next(at))
            {
                if (_ticked.Contains(at))
                {
                    current++;
                    longest = Math.Max(longest, current);
                }
                else if (current > 0 && left > 0)
                {
                    left--;
                }
                else
                {
                    current = 0;
                }
            }

            return (current, longest, left);
        }

        private DateTime Start(DateTime day) => period switch
        {
            Period.Daily => day,
            Period.Weekly => System.Globalization.ISOWeek.ToDateTime(System.Globalization.ISOWeek.GetYear(day), System.Globalization.ISOWeek.GetWeekOfYear(day), DayOfWeek.Monday),
            _ => new DateTime(day.Year, day.Month, 1, 0, 0, 0, DateTimeKind.Utc),
        };

        private DateTime Next(DateTime start) => period switch
        {
            Period.Daily => start.AddDays(1),
            Period.Weekly => start.AddDays(7),
            _ => start.AddMonths(1),
        };
    }
}

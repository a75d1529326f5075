using Hatched.Progression.Features.Authoring.Presets;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Evaluation;
using Hatched.Rules.Validation;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class PresetTests
{
    private static readonly HashSet<string> Audiences = ["default"];

    public static TheoryData<string> Keys => [.. PresetLibrary.All.Select(p => p.Key)];

    [Fact]
    public void There_are_the_four_presets() =>
        Assert.Equal(["language-learning", "fitness", "productivity", "custom"], PresetLibrary.All.Select(p => p.Key));

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_preset_is_a_valid_config(string key) =>
        Assert.Empty(ConfigValidator.Validate(PresetLibrary.Find(key)!.Document, Audiences));

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_preset_shows_all_that_there_is(string key)
    {
        var document = PresetLibrary.Find(key)!.Document;

        Assert.True(document.SkillSets.Sum(s => s.Skills.Count) >= 4);
        Assert.True(document.CoinRules.Count >= 6);
        Assert.Contains(document.CoinRules, r => r.DailyCap is not null);
        Assert.Contains(document.CoinRules, r => r.WeeklyCap is not null);
        Assert.Contains(document.CoinRules, r => r.TotalLimit is not null);
        Assert.Contains(document.CoinRules, r => r.CooldownSeconds is not null);
        Assert.Contains(document.CoinRules, r => r.Multiplier is not null);
        Assert.Contains(document.CoinRules, r => r.Lucky is not null);
        Assert.True(document.BadgeDefinitions.Count >= 8);
        Assert.True(document.BadgeDefinitions.Select(b => b.Condition?.GetType()).Distinct().Count() >= 6);
        Assert.Contains(document.BadgeDefinitions, b => b.AwardMode == AwardMode.Manual && b.Condition is not null);
        Assert.Contains(document.StreakDefinitions, s => s is { Period: Period.Daily, Hero: true, Freeze: not null, Milestones.Count: > 0 });
        Assert.Contains(document.StreakDefinitions, s => s is { Period: Period.Weekly, Milestones.Count: > 0 });
        Assert.True(Assert.Single(document.PathDefinitions).Steps.Count >= 3);
        Assert.All(document.PathDefinitions[0].Steps, s => Assert.NotEmpty(s.SubSteps));
        Assert.Equal([2, 3, 4, 5], document.Evolution.Stages.Select(s => s.Stage));
        Assert.Equal([TokenKind.Primary, TokenKind.Progression], document.Tokens.Select(t => t.Kind));
        Assert.InRange(document.Gates.Count, 1, 2);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Its_marketplace_has_something_for_everyone(string key)
    {
        var items = Assert.Single(PresetLibrary.Find(key)!.Catalog.Marketplaces).Items;

        Assert.True(items.Count >= 12);
        Assert.Equal(Enum.GetValues<ItemCategory>().Order(), items.Select(i => i.Category).Distinct().Order());
        Assert.Equal(Enum.GetValues<Rarity>().Order(), items.Select(i => i.Rarity).Distinct().Order());
        Assert.Contains(items, i => i.UnlockType == UnlockType.Free);
        Assert.Contains(items, i => i.Stock is not null);
        Assert.Contains(items, i => i.Visibility.Count > 0);
        Assert.All(items, i => Assert.Equal($"/images/items/{i.Category.ToString().ToLowerInvariant()}/{i.Key}.png", i.ImageUrl));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Its_first_event_gives_coins_a_badge_and_a_streak(string key)
    {
        var preset = PresetLibrary.Find(key)!;
        var player = new Player(preset.Document);
        var effects = player.Send(HeroEvent(preset)).Effects;

        Assert.True(effects.Coins > 0);
        Assert.Single(effects.BadgesAwarded);
        Assert.Single(effects.StreakUpdates);
        Assert.NotEmpty(effects.Tokens);
        Assert.NotEmpty(effects.PathUpdates);
    }

    [Fact]
    public void The_first_lesson_gives_fifty_stars() =>
        Assert.Equal(50, new Player(PresetLibrary.Find("language-learning")!.Document).Send("lesson_completed").Effects.Coins);

    [Theory]
    [MemberData(nameof(Keys))]
    public void Five_events_reach_the_second_stage_and_pay_for_something_to_wear(string key)
    {
        var preset = PresetLibrary.Find(key)!;
        var player = new Player(preset.Document);
        for (var i = 0; i < 5; i++)
        {
            player.Send(HeroEvent(preset), Given.Monday.AddMinutes(i));
        }

        Assert.True(player.Last.Effects.EvolutionReady);
        var coins = player.State.Coins;
        var affordable = preset.Catalog.Marketplaces[0].Items.Where(i => i.Price.Coins <= coins && Evaluator.IsVisible(player.Rules, player.State, i.Id));
        Assert.True(affordable.Count() >= 3);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_season_of_play_reaches_the_last_stage_the_end_of_the_path_and_every_badge_that_events_alone_can_give(string key)
    {
        var preset = PresetLibrary.Find(key)!;
        var player = new Player(preset.Document);
        var types = preset.Document.CoinRules.Select(r => r.EventType)
            .Concat(preset.Document.StreakDefinitions.Select(s => s.EventType))
            .Concat(preset.Document.BadgeDefinitions.Select(b => b.Condition).OfType<EventCountCondition>().Select(c => c.Config.EventType))
            .Distinct().ToArray();
        for (var day = 0; day < 120; day++)
        {
            PlayOneDay(preset, player, types, Given.Monday.AddDays(day));
        }

        Assert.Equal(5, player.State.Stage);
        Assert.Contains(preset.Document.PathDefinitions[0].Key, player.State.PathsDone.Keys);
        Assert.Empty(preset.Document.BadgeDefinitions
            .Where(b => b.AwardMode == AwardMode.Auto && !player.State.Badges.ContainsKey(b.Key))
            .Where(b => b.Condition is not GateUnlockedCondition and not MilestoneCondition { Config.Metric: MilestoneMetric.ItemCount })
            .Select(b => b.Key));
        Assert.NotEmpty(player.State.BadgesReady);
    }

    [Fact]
    public void An_instance_has_its_own_ids_and_stays_whole()
    {
        foreach (var preset in PresetLibrary.All)
        {
            var customer = Guid.CreateVersion7();
            var one = preset.Instantiate(Given.Monday, customer);
            var two = preset.Instantiate(Given.Monday, customer);

            Assert.Empty(ConfigValidator.Validate(one.Document, Audiences));
            Assert.Empty(Ids(one).Intersect(Ids(two)));
            Assert.Empty(Ids(one).Intersect(Ids(preset)));
            Assert.Equal(Ids(preset).Count, Ids(one).Distinct().Count());
            Assert.All(one.Document.PathDefinitions, p => Assert.Equal((customer, Given.Monday), (p.CustomerId, p.CreatedAt)));
            Assert.Equal(preset.Document.BadgeDefinitions.Select(b => b.Key), one.Document.BadgeDefinitions.Select(b => b.Key));
        }
    }

    private static string HeroEvent(Preset preset) => preset.Document.StreakDefinitions.Single(s => s.Hero).EventType;

    private static List<Guid> Ids(Preset preset) =>
    [
        .. preset.Document.SkillSets.Select(s => s.Id),
        .. preset.Document.CoinRules.Select(r => r.Id),
        .. preset.Document.SkillRules.Select(r => r.Id),
        .. preset.Document.BadgeDefinitions.Select(b => b.Id),
        .. preset.Document.StreakDefinitions.Select(s => s.Id),
        .. preset.Document.PathDefinitions.SelectMany(p => p.Steps).SelectMany(s => s.SubSteps).Select(s => s.Id),
        .. preset.Document.Marketplaces.SelectMany(m => m.Items).Select(i => i.Id),
        .. preset.Document.Gates.Select(g => g.Id),
    ];

    private static void PlayOneDay(Preset preset, Player player, string[] types, DateTimeOffset day)
    {
        var good = new Dictionary<string, object>
        {
            ["score"] = 100,
            ["skill"] = "listening",
            ["kind"] = "yoga",
            ["duration_minutes"] = 60,
            ["hours"] = 8,
            ["distance_km"] = 21,
            ["minutes"] = 90,
            ["priority"] = "high",
            ["shared"] = true,
            ["time_of_day"] = "morning",
        };
        for (var i = 0; i < types.Length; i++)
        {
            player.Send(types[i], day.AddHours(i), good);
        }

        foreach (var subStep in preset.Document.PathDefinitions[0].Steps.SelectMany(s => s.SubSteps).Where(s => s.AllowManualComplete))
        {
            var (_, result) = Evaluator.CompleteSubStep(player.Rules, player.State, "default", day, preset.Document.PathDefinitions[0].Key, subStep.Key);
            player.State = result?.State ?? player.State;
        }

        if (Evaluator.Describe(player.Rules, player.State).Ready)
        {
            player.Keep(Evaluator.CompleteEvolution(player.Rules, player.State, "default", day));
        }
    }
}

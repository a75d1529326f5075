using System.Text.Json;
using Hatched.Progression.Features.Authoring.Presets;
using Hatched.Rules.Conditions;
using Hatched.Rules.Document;
using Hatched.Rules.Matching;
using Hatched.Rules.Validation;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class ConfigValidatorTests
{
    private static readonly Guid Market = Guid.CreateVersion7();

    /// <summary>Each breaks a valid config in one way, and names the one field that must be reported.</summary>
    private static readonly Dictionary<string, Func<ConfigDocument, ConfigDocument>> Broken = new()
    {
        ["coin_rules[0].amount"] = d => d with { CoinRules = [Given.Coins(0)] },
        ["coin_rules[0].event_type"] = d => d with { CoinRules = [Given.Coins(1, "Lesson!")] },
        ["coin_rules[0].name"] = d => d with { CoinRules = [Given.Coins(1) with { Name = " " }] },
        ["coin_rules[0].daily_cap"] = d => d with { CoinRules = [Given.Coins(1) with { DailyCap = 0 }] },
        ["coin_rules[0].weekly_cap"] = d => d with { CoinRules = [Given.Coins(1) with { WeeklyCap = -1 }] },
        ["coin_rules[0].total_limit"] = d => d with { CoinRules = [Given.Coins(1) with { TotalLimit = 0 }] },
        ["coin_rules[0].cooldown_seconds"] = d => d with { CoinRules = [Given.Coins(1) with { CooldownSeconds = 0 }] },
        ["coin_rules[0].audience"] = d => d with { CoinRules = [Given.Coins(1) with { Audience = "students" }] },
        ["coin_rules[0].lucky.chance"] = d => d with { CoinRules = [Given.Coins(1) with { Lucky = new CoinLuck { Chance = 1.1, Bonus = 1 } }] },
        ["coin_rules[0].lucky.bonus"] = d => d with { CoinRules = [Given.Coins(1) with { Lucky = new CoinLuck { Chance = 1, Bonus = 0 } }] },
        ["coin_rules[0].multiplier.streak_key"] = d => d with { CoinRules = [Multiplied("nosuch", 1, 2)] },
        ["coin_rules[0].multiplier.per_tick"] = d => d with { CoinRules = [Multiplied("daily", 0, 2)] },
        ["coin_rules[0].multiplier.max"] = d => d with { CoinRules = [Multiplied("daily", 1, 0.5m)] },
        ["coin_rules[0].where[1].value"] = d => d with { CoinRules = [Given.Coins(1) with { Where = [Given.If("a", WhereOperator.Exists), Given.If("a", WhereOperator.Gt, "x")] }] },
        ["coin_rules[0].where[0].value"] = d => d with { CoinRules = [Given.Coins(1) with { Where = [Given.If("a", WhereOperator.In, 3)] }] },
        ["coin_rules[0].where[0].property"] = d => d with { CoinRules = [Given.Coins(1) with { Where = [Given.If("a..b", WhereOperator.Exists)] }] },
        ["skill_rules[0].skill_key"] = d => d with { SkillRules = [Given.Growth("flying", 1)] },
        ["skill_sets[1].key"] = d => d with { SkillSets = [.. d.SkillSets, Given.SkillSet("Main", Given.Skill("x", 1, 1))] },
        ["skill_sets[0].skills[0].points_per_level"] = d => d with { SkillSets = [Given.SkillSet("main", Given.Skill("speaking", 1, 0), Given.Skill("reading", 1, 1))] },
        ["badge_definitions[0].key"] = d => d with { BadgeDefinitions = [Given.Badge("1st", Given.Count(1))] },
        ["badge_definitions[0].condition"] = d => d with { BadgeDefinitions = [Given.Badge("a", null) with { AwardMode = AwardMode.Auto }] },
        ["badge_definitions[0].condition.config.count"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.Count(0))] },
        ["badge_definitions[0].condition.config.badge_key"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.HasBadge("b"))] },
        ["badge_definitions[0].condition.config.badge_keys[1]"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.AllBadges("a", "b"))] },
        ["badge_definitions[0].condition.config.streak_key"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.StreakOf(1, "nosuch"))] },
        ["badge_definitions[0].condition.config.gate_key"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.GateOpen("nosuch"))] },
        ["badge_definitions[0].condition.config.token_key"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.TokensAtLeast("nosuch", 1, AmountBasis.Balance))] },
        ["badge_definitions[0].condition.config.where"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.Seen("lesson"))] },
        ["badge_definitions[0].condition.config"] = d => d with { BadgeDefinitions = [Given.Badge("a", new CollectionCondition { Config = new CollectionConfig() })] },
        ["badge_definitions[0].condition.config.stage"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.AtStage(6))] },
        ["badge_definitions[0].reward.token_key"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.Count(1)) with { Reward = new Reward { TokenKey = "nosuch", TokenAmount = 1 } }] },
        ["badge_definitions[0].reward.token_amount"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.Count(1)) with { Reward = new Reward { TokenKey = "mana" } }] },
        ["badge_definitions[0].reward.coins"] = d => d with { BadgeDefinitions = [Given.Badge("a", Given.Count(1)) with { Reward = new Reward { Coins = 1_000_000_001 } }] },
        ["streak_definitions[1].key"] = d => d with { StreakDefinitions = [.. d.StreakDefinitions, Given.Streak("Weekly")] },
        ["streak_definitions[0].milestones[1].count"] = d => d with { StreakDefinitions = [Given.Streak() with { Milestones = [new() { Count = 7 }, new() { Count = 3 }] }] },
        ["streak_definitions[0].milestones[0].badge_key"] = d => d with { StreakDefinitions = [Given.Streak() with { Milestones = [new() { Count = 7, BadgeKey = "nosuch" }] }] },
        ["streak_definitions[0].freeze.max_held"] = d => d with { StreakDefinitions = [Given.Streak() with { Freeze = new StreakFreeze { MaxHeld = 0, CostCoins = 0 } }] },
        ["path_definitions[0].steps"] = d => d with { PathDefinitions = [Given.Path("a", Given.Step("one") with { IsActive = false })] },
        ["path_definitions[0].accent_color"] = d => d with { PathDefinitions = [Road("a") with { AccentColor = new string('#', 41) }] },
        ["path_definitions[0].steps[0].sub_steps"] = d => d with { PathDefinitions = [Given.Path("a", Given.Step("one"))] },
        ["path_definitions[0].steps[0].reward_badge_key"] = d => d with { PathDefinitions = [Given.Path("a", Given.Step("one", Given.SubStep("x")) with { RewardBadgeKey = "nosuch" })] },
        ["path_definitions[0].steps[0].sub_steps[0].allow_manual_complete"] = d => d with { PathDefinitions = [Given.Path("a", Given.Step("one", Given.SubStep("x") with { AllowManualComplete = false }))] },
        ["path_definitions[0].audience"] = d => d with { PathDefinitions = [Road("a") with { Audience = "students" }] },
        ["evolution.stages[0].stage"] = d => d with { Evolution = d.Evolution with { Stages = [Given.Stage(3, Given.Count(1))] } },
        ["evolution.stages[0].requirements"] = d => d with { Evolution = d.Evolution with { Stages = [Given.Stage(2)] } },
        ["evolution.stages[0].requirements[0].config.skill_key"] = d => d with { Evolution = d.Evolution with { Stages = [Given.Stage(2, Given.Level("flying", 1))] } },
        ["tokens[0].max_balance"] = d => d with { Tokens = [Given.Token("gems", TokenKind.Primary) with { MaxBalance = 0 }, Given.Token("mana", TokenKind.Progression)] },
        ["tokens[0].earn_rules[0].amount"] = d => d with { Tokens = [Given.Token("gems", TokenKind.Primary, Given.Earn(-1)), Given.Token("mana", TokenKind.Progression)] },
        ["tokens[1].token_key"] = d => d with { Tokens = [Given.Token("gems", TokenKind.Primary), Given.Token("coins", TokenKind.Progression)] },
        ["gates[0].token_key"] = d => d with { Gates = [Given.Gate("door", "mana", 5)] },
        ["gates[0].cost"] = d => d with { Gates = [Given.Gate("door", "gems", 0)] },
        ["marketplaces[0].items[0].layer_order"] = d => d with { Marketplaces = [Shop(i => i with { LayerOrder = 20 })] },
        ["marketplaces[0].items[0].visibility[0].config.item_ids[0]"] = d => d with { Marketplaces = [Shop(i => i with { Visibility = [new CollectionCondition { Config = new CollectionConfig { ItemIds = [Guid.CreateVersion7()] } }] })] },
        ["marketplaces[0].items[0].stock"] = d => d with { Marketplaces = [Shop(i => i with { Stock = -1 })] },
        ["marketplaces[0].items[0].stage_image_urls"] = d => d with { Marketplaces = [Shop(i => i with { StageImageUrls = new Dictionary<string, string> { ["6"] = "/x.png" } })] },
    };

    public static TheoryData<string> BrokenFields => [.. Broken.Keys];

    private static ConfigDocument Valid => Given.Config with { StreakDefinitions = [Given.Streak()] };

    [Fact]
    public void The_config_that_the_cases_break_is_valid() => Assert.Empty(ConfigValidator.Validate(Valid, Given.Audiences));

    [Theory]
    [MemberData(nameof(BrokenFields))]
    public void A_fault_is_reported_at_its_field_and_nowhere_else(string path) =>
        Assert.Equal(path, Assert.Single(ConfigValidator.Validate(Broken[path](Valid), Given.Audiences)).Path);

    [Fact]
    public void A_key_that_is_taken_is_reported_on_both()
    {
        var document = Valid with { BadgeDefinitions = [Given.Badge("a", Given.Count(1)), Given.Badge("a", Given.Count(2))] };

        Assert.Equal(
            ["badge_definitions[0].key", "badge_definitions[1].key"],
            ConfigValidator.Validate(document, Given.Audiences).Select(p => p.Path));
    }

    [Fact]
    public void A_skill_that_two_sets_have_is_reported_on_both() =>
        Assert.Equal(
            ["skill_sets[0].skills[0].key", "skill_sets[1].skills[0].key"],
            ConfigValidator.Validate(Valid with { SkillSets = [.. Valid.SkillSets, Given.SkillSet("more", Given.Skill("speaking", 1, 1))] }, Given.Audiences).Select(p => p.Path));

    [Fact]
    public void Each_audience_has_one_active_path()
    {
        var document = Valid with { PathDefinitions = [Road("a"), Road("b") with { Audience = "teachers" }, Road("c") with { IsActive = false }] };
        Assert.Empty(ConfigValidator.Validate(document, Given.Audiences));

        Assert.Equal(
            ["path_definitions[0].is_active", "path_definitions[2].is_active"],
            ConfigValidator.Validate(document with { PathDefinitions = [.. document.PathDefinitions.Select(p => p with { IsActive = true })] }, Given.Audiences).Select(p => p.Path));
    }

    [Fact]
    public void A_second_primary_token_is_refused() =>
        Assert.Contains(
            ConfigValidator.Validate(Valid with { Tokens = [Given.Token("gems", TokenKind.Primary), Given.Token("mana", TokenKind.Primary)] }, Given.Audiences),
            p => p.Path == "tokens[1].kind");

    [Fact]
    public void A_stage_that_is_there_twice_is_refused() =>
        Assert.Contains(
            ConfigValidator.Validate(Valid with { Evolution = Valid.Evolution with { Stages = [Given.Stage(2, Given.Count(1)), Given.Stage(2, Given.Count(1))] } }, Given.Audiences),
            p => p.Path == "evolution.stages[1].stage");

    [Fact]
    public void One_entry_is_judged_with_paths_of_its_own() =>
        Assert.Equal("amount", Assert.Single(ConfigValidator.Check(Valid, Given.Audiences, Given.Coins(0))).Path);

    [Fact]
    public void Every_preset_survives_storage_unchanged()
    {
        foreach (var preset in PresetLibrary.All)
        {
            var written = ConfigJson.Write(preset.Document);

            Assert.Equal(written, ConfigJson.Write(ConfigJson.Read(written)));
        }
    }

    [Theory]
    [InlineData("""{ "type": "event_count", "config": { "event_type": "lesson", "count": 1, "colour": "red" } }""")]
    [InlineData("""{ "type": "event_count", "config": { "event_type": "lesson" } }""")]
    [InlineData("""{ "type": "event_count", "config": { "event_type": "lesson", "count": "1" } }""")]
    [InlineData("""{ "type": "event_count" }""")]
    [InlineData("""{ "type": "moon_phase", "config": {} }""")]
    [InlineData("""{ "config": { "event_type": "lesson", "count": 1 } }""")]
    [InlineData("""{ "type": "coin", "config": { "amount": 1, "basis": "Balance2" } }""")]
    [InlineData("""{ "type": "coin", "config": { "amount": 1, "basis": 0 } }""")]
    public void A_condition_of_no_known_shape_is_not_read(string condition) =>
        Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize(condition, ConfigJson.Default.Condition) ?? throw new JsonException());

    [Fact]
    public void A_condition_reads_in_any_order_and_writes_its_type_and_config()
    {
        var condition = JsonSerializer.Deserialize("""{ "config": { "length": 7, "streak_key": "daily" }, "type": "streak" }""", ConfigJson.Default.Condition)!;

        Assert.Equal("""{"type":"streak","config":{"streak_key":"daily","length":7}}""", JsonSerializer.Serialize(condition, ConfigJson.Default.Condition));
    }

    private static CoinRule Multiplied(string streak, decimal perTick, decimal max) =>
        Given.Coins(1) with { Multiplier = new CoinMultiplier { Basis = MultiplierBasis.Streak, StreakKey = streak, PerTick = perTick, Max = max } };

    private static PathDefinition Road(string key) => Given.Path(key, Given.Step("one", Given.SubStep("x")));

    private static Marketplace Shop(Func<MarketplaceItem, MarketplaceItem> change) => new()
    {
        Id = Market,
        Key = "shop",
        Name = "Shop",
        PricingMode = PricingMode.Coin,
        Audience = null,
        IsActive = true,
        Items =
        [
            change(new MarketplaceItem
            {
                Id = Guid.CreateVersion7(),
                MarketplaceId = Market,
                Key = "hat",
                Name = "Hat",
                Description = null,
                ImageUrl = null,
                StageImageUrls = new Dictionary<string, string>(),
                Category = ItemCategory.Head,
                LayerOrder = 70,
                Rarity = Rarity.Common,
                Price = new Reward { Coins = 5 },
                Visibility = [],
                UnlockType = UnlockType.Purchase,
                Stock = null,
                MaxPerBuddy = 1,
                IsActive = true,
                Position = 0,
            }),
        ],
    };
}

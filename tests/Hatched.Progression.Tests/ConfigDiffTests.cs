using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Authoring.Presets;
using Hatched.Rules.Document;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class ConfigDiffTests
{
    private static readonly ConfigDocument Before = PresetLibrary.Find("fitness")!.Document;

    [Fact]
    public void A_config_does_not_differ_from_itself() => Assert.Empty(ConfigDiff.Between(Before, ConfigJson.Read(ConfigJson.Write(Before))));

    [Fact]
    public void What_came_what_went_and_what_changed_are_told_by_section_and_key()
    {
        var changed = Before.CoinRules[0] with { Amount = Before.CoinRules[0].Amount + 1 };
        var added = Before.BadgeDefinitions[0] with { Id = Guid.CreateVersion7(), Key = "brand_new" };
        var after = Before with
        {
            CoinRules = [changed, .. Before.CoinRules.Skip(1)],
            BadgeDefinitions = [.. Before.BadgeDefinitions, added],
            SkillRules = [.. Before.SkillRules.Skip(1)],
        };

        Assert.Equal(
            [
                new ConfigChange("coin_rules", changed.Name, ChangeKind.Changed),
                new ConfigChange("skill_rules", Before.SkillRules[0].Name, ChangeKind.Removed),
                new ConfigChange("badge_definitions", "brand_new", ChangeKind.Added),
            ],
            ConfigDiff.Between(Before, after));
    }

    [Fact]
    public void Saving_a_rule_as_it_was_changes_nothing() => Assert.Empty(ConfigDiff.Between(Before, Before with
    {
        CoinRules = [.. Before.CoinRules.Select(rule => rule with { UpdatedAt = rule.UpdatedAt.AddDays(1) })],
    }));

    [Fact]
    public void Saving_a_step_of_a_path_as_it_was_changes_nothing_and_anew_it_changes_the_path()
    {
        var path = Before.PathDefinitions[0];
        ConfigDocument With(PathStep step) => Before with { PathDefinitions = [path with { Steps = [step, .. path.Steps.Skip(1)] }] };

        Assert.Empty(ConfigDiff.Between(Before, With(path.Steps[0] with { UpdatedAt = path.UpdatedAt.AddDays(1) })));
        Assert.Equal(
            [new ConfigChange("path_definitions", path.Key, ChangeKind.Changed)],
            ConfigDiff.Between(Before, With(path.Steps[0] with { Label = "Renamed" })));
    }

    [Fact]
    public void A_new_price_marks_the_item_and_not_its_marketplace()
    {
        var market = Before.Marketplaces[0];
        var dearer = market.Items[0] with { Price = new Reward { Coins = 999_999 } };
        var after = Before with { Marketplaces = [market with { Items = [dearer, .. market.Items.Skip(1)] }] };

        Assert.Equal([new ConfigChange("marketplace_items", dearer.Key, ChangeKind.Changed)], ConfigDiff.Between(Before, after));
    }

    [Fact]
    public void Evolution_settings_and_stages_are_told_apart()
    {
        var stage = Before.Evolution.Stages[0] with { Name = "Renamed" };
        var evolution = Before.Evolution with { AutoEvolve = !Before.Evolution.AutoEvolve, Stages = [stage, .. Before.Evolution.Stages.Skip(1)] };

        Assert.Equal(
            [new ConfigChange("evolution", "evolution", ChangeKind.Changed), new ConfigChange("evolution_stages", "Renamed", ChangeKind.Changed)],
            ConfigDiff.Between(Before, Before with { Evolution = evolution }));
    }
}

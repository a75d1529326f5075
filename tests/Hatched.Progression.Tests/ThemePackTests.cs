using Hatched.Progression.Features.Authoring.Presets;
using Hatched.Rules.Document;
using Hatched.Rules.Validation;
using Xunit;

namespace Hatched.Progression.Tests;

public sealed class ThemePackTests
{
    public static TheoryData<Theme> Themes { get; } = [.. Enum.GetValues<Theme>()];

    [Theory]
    [MemberData(nameof(Themes))]
    public void A_pack_makes_a_valid_config_of_an_empty_one_and_of_every_preset(Theme theme)
    {
        foreach (var document in PresetLibrary.All.Select(preset => preset.Document).Prepend(ConfigDocument.Empty))
        {
            var (filled, skills, rules) = ThemePack.Of(theme).AddTo(document, Given.Monday);

            Assert.Empty(ConfigValidator.Validate(filled, Given.Audiences));
            Assert.Equal(document.SkillRules.Count + rules.Count, filled.SkillRules.Count);
            Assert.True(filled.SkillSets.SelectMany(set => set.Skills).Select(skill => skill.Key).ToHashSet().IsSupersetOf(skills));
        }
    }

    [Theory]
    [MemberData(nameof(Themes))]
    public void A_second_time_adds_nothing_and_a_customers_own_changes_stay(Theme theme)
    {
        var (once, skills, rules) = ThemePack.Of(theme).AddTo(ConfigDocument.Empty, Given.Monday);
        Assert.True(skills.Count is >= 4 and <= 8 && rules.Count >= 6, $"{skills.Count} skills and {rules.Count} rules are no pack");
        var tuned = once with { SkillRules = [.. once.SkillRules.Select(rule => rule with { Amount = 1 })] };

        var (twice, more, moreRules) = ThemePack.Of(theme).AddTo(tuned, Given.Monday.AddDays(1));

        Assert.Empty(more);
        Assert.Empty(moreRules);
        Assert.Equal(ConfigJson.Write(tuned), ConfigJson.Write(twice));
    }

    [Fact]
    public void Skills_that_are_there_in_another_set_are_trained_there_and_missing_ones_join_their_own_set()
    {
        var own = Given.SkillSet("mine", Given.Skill("courage", 500, 50));
        var half = Given.SkillSet("heroism", Given.Skill("wisdom", 100, 20));

        var (filled, skills, rules) = ThemePack.Of(Theme.Fantasy).AddTo(ConfigDocument.Empty with { SkillSets = [own, half] }, Given.Monday);

        Assert.Equal(["craft", "fellowship", "mystery"], skills);
        Assert.Equal(2, filled.SkillSets.Count);
        Assert.Equal(["wisdom", "craft", "fellowship", "mystery"], filled.SkillSets[1].Skills.Select(skill => skill.Key));
        Assert.Contains(rules, rule => rule.SkillKey == "courage");
        Assert.Empty(ConfigValidator.Validate(filled, Given.Audiences));
    }

    [Fact]
    public void Every_style_of_drawing_has_a_theme_that_suits_it() =>
        Assert.Equal([Theme.Default, Theme.Tech, Theme.Fantasy, Theme.Corporate], Enum.GetValues<CreatureStyle>().Select(ThemePack.Suiting));
}

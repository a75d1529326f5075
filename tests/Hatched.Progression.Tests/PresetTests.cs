using Hatched.Progression.Features.Configs.Document;
using Hatched.Progression.Features.Presets;
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
}

using System.Text.Json.Nodes;
using Hatched.Rules.Document;

namespace Hatched.Progression.Features.Authoring.Presets;

/// <summary>The four presets, read from the JSON files beside this one.</summary>
internal static class PresetLibrary
{
    private static readonly Lazy<IReadOnlyList<Preset>> Loaded = new(() =>
    [
        .. new[] { "language-learning", "fitness", "productivity", "custom" }.Select(Load),
    ]);

    public static IReadOnlyList<Preset> All => Loaded.Value;

    public static Preset? Find(string key) => All.FirstOrDefault(p => p.Key == key);

    private static Preset Load(string key)
    {
        using var file = typeof(PresetLibrary).Assembly.GetManifestResourceStream($"{typeof(PresetLibrary).Namespace}.{key}.json")
            ?? throw new InvalidOperationException($"The preset {key} is not embedded.");
        var preset = JsonNode.Parse(file)!.AsObject();
        var document = preset["document"]!.AsObject();
        PresetDefaults.Complete(key, document);
        return new Preset(
            preset["key"]!.GetValue<string>(),
            preset["name"]!.GetValue<string>(),
            preset["description"]!.GetValue<string>(),
            ConfigJson.Read(document.ToJsonString()));
    }
}

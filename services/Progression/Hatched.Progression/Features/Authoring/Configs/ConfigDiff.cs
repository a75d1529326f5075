using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.Rules.Document;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>Tells two config documents apart, entry by entry, over their JSON: a new section needs no code here.</summary>
internal static class ConfigDiff
{
    private static readonly string[] Identities = ["id", "token_key", "stage"];
    private static readonly string[] Names = ["key", "gate_key", "token_key", "name", "skill_key", "stage"];

    public static IReadOnlyList<ConfigChange> Between(ConfigDocument before, ConfigDocument after)
    {
        var (old, now) = (Sections(before), Sections(after));
        return [.. now.SelectMany(section => Between(section.Key, old[section.Key], section.Value))];
    }

    private static IEnumerable<ConfigChange> Between(string section, Dictionary<string, JsonObject> before, Dictionary<string, JsonObject> after) =>
    [
        .. after.Where(entry => !before.ContainsKey(entry.Key)).Select(entry => new ConfigChange(section, Name(entry), ChangeKind.Added)),
        .. after.Where(entry => before.TryGetValue(entry.Key, out var old) && !JsonNode.DeepEquals(old, entry.Value))
            .Select(entry => new ConfigChange(section, Name(entry), ChangeKind.Changed)),
        .. before.Where(entry => !after.ContainsKey(entry.Key)).Select(entry => new ConfigChange(section, Name(entry), ChangeKind.Removed)),
    ];

    // Entries by identity. Items stand in a section of their own, or one price would mark a whole marketplace; so do stages.
    private static Dictionary<string, Dictionary<string, JsonObject>> Sections(ConfigDocument document)
    {
        var root = JsonSerializer.SerializeToNode(document, ConfigJson.Default.ConfigDocument)!.AsObject();
        root["marketplace_items"] = Take(root["marketplaces"]!.AsArray().OfType<JsonObject>(), "items");
        root["evolution_stages"] = Take([root["evolution"]!.AsObject()], "stages");
        return root.ToDictionary(section => section.Key, section => section.Value switch
        {
            JsonArray entries => entries.OfType<JsonObject>().ToDictionary(Identity, WithoutTimes),
            JsonObject whole => new Dictionary<string, JsonObject> { [section.Key] = whole },
            _ => [],
        });
    }

    private static JsonArray Take(IEnumerable<JsonObject> parents, string list) => [.. parents.SelectMany(parent =>
    {
        var taken = parent[list]!.AsArray().Select(entry => entry!.DeepClone()).ToArray();
        parent.Remove(list);
        return taken;
    })];

    private static string Identity(JsonObject entry) => Identities.Select(name => entry[name]?.ToString()).First(value => value is not null)!;

    private static string Name(KeyValuePair<string, JsonObject> entry) => Names.Select(name => entry.Value[name]?.ToString()).FirstOrDefault(value => value is not null) ?? entry.Key;

    // A rule that was saved again as it was has not changed, nor has the path that a step was saved in.
    private static JsonObject WithoutTimes(JsonObject entry)
    {
        entry.Remove("updated_at");
        foreach (var part in entry.Select(member => member.Value).OfType<JsonArray>().SelectMany(parts => parts.OfType<JsonObject>()))
        {
            WithoutTimes(part);
        }

        return entry;
    }
}

namespace Hatched.ArchitectureTests;

/// <summary>Folders are read one after the other: none of them needs itself by way of another.</summary>
public sealed class NamespaceTests
{
    private const string Features = "Hatched.Progression.Features.";
    private const string Rules = "Hatched.Rules.";
    private static readonly string Progression = BuiltApp.Programs.Single(program => program.GetName().Name is "Hatched.Progression").Location;

    [Fact]
    public void Progressions_folders_have_no_circle()
    {
        using var uses = new TypeUses(Progression);
        var graph = Graph(uses, Features);
        Assert.True(graph.Count > 15, $"Only {graph.Count} folders.");
        Assert.Contains("Authoring.Configs", graph["Play.Buddies"]); // so bodies were really looked into
        Assert.Empty(Circles(graph));
    }

    [Fact]
    public void Authoring_knows_nothing_of_play()
    {
        using var uses = new TypeUses(Progression);
        var authoring = Graph(uses, Features).Where(folder => folder.Key.StartsWith("Authoring.", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(authoring);
        Assert.All(authoring, folder => Assert.DoesNotContain(folder.Value, other => other.StartsWith("Play.", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_rules_folders_have_no_circle()
    {
        using var uses = new TypeUses(typeof(Hatched.Rules.Document.ConfigDocument).Assembly.Location);
        var graph = Graph(uses, Rules);
        Assert.True(graph.Count >= 8, $"Only {graph.Count} folders.");
        Assert.Empty(Circles(graph));
    }

    [Fact]
    public void A_circle_is_seen()
    {
        Dictionary<string, HashSet<string>> graph = new() { ["a"] = ["b"], ["b"] = ["c"], ["c"] = ["a", "d"], ["d"] = [] };

        Assert.Equal(["a → b → c → a"], Circles(graph));
    }

    private static Dictionary<string, HashSet<string>> Graph(TypeUses uses, string below)
    {
        Dictionary<string, HashSet<string>> graph = new(StringComparer.Ordinal);
        foreach (var (type, mentioned) in uses.All.Where(type => Folder(type.Key, below) is not null))
        {
            var folder = Folder(type, below)!;
            var others = graph.GetValueOrDefault(folder) ?? (graph[folder] = new HashSet<string>(StringComparer.Ordinal));
            others.UnionWith(mentioned.Select(other => Folder(other, below)).OfType<string>().Where(other => other != folder));
        }

        return graph;
    }

    private static string? Folder(string type, string below) =>
        type.StartsWith(below, StringComparison.Ordinal) && type.LastIndexOf('.') is var end && end > below.Length ? type[below.Length..end] : null;

    // The shortest way from each folder back to itself, each circle once.
    private static List<string> Circles(Dictionary<string, HashSet<string>> graph) =>
    [
        .. graph.Keys.Select(folder => WayBack(graph, folder)).OfType<List<string>>()
            .DistinctBy(way => string.Join(' ', way.Skip(1).Order(StringComparer.Ordinal)))
            .Select(way => string.Join(" → ", way)),
    ];

    private static List<string>? WayBack(Dictionary<string, HashSet<string>> graph, string from)
    {
        Queue<List<string>> ways = new([[from]]);
        HashSet<string> seen = [];
        while (ways.TryDequeue(out var way))
        {
            foreach (var next in graph.GetValueOrDefault(way[^1]) ?? [])
            {
                if (next == from)
                {
                    return [.. way, from];
                }

                if (seen.Add(next))
                {
                    ways.Enqueue([.. way, next]);
                }
            }
        }

        return null;
    }
}

using System.Reflection;
using Hatched.Rules.Document;

namespace Hatched.ArchitectureTests;

/// <summary>The rules are a pure library: what they do follows from what they are given, today, tomorrow and on every machine.</summary>
public sealed class RulesTests
{
    private static readonly Assembly Rules = typeof(ConfigDocument).Assembly;

    private static readonly string[] ForbiddenTypes =
    [
        "System.IO.", "System.Net.", "System.Data.", "System.Diagnostics.", "System.Timers.", "System.Threading.", "System.TimeProvider", "System.Random",
        "System.Console", "System.Security.Cryptography.RandomNumberGenerator",
    ];

    private static readonly string[] ForbiddenMembers =
    [
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable", "System.Environment.get_MachineName",
    ];

    [Fact]
    public void The_rules_reference_the_framework_and_the_contracts_and_nothing_else()
    {
        var references = Rules.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();
        Assert.Contains("Hatched.Contracts", references);
        Assert.All(references, name => Assert.True(name is "Hatched.Contracts" || name.StartsWith("System.", StringComparison.Ordinal), name));
    }

    [Fact]
    public void The_rules_know_no_clock_no_chance_and_no_input_or_output()
    {
        using var uses = new TypeUses(Rules.Location);
        Assert.True(uses.All.Count > 100, $"Only {uses.All.Count} types."); // so it was really looked into
        Assert.Empty(Impurities(uses));
    }

    [Fact]
    public void What_is_not_pure_is_seen_wherever_it_is_hidden()
    {
        using var uses = new TypeUses(typeof(Impure).Assembly.Location);
        var seen = Impurities(uses);
        Assert.Contains(seen, one => one is $"{nameof(Hatched)}.{nameof(ArchitectureTests)}.{nameof(Impure)} uses System.TimeProvider");
        Assert.Contains(seen, one => one is $"{nameof(Hatched)}.{nameof(ArchitectureTests)}.{nameof(Impure)} uses System.Random");
        Assert.Contains(seen, one => one is $"{nameof(Hatched)}.{nameof(ArchitectureTests)}.{nameof(Impure)} uses System.IO.Stream");
        Assert.Contains("System.DateTime.get_Today", seen);

        // Methods and fields of the same assembly are seen, too.
        Assert.Contains($"{nameof(Hatched)}.{nameof(ArchitectureTests)}.{nameof(ImpureNeighbour)}", uses.All[$"{nameof(Hatched)}.{nameof(ArchitectureTests)}.{nameof(Impure)}"]);
    }

    private static List<string> Impurities(TypeUses uses) =>
    [
        .. uses.All.SelectMany(type => type.Value
            .Where(used => ForbiddenTypes.Any(name => name.EndsWith('.') ? used.StartsWith(name, StringComparison.Ordinal) : used == name))
            .Select(used => $"{type.Key} uses {used}")),
        .. ForbiddenMembers.Where(uses.ForeignMembers.Contains),
    ];
}

/// <summary>Everything that the rules must not be, each in another place: a field, a parameter, a body, a type inside.</summary>
internal sealed class Impure
{
    public TimeProvider? Clock { get; set; }

    public long Take(Stream? stream) => stream?.Length ?? ImpureNeighbour.Length + Clock?.GetUtcNow().Ticks ?? 0;

    internal sealed class Inner
    {
        public Func<int> Draw { get; } = () => new Random(DateTime.Today.Day).Next();
    }
}

/// <summary>Another type of this assembly.</summary>
internal static class ImpureNeighbour
{
    public static readonly int Length = typeof(ImpureNeighbour).Name.Length;
}

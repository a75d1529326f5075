using System.Reflection;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Batching;
using Microsoft.Extensions.Hosting;

namespace Hatched.ArchitectureTests;

/// <summary>Work in the background survives what it meets.</summary>
public sealed class BackgroundTests
{
    private static readonly Type[] Bases = [typeof(BackgroundLoop), typeof(StartupTask), typeof(Batcher<,>)];

    // The migrator is what all the others wait for; the other two are of processes without a database as well.
    private static readonly string[] OnTheirOwn = ["Migrator`1", "RedisWindows", "StartupGarbage"];

    [Fact]
    public void All_work_in_the_background_has_one_of_the_bases_that_catch_count_and_report_it()
    {
        Assembly[] ours = [.. BuiltApp.Programs, typeof(BackgroundLoop).Assembly, typeof(ServiceDefaults.HatchedHost).Assembly];
        var work = ours.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(BackgroundService)))
            .ToList();

        Assert.True(work.Count > 15, $"Only {work.Count} pieces of work.");
        Assert.All(work, type => Assert.True(OnTheirOwn.Contains(type.Name) || HasBase(type), $"{type} derives from none of the bases."));
    }

    private static bool HasBase(Type? type)
    {
        while (type is not null && !Bases.Contains(type.IsGenericType ? type.GetGenericTypeDefinition() : type))
        {
            type = type.BaseType;
        }

        return type is not null;
    }
}

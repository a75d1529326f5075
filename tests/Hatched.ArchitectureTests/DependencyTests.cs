using System.Reflection;
using MassTransit;

namespace Hatched.ArchitectureTests;

/// <summary>Who may know whom.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void No_program_references_another()
    {
        var programs = BuiltApp.Programs.Select(program => program.GetName().Name!).ToHashSet();
        Assert.Equal(8, programs.Count);
        Assert.All(BuiltApp.Programs, program => Assert.DoesNotContain(program.GetReferencedAssemblies(), reference => programs.Contains(reference.Name!)));
    }

    [Fact]
    public void The_contracts_reference_the_framework_and_nothing_else()
    {
        var references = typeof(Contracts.Facts.Fact).Assembly.GetReferencedAssemblies();
        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.StartsWith("System.", reference.Name + ".", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_consumer_is_registered()
    {
        var consumers = BuiltApp.All.SelectMany(app => app.Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IConsumer<>)))
            .Select(type => (App: app, Consumer: type))).ToList();
        Assert.True(consumers.Count >= 5, $"Only {consumers.Count} consumers.");
        Assert.All(consumers, one => Assert.Contains(one.App.Registered, service => service.ServiceType == one.Consumer));
    }

    [Fact]
    public void Only_the_gateway_proxies_and_only_services_have_a_database()
    {
        Assert.Equal(["Hatched.Gateway"], BuiltApp.Programs.Where(program => References(program, "Yarp.ReverseProxy")).Select(program => program.GetName().Name));
        Assert.False(References(BuiltApp.Programs.Single(program => program.GetName().Name is "Hatched.Gateway"), "Microsoft.EntityFrameworkCore"));
    }

    private static bool References(Assembly program, string name) => program.GetReferencedAssemblies().Any(reference => reference.Name == name);
}

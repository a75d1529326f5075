using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
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
    public void The_evaluator_reads_no_database_no_network_no_clock_and_no_web()
    {
        string[] forbidden =
        [
            "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore", "Npgsql", "MassTransit", "System.Net.Http", "System.Net.Sockets", "System.IO.File", "System.Data",
            "System.TimeProvider", "System.Random", "System.Diagnostics.Stopwatch", "Microsoft.Extensions",
        ];
        var assembly = BuiltApp.Programs.Single(program => program.GetName().Name is "Hatched.Progression");
        var used = TypesUsedBy(assembly, "Hatched.Progression.Features.Evaluation");

        Assert.True(used.Evaluation > 20, $"Only {used.Evaluation} types evaluate.");
        Assert.Contains(used.Types, type => type.StartsWith("System.Collections.", StringComparison.Ordinal)); // so it was really looked into
        Assert.All(used.Types, type => Assert.DoesNotContain(forbidden, name => type == name || type.StartsWith(name + ".", StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_the_gateway_proxies_and_only_services_have_a_database()
    {
        Assert.Equal(["Hatched.Gateway"], BuiltApp.Programs.Where(program => References(program, "Yarp.ReverseProxy")).Select(program => program.GetName().Name));
        Assert.False(References(BuiltApp.Programs.Single(program => program.GetName().Name is "Hatched.Gateway"), "Microsoft.EntityFrameworkCore"));
    }

    private static bool References(Assembly program, string name) => program.GetReferencedAssemblies().Any(reference => reference.Name == name);

    /// <summary>The names of all types from outside that a namespace's code mentions: in signatures, bodies, and what bodies call.</summary>
    private static (int Evaluation, IReadOnlySet<string> Types) TypesUsedBy(Assembly assembly, string ns)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeDefinitions.Where(handle => NamespaceOf(metadata, handle) == ns).ToList();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in types.SelectMany(type => metadata.GetTypeDefinition(type).GetMethods()).Select(metadata.GetMethodDefinition).Where(method => method.RelativeVirtualAddress > 0))
        {
            used.UnionWith(IlTokens.In(file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!).Select(token => TypeOf(metadata, token)).OfType<string>());
        }

        foreach (var field in types.SelectMany(type => metadata.GetTypeDefinition(type).GetFields()))
        {
            var type = assembly.ManifestModule.ResolveField(System.Reflection.Metadata.Ecma335.MetadataTokens.GetToken(field))!.FieldType;
            used.UnionWith(type.GetGenericArguments().Append(type).Select(part => part.FullName).OfType<string>());
        }

        return (types.Count, used);
    }

    private static string NamespaceOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? NamespaceOf(metadata, outer) : metadata.GetString(type.Namespace);
    }

    private static string? TypeOf(MetadataReader metadata, EntityHandle token) => token.Kind switch
    {
        HandleKind.TypeReference when metadata.GetTypeReference((TypeReferenceHandle)token) is var type =>
            $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}",
        HandleKind.MemberReference => TypeOf(metadata, metadata.GetMemberReference((MemberReferenceHandle)token).Parent),
        HandleKind.MethodSpecification => TypeOf(metadata, metadata.GetMethodSpecification((MethodSpecificationHandle)token).Method),
        HandleKind.TypeSpecification => Generic(metadata, metadata.GetTypeSpecification((TypeSpecificationHandle)token)),
        _ => null,
    };

    // GENERICINST, CLASS or VALUETYPE, then the type that is made concrete; arrays and pointers name nothing from outside.
    private static string? Generic(MetadataReader metadata, TypeSpecification specification)
    {
        var blob = metadata.GetBlobReader(specification.Signature);
        return blob.ReadByte() is 0x15 && blob.ReadByte() is 0x11 or 0x12 ? TypeOf(metadata, blob.ReadTypeHandle()) : null;
    }
}

using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Hatched.ArchitectureTests;

/// <summary>A program of ours as its own <c>Program.cs</c> builds it, with its work in the background left out: it has all its routes and touches nothing.</summary>
internal sealed record BuiltApp(string Name, Assembly Assembly, IReadOnlyList<RouteEndpoint> Endpoints, IReadOnlyList<ServiceDescriptor> Registered)
{
    private static readonly ConcurrentDictionary<string, Lazy<BuiltApp>> Built = new();

    /// <summary>Every program that the solution builds, found beside this one.</summary>
    public static IReadOnlyList<Assembly> Programs { get; } = [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "Hatched.*.runtimeconfig.json")
        .Select(file => Path.GetFileName(file).Replace(".runtimeconfig.json", "", StringComparison.Ordinal))
        .Where(name => name != typeof(BuiltApp).Assembly.GetName().Name)
        .Order(StringComparer.Ordinal)
        .Select(Assembly.Load)];

    public static IReadOnlyList<BuiltApp> All => [.. Programs.Select(Of)];

    private static BuiltApp Of(Assembly program) => Built.GetOrAdd(program.GetName().Name!, _ => new Lazy<BuiltApp>(() => Build(program))).Value;

    private static BuiltApp Build(Assembly program)
    {
        // Any public type says which assembly's entry point is meant.
        var factory = typeof(Factory<>).MakeGenericType(program.GetExportedTypes().First(type => type is { IsClass: true, ContainsGenericParameters: false, IsAbstract: false }));
        using var running = (IDisposable)Activator.CreateInstance(factory)!;
        return ((IBuilds)running).Describe(program);
    }

    private interface IBuilds
    {
        BuiltApp Describe(Assembly program);
    }

    private sealed class Factory<TEntry> : WebApplicationFactory<TEntry>, IBuilds
        where TEntry : class
    {
        private List<ServiceDescriptor> _registered = [];

        public BuiltApp Describe(Assembly program)
        {
            var endpoints = Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
            return new BuiltApp(program.GetName().Name!.Split('.')[^1].ToLowerInvariant(), program, endpoints, _registered);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseContentRoot(AppContext.BaseDirectory);
            builder.UseEnvironment("Development"); // what only Development maps is looked at too
            builder.UseSetting("Hatched:InternalKey", new string('k', 32));
            builder.UseSetting("Hatched:TokenKey", new string('k', 32));
            builder.UseSetting("Hatched:EncryptionKey", Convert.ToBase64String(new byte[32]));
            builder.UseSetting("Hatched:Mode", "test");
            builder.UseSetting("Hatched:PublicUrl", "http://127.0.0.1");
            builder.UseSetting("ConnectionStrings:rabbitmq", "amqp://127.0.0.1");
            builder.UseSetting("ConnectionStrings:redis", "127.0.0.1:1");
            foreach (var name in Programs.Select(program => program.GetName().Name!.Split('.')[^1].ToLowerInvariant()))
            {
                builder.UseSetting($"ConnectionStrings:{name}", "Host=127.0.0.1;Port=1");
                builder.UseSetting($"services:{name}:http:0", "http://127.0.0.1:1");
            }

            builder.ConfigureLogging(logging => logging.ClearProviders());
            builder.ConfigureTestServices(services =>
            {
                _registered = [.. services];
                foreach (var work in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name is not "GenericWebHostService").ToList())
                {
                    services.Remove(work);
                }
            });
        }
    }
}

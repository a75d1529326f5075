using Aspire.Hosting.ApplicationModel;
using Hatched.AppHost.Local;

namespace Hatched.AppHost;

/// <summary>
/// Hands the topology to Aspire: containers for the servers, projects for the services. Compiled where Aspire is installed; there
/// <c>aspire run</c> starts the system, and <c>aspire do publish-manifest</c> describes it to deployment tools.
/// </summary>
internal static class AspireLauncher
{
    public static async Task<int> RunAsync(string[] args)
    {
        var topology = Topology.Draw();
        var builder = DistributedApplication.CreateBuilder(args);
        var parameters = topology.Parameters.ToDictionary(p => p.Name, p => AddParameter(builder, p));
        var servers = new Dictionary<string, IResourceBuilder<ContainerServer>>();
        var databases = new Dictionary<string, IResourceBuilder<ServerDatabase>>();
        var backends = new Dictionary<string, IResourceBuilder<ProjectResource>>();

        foreach (var server in topology.Servers)
        {
            var image = server.Image.Split('/', 2);
            var resource = new ContainerServer(server.Name, server, Fill);
            var container = builder.AddResource(resource)
                .WithImage(image[1].Split(':')[0], image[1].Split(':')[1])
                .WithImageRegistry(image[0])
                .WithEndpoint(targetPort: server.Port, name: "tcp", scheme: "tcp")
                .WithArgs([.. server.Arguments]);
            foreach (var (name, value) in server.Environment)
            {
                container.WithEnvironment(name, Fill(value));
            }

            if (server.Volume is { } volume)
            {
                container.WithVolume(volume.Name, volume.Target).WithLifetime(ContainerLifetime.Persistent);
            }

            servers.Add(server.Name, container);
        }

        foreach (var database in topology.Databases)
        {
            databases.Add(database.Resource, builder.AddResource(new ServerDatabase(database, servers[database.On.Name].Resource)));
        }

        // Every project first, then what they say about each other: references may run in circles.
        foreach (var backend in topology.Backends)
        {
            var project = builder.AddProject(backend.Name, Path.Combine(Checkout.Root, backend.Project), launchProfileName: null)
                .WithHttpEndpoint()
                .WithHttpHealthCheck("/health/ready")
                .WithReplicas(backend.Replicas);
            if (builder.ExecutionContext.IsRunMode)
            {
                project.WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development");
            }

            backends.Add(backend.Name, backend.External ? project.WithExternalHttpEndpoints() : project);
        }

        foreach (var backend in topology.Backends)
        {
            var project = backends[backend.Name];
            foreach (var (name, value) in backend.Environment)
            {
                project.WithEnvironment(name, Fill(value));
            }

            foreach (var server in backend.Uses.Append(backend.Database?.On).OfType<Server>())
            {
                project.WaitFor(servers[server.Name]);
            }
        }

        await builder.Build().RunAsync();
        return 0;

        // {resource.property}, as the topology writes it, in Aspire's own terms.
        ReferenceExpression Fill(string text)
        {
            var filled = new ReferenceExpressionBuilder();
            foreach (var (literal, resource, property) in Expressions.Split(text))
            {
                switch (property)
                {
                    case "": filled.AppendLiteral(literal); break;
                    case "value": filled.AppendFormatted(parameters[resource].Resource); break;
                    case "connectionString" when databases.TryGetValue(resource, out var database): filled.AppendFormatted(database.Resource); break;
                    case "connectionString": filled.AppendFormatted(servers[resource].Resource); break;
                    case "bindings.tcp.host": filled.AppendFormatted(servers[resource].GetEndpoint("tcp").Property(EndpointProperty.Host)); break;
                    case "bindings.tcp.port": filled.AppendFormatted(servers[resource].GetEndpoint("tcp").Property(EndpointProperty.Port)); break;
                    case "bindings.http.url": filled.AppendFormatted(backends[resource].GetEndpoint("http")); break;
                    default: throw new InvalidOperationException($"The topology uses {{{resource}.{property}}}, which Aspire is not told how to supply.");
                }
            }

            return filled.Build();
        }
    }

    private static IResourceBuilder<ParameterResource> AddParameter(IDistributedApplicationBuilder builder, Parameter parameter) => parameter switch
    {
        { GenerateLength: { } length } => builder.AddParameter(
            parameter.Name, new GenerateParameterDefault { MinLength = length, Special = false }, secret: true, persist: true),
        { Default: { } value } => builder.AddParameter(parameter.Name, value, publishValueAsDefault: true, secret: parameter.Secret),
        _ => builder.AddParameter(parameter.Name, secret: parameter.Secret),
    };

    private sealed class ContainerServer(string name, Server server, Func<string, ReferenceExpression> fill)
        : ContainerResource(name), IResourceWithConnectionString
    {
        public ReferenceExpression ConnectionStringExpression => fill(server.ConnectionString);
    }

    /// <summary>A database of a server. The service that owns it creates it when it migrates.</summary>
    private sealed class ServerDatabase(Database database, ContainerServer parent)
        : Resource(database.Resource), IResourceWithParent<ContainerServer>, IResourceWithConnectionString
    {
        public ContainerServer Parent => parent;

        public ReferenceExpression ConnectionStringExpression => ReferenceExpression.Create($"{parent};Database={database.Name}");
    }
}

using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>A program of ours in one or more replicas, and the words by which <c>Program.cs</c> says what it needs.</summary>
internal sealed record Service(Installation Here, string Name, IReadOnlyList<IResourceBuilder<ProjectResource>> Replicas)
{
    public static string NameOf(string service, int index) => index is 0 ? service : string.Create(CultureInfo.InvariantCulture, $"{service}-{index + 1}");

    public Service Each(Action<IResourceBuilder<ProjectResource>> word)
    {
        foreach (var replica in Replicas)
        {
            word(replica);
        }

        return this;
    }

    /// <summary>The parameters, as settings of the same name: <c>token-key</c> is <c>Hatched__TokenKey</c>.</summary>
    public Service With(params IResourceBuilder<ParameterResource>[] parameters) => Each(replica =>
    {
        foreach (var parameter in parameters)
        {
            var setting = string.Concat(parameter.Resource.Name.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
            replica.WithEnvironment($"Hatched__{setting}", parameter);
        }
    });

    /// <summary>A database of its own name, as the role that works in it and as the one that owns it and migrates. Of the server's own user it hears nothing.</summary>
    public Service OwnsDatabaseOn(IResourceBuilder<IResourceWithConnectionString> server)
    {
        var password = Here.DatabasePassword(Name);
        var endpoint = ((IResourceWithEndpoints)server.Resource).GetEndpoint("tcp");
        var (host, port) = (endpoint.Property(Here.HasContainers ? EndpointProperty.Host : EndpointProperty.IPV4Host), endpoint.Property(EndpointProperty.Port));
        var db = Here.Builder.AddConnectionString(
            $"{Name}-db", ReferenceExpression.Create($"Host={host};Port={port};Database={Name};Username={Name};Password={password}"));
        var owner = Here.Builder.AddConnectionString(
            $"{Name}-db-owner", ReferenceExpression.Create($"Host={host};Port={port};Database={Name};Username={Name}_owner;Password={password}"));
        return Each(replica => replica
            .WithEnvironment($"ConnectionStrings__{Name}", db)
            .WithEnvironment($"ConnectionStrings__{Name}_owner", owner)
            .WaitFor(server));
    }

    public Service Needs(IResourceBuilder<IResourceWithConnectionString> server) =>
        Each(replica => replica.WithEnvironment($"ConnectionStrings__{server.Resource.Name}", server).WaitFor(server));

    /// <summary>Asks these services, each replica of them.</summary>
    public Service Calls(params Service[] others) => Each(replica =>
    {
        foreach (var (other, index, called) in others.SelectMany(other => other.Replicas.Select((called, index) => (other, index, called))))
        {
            replica.WithEnvironment(string.Create(CultureInfo.InvariantCulture, $"services__{other.Name}__http__{index}"), called.GetEndpoint("http"))
                .WithReferenceRelationship(called);
        }
    });

    /// <summary>Takes part in seeding the demo customer, which there is in local development only.</summary>
    public Service SeedsDemo() => !Here.Runs ? this : Each(replica =>
    {
        foreach (var (name, value) in Here.Demo.Seed)
        {
            replica.WithEnvironment(name, value);
        }
    });

    /// <summary>
    /// Whatever waits for a socket goes on where the socket is heard of, without a change of thread. For a process that never blocks a thread
    /// (nor gives a statement up: Npgsql blocks one then) and never computes for long on one: with a message at a time, waking the next thread
    /// is a good part of what the message costs.
    /// </summary>
    public Service InlineSockets() => Each(replica => replica.WithEnvironment("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1"));

    /// <summary>How much is allocated between two collections, instead of what the processor's cache suggests to each process as if it were alone.</summary>
    public Service Nursery(int mib) => Each(replica => replica.WithEnvironment("DOTNET_GCgen0size", string.Create(CultureInfo.InvariantCulture, $"{mib << 20:X}")));

    public Service TunedForSmallMachines() => Nursery(8).Each(replica => replica
        // Compiled code lies in memory once, writable and executable, not in two mappings: a tenth less memory, and fewer misses.
        .WithEnvironment("DOTNET_EnableWriteXorExecute", "0")
        // Regions of the managed heap of 1 MiB instead of 4: each generation keeps one that is not full.
        .WithEnvironment("DOTNET_GCRegionSize", "100000")
        // glibc would keep up to sixteen heaps for the runtime's own threads on two cores, and what the compiler worked with long after it is done.
        .WithEnvironment("MALLOC_ARENA_MAX", "2")
        .WithEnvironment("MALLOC_MMAP_THRESHOLD_", "32768")
        .WithEnvironment("MALLOC_TRIM_THRESHOLD_", "131072"));
}

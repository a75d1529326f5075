using System.Globalization;

namespace Hatched.AppHost;

// Values that other resources supply are written as the Aspire manifest writes them: {resource.property}.
// The manifest prints them as they are; each launcher fills them in with what it started.

/// <summary>A secret or setting that every installation chooses for itself.</summary>
internal sealed record Parameter(string Name)
{
    /// <summary>Length of a generated secret; null where the value has a default or must be given.</summary>
    public int? GenerateLength { get; init; }

    public string? Default { get; init; }

    public bool Secret { get; init; } = true;

    public string Value => $"{{{Name}.value}}";

    public static Parameter Generated(string name, int length) => new(name) { GenerateLength = length };
}

/// <summary>A server that we run and did not write: one TCP port, and a connection string made of it.</summary>
internal sealed record Server(string Name, string Image, int Port)
{
    public required string ConnectionString { get; init; }

    public (string Name, string Target)? Volume { get; init; }

    public IReadOnlyList<(string Name, string Value)> Environment { get; init; } = [];

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public string Host => $"{{{Name}.bindings.tcp.host}}";

    public string PublishedPort => $"{{{Name}.bindings.tcp.port}}";
}

/// <summary>One service's database on the server <paramref name="On"/>; the resource is <c>name-db</c>, the database itself <c>name</c>.</summary>
internal sealed record Database(string Name, Server On)
{
    public string Resource => $"{Name}-db";

    public string ConnectionString => $"{{{On.Name}.connectionString}};Database={Name}";
}

/// <summary>A program of ours: what it stores in, which servers it uses, which services it asks.</summary>
internal sealed record Backend(string Name, string Project)
{
    public Database? Database { get; init; }

    public IReadOnlyList<Server> Uses { get; init; } = [];

    public IReadOnlyList<string> Calls { get; init; } = [];

    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    public int Replicas { get; init; } = 1;

    /// <summary>How much is allocated between two collections, instead of what the processor's cache suggests to each process as if it were alone.</summary>
    public int NurseryMiB { get; init; } = 8;

    /// <summary>
    /// Whatever waits for a socket goes on where the socket is heard of, without a change of thread. For a process that never blocks a thread
    /// (nor gives a statement up: Npgsql blocks one then) and never computes for long on one: with a message at a time, waking the next thread
    /// is a good part of what the message costs.
    /// </summary>
    public bool InlineSockets { get; init; }

    /// <summary>Reachable from outside. Everything else listens for its siblings only.</summary>
    public bool External { get; init; }

    /// <summary>Takes part in seeding the demo customer (local development only).</summary>
    public bool SeedsDemo { get; init; }

    public string Url => UrlOf(Name);

    public static string UrlOf(string service) => $"{{{service}.bindings.http.url}}";

    /// <summary>The environment by which the process finds the rest of the system.</summary>
    public IEnumerable<(string Name, string Value)> Environment =>
    [
        .. Database is null ? [] : new[] { ($"ConnectionStrings__{Database.Name}", $"{{{Database.Resource}.connectionString}}") },
        .. Uses.Select(server => ($"ConnectionStrings__{server.Name}", $"{{{server.Name}.connectionString}}")),
        .. Calls.Select(called => ($"services__{called}__http__0", UrlOf(called))),
        .. Settings,
        .. InlineSockets ? new[] { ("DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", "1") } : [],
        ("DOTNET_GCgen0size", string.Create(CultureInfo.InvariantCulture, $"{NurseryMiB << 20:X}")),
        // Compiled code lies in memory once, writable and executable, not in two mappings of which each process keeps its own: a tenth less memory, and fewer misses.
        ("DOTNET_EnableWriteXorExecute", "0"),
        // Regions of the managed heap of 1 MiB instead of 4: each generation keeps one that is not full.
        ("DOTNET_GCRegionSize", "100000"),
        // glibc would keep up to sixteen heaps for the runtime's own threads on two cores, and what the compiler worked with long after it is done.
        ("MALLOC_ARENA_MAX", "2"),
        ("MALLOC_MMAP_THRESHOLD_", "32768"),
        ("MALLOC_TRIM_THRESHOLD_", "131072"),
    ];
}

/// <summary>The parts of the system, as <see cref="Topology"/> draws them.</summary>
internal sealed record TopologyModel
{
    public required IReadOnlyList<Parameter> Parameters { get; init; }

    public required IReadOnlyList<Server> Servers { get; init; }

    public required IReadOnlyList<Backend> Backends { get; init; }

    public IEnumerable<Database> Databases => Backends.Select(b => b.Database).OfType<Database>();

    /// <summary>The same system with other replica counts.</summary>
    public TopologyModel WithReplicas(IReadOnlyDictionary<string, int> replicas) =>
        this with { Backends = [.. Backends.Select(b => b with { Replicas = replicas.GetValueOrDefault(b.Name, b.Replicas) })] };
}

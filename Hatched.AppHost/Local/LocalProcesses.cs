using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>What the supervisor knows of a process: how it tells that it is ready, and how it ends in good order.</summary>
/// <param name="Log">The file that it writes to.</param>
internal sealed record LocalProcess(int Port, string Url, string Log, Func<CancellationToken, Task<bool>> IsReady) : IResourceAnnotation
{
    public int StopSignal { get; init; } = ProcessIdentity.Terminate;
}

/// <summary>A server of the system's packages as a process, in place of its container.</summary>
internal sealed class LocalServer(string name, ReferenceExpression connection) : ExecutableResource(name, "/bin/sh", "/"), IResourceWithConnectionString
{
    public ReferenceExpression ConnectionStringExpression => connection;
}

/// <summary>How a server is started.</summary>
internal sealed record ServerPlan(string Name, int Port, string User, IReadOnlyList<string> Command, Func<CancellationToken, Task<bool>> IsReady)
{
    public string Scheme { get; init; } = "tcp";

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public int StopSignal { get; init; } = ProcessIdentity.Terminate;
}

internal static class LocalProcesses
{
    // The shell becomes the program: the process id is the program's own, and its log is a file that nobody else may read and that nothing stands
    // between. (Through Aspire's own log a line comes stamped and, in volume, late.)
    private const string Become = "umask 077; log=$1; shift; exec \"$@\" >>\"$log\" 2>&1 </dev/null";

    /// <summary>Runs what was built, without <c>dotnet run</c> in front and without a proxy: its port is known and stays.</summary>
    public static IResourceBuilder<ProjectResource> RunsAsBuilt(this IResourceBuilder<ProjectResource> project, Installation here, string host, int port)
    {
        var program = Checkout.ProgramOf(project.Resource.GetProjectMetadata().ProjectPath);
        var url = string.Create(CultureInfo.InvariantCulture, $"http://{host}:{port}");
        var log = here.State.LogOf(project.Resource.Name);
        return project
            .WithEndpoint(
                "http",
                e => (e.UriScheme, e.Transport, e.Port, e.TargetPort, e.TargetHost, e.IsProxied) = ("http", "http", port, port, host, false),
                createIfNotExists: true)
            .WithHttpHealthCheck("/health/ready")
            .WithAnnotation(new ExecutableAnnotation { Command = "/bin/sh", WorkingDirectory = Path.GetDirectoryName(program)! })
            .WithAnnotation(new LocalProcess(port, url, log, Probe.HttpOk(url + "/health/ready")))
            .WithArgs("-c", Become, project.Resource.Name, log, "dotnet", program)
            .WithEnvironment("ASPNETCORE_ENVIRONMENT", "Development")
            .WithEnvironment("DOTNET_gcServer", "0")
            // A developer's webhook receiver listens on this machine.
            .WithEnvironment("HATCHED_WEBHOOK_ALLOW_PRIVATE", Environment.GetEnvironmentVariable("HATCHED_WEBHOOK_ALLOW_PRIVATE") ?? "true")
            .WithEnvironment(context =>
            {
                if (!here.HasDashboard)
                {
                    // Aspire names a collector even when it starts none.
                    context.EnvironmentVariables.Remove("OTEL_EXPORTER_OTLP_ENDPOINT");
                }
            });
    }

    public static IResourceBuilder<LocalServer> AddServer(this Installation here, ServerPlan plan, ReferenceExpression connection)
    {
        var log = here.State.LogOf(plan.Name);
        var url = string.Create(CultureInfo.InvariantCulture, $"{plan.Scheme}://127.0.0.1:{plan.Port}");
        var server = here.Builder.AddResource(new LocalServer(plan.Name, connection))
            .WithEndpoint(port: plan.Port, targetPort: plan.Port, name: "tcp", scheme: plan.Scheme, isProxied: false)
            .WithEndpoint("tcp", e => e.TargetHost = "127.0.0.1")
            .WithAnnotation(new LocalProcess(plan.Port, url, log, plan.IsReady) { StopSignal = plan.StopSignal })
            .WithArgs(["-c", Become, plan.Name, log, .. SystemUser.Command(plan.User, plan.Command)])
            // Who waits for it waits for this: asked every tenth of a second, where health checks are asked every few.
            .OnResourceReady((_, _, ct) => Probe.UntilAsync(plan.IsReady, ct));
        foreach (var (name, value) in plan.Environment)
        {
            server.WithEnvironment(name, value);
        }

        return server;
    }
}

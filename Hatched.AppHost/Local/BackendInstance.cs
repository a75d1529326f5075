using System.Globalization;

namespace Hatched.AppHost.Local;

/// <summary>One replica of a service: its port, and the environment that its process receives.</summary>
internal sealed record BackendInstance(Backend Backend, int Index, int Port)
{
    public string Name => NameOf(Backend, Index);

    // The public door answers on both loopback addresses, which is what "localhost" may mean.
    public string Url => FormattableString.Invariant($"http://{(Backend.External ? "localhost" : "127.0.0.1")}:{Port}");

    public static string NameOf(Backend backend, int index) =>
        index == 0 ? backend.Name : FormattableString.Invariant($"{backend.Name}-{index + 1}");

    public ProcessPlan Plan(IReadOnlyList<BackendInstance> all, Expressions expressions, DemoCustomer demo, AspireDashboard? dashboard)
    {
        var program = Checkout.ProgramOf(Backend.Project);
        var environment = new Dictionary<string, string>
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["ASPNETCORE_URLS"] = Url,
            ["DOTNET_gcServer"] = "0",
            // A developer's webhook receiver listens on this machine.
            ["HATCHED_WEBHOOK_ALLOW_PRIVATE"] = Environment.GetEnvironmentVariable("HATCHED_WEBHOOK_ALLOW_PRIVATE") ?? "true",
        };
        foreach (var (name, value) in Backend.Environment)
        {
            environment[name] = expressions.Resolve(value);
        }

        foreach (var sibling in all.Where(i => Backend.Calls.Contains(i.Backend.Name)))
        {
            environment[string.Create(CultureInfo.InvariantCulture, $"services__{sibling.Backend.Name}__http__{sibling.Index}")] = sibling.Url;
        }

        foreach (var (name, value) in (Backend.SeedsDemo ? demo.Seed : []).Concat(dashboard?.TelemetryOf(Backend.Name, Name) ?? []))
        {
            environment[name] = value;
        }

        return new ProcessPlan(Name, ["dotnet", program], Port, Probe.HttpOk(Url + "/health/ready"))
        {
            Url = Url,
            Environment = environment,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
    }
}

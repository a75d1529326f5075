using System.Globalization;
using System.Runtime.InteropServices;

namespace Hatched.AppHost.Local;

/// <summary>The real Aspire dashboard, standalone: its command line tool comes from npm and stays under the state folder.</summary>
internal sealed class AspireDashboard(string folder, int port, int otlpGrpcPort, int otlpHttpPort)
{
    public const string Name = "dashboard";

    private const string Version = "13.5.4";

    // The tool keeps its caches in the home of whoever runs it; here that is a folder that goes with the checkout.
    private readonly Dictionary<string, string> environment = new()
    {
        ["HOME"] = Path.Combine(folder, "home"),
        ["ASPIRE_CLI_TELEMETRY_OPTOUT"] = "true",
        ["NO_COLOR"] = "1",
    };

    public string Url => Loopback(port);

    private static string Package { get; } =
        $"aspire-cli-linux-{(RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64")}";

    private string Tool => Path.Combine(folder, "node_modules/@microsoft", Package, "bin/aspire");

    public ProcessPlan Plan => new(
        Name,
        [
            Tool, "dashboard", "run", "--allow-anonymous", "--nologo", "--non-interactive",
            "--frontend-url", Url, "--otlp-grpc-url", Loopback(otlpGrpcPort), "--otlp-http-url", Loopback(otlpHttpPort),
        ],
        port,
        Probe.HttpOk(Url + "/structuredlogs"))
    {
        Url = Url,
        Environment = environment,
    };

    /// <summary>What makes a process send its traces, metrics and logs here.</summary>
    public IEnumerable<KeyValuePair<string, string>> TelemetryOf(string service, string instance) =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", Loopback(otlpGrpcPort)),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"),
        new("OTEL_SERVICE_NAME", service),
        new("OTEL_RESOURCE_ATTRIBUTES", $"service.instance.id={instance}"),
        // Somebody is watching: do not let them wait a minute for a metric.
        new("OTEL_METRIC_EXPORT_INTERVAL", "5000"),
        new("OTEL_BSP_SCHEDULE_DELAY", "1000"),
        new("OTEL_BLRP_SCHEDULE_DELAY", "1000"),
    ];

    public async Task PrepareAsync(Action<string> say)
    {
        if (!File.Exists(Tool))
        {
            say($"Installing the Aspire dashboard (@microsoft/{Package} {Version} from npm, about 150 MB)");
            Directory.CreateDirectory(environment["HOME"]);
            await NeedAsync(["npm", "install", "--prefix", folder, "--no-audit", "--no-fund", "--no-save", $"@microsoft/{Package}@{Version}"]);
        }
    }

    private static async Task NeedAsync(IReadOnlyList<string> command)
    {
        try
        {
            await SystemUser.RunAsync(command);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new LaunchException("The dashboard is installed with npm, which is missing: sudo apt-get install npm");
        }
    }

    private static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Hatched.SystemTests.Support;

/// <summary>A second gateway of the system that keeps the limits, which the first one lifts for the tests; both count in the same Redis.</summary>
public sealed class LimitingGateway : IAsyncLifetime
{
    private Process? process;

    internal string Url { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
        }

        var program = TestSystem.ProgramOf("gateway/Hatched.Gateway/Hatched.Gateway.csproj");
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("HATCHED_RATE_LIMITS");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["ASPNETCORE_URLS"] = Url;
        start.Environment["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true"; // the tests say from which address they call
        start.Environment["ConnectionStrings__redis"] = TestSystem.ConnectionString("redis");
        start.Environment["Hatched__Mode"] = "test";
        start.Environment["Hatched__InternalKey"] = TestSystem.Secret("internal-key");
        start.Environment["Hatched__TokenKey"] = TestSystem.Secret("token-key");
        foreach (var service in TestSystem.Processes().Values.Where(running => running.Url?.StartsWith("http", StringComparison.Ordinal) is true && running.Name is not "gateway"))
        {
            start.Environment[$"services__{service.Name}__http__0"] = service.Url;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var http = new HttpClient();
        await Wait.UntilAsync("the second gateway is ready", async () =>
        {
            try
            {
                return (await http.GetAsync($"{Url}/readyz")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
    }
}

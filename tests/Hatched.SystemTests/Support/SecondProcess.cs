using System.Diagnostics;
using System.Globalization;

namespace Hatched.SystemTests.Support;

/// <summary>One more process of a program of the system, for a test that needs it set up otherwise. It ends with the test.</summary>
internal sealed class SecondProcess : IAsyncDisposable
{
    private readonly Process _process;

    private SecondProcess(Process process, Uri url) => (_process, Url) = (process, url);

    public Uri Url { get; }

    /// <param name="service">Its name in the topology.</param>
    /// <param name="environment">Beside the keys and addresses that every process of the system has; null takes one away.</param>
    public static SecondProcess Start(string service, params (string Name, string? Value)[] environment)
    {
        var name = char.ToUpperInvariant(service[0]) + service[1..];
        var program = TestSystem.ProgramOf(service is "gateway" ? "gateway/Hatched.Gateway/Hatched.Gateway.csproj" : $"services/{name}/Hatched.{name}/Hatched.{name}.csproj");
        var url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Loopback.FreePort()}"));
        var start = new ProcessStartInfo("dotnet", [program]) { WorkingDirectory = Path.GetDirectoryName(program)!, UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production"; // no demo customer
        start.Environment["ASPNETCORE_URLS"] = url.ToString();
        start.Environment["ConnectionStrings__redis"] = TestSystem.ConnectionString("redis");
        start.Environment["ConnectionStrings__rabbitmq"] = "amqp://nobody:nobody@127.0.0.1:1"; // the system's own messages are not for this one
        start.Environment["Hatched__Mode"] = "test";
        start.Environment["Hatched__PublicUrl"] = TestSystem.BaseUrl;
        start.Environment["Hatched__InternalKey"] = TestSystem.Secret("internal-key");
        start.Environment["Hatched__TokenKey"] = TestSystem.Secret("token-key");
        start.Environment["Hatched__EncryptionKey"] = TestSystem.Secret("encryption-key");
        foreach (var other in TestSystem.Processes().Values.Where(running => running.Url?.StartsWith("http", StringComparison.Ordinal) is true))
        {
            start.Environment[$"services__{other.Name}__http__0"] = other.Url;
        }

        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return new SecondProcess(process, url);
    }

    public void AssertRuns() => Assert.False(_process.HasExited, $"The second process ended with {(_process.HasExited ? _process.ExitCode : 0)}.");

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hatched.SystemTests.Support;

/// <summary>A package of the checkout that Node.js runs. What prepares it is done once, and again when something of it has changed.</summary>
/// <param name="path">From the root of the checkout.</param>
internal sealed class NodePackage(string path)
{
    private static readonly string[] Derived = ["node_modules", "build"];

    private readonly string folder = Path.Combine(TestSystem.Root, path);

    /// <summary>Runs a command unless it has been run over the same files before.</summary>
    /// <param name="inputs">Files and folders that it depends on, from the root of the checkout.</param>
    /// <param name="output">A folder that it leaves behind, from the package's own.</param>
    public async Task PrepareAsync(string[] command, string[] inputs, string output)
    {
        var stamp = Path.Combine(TestSystem.Root, ".hatched", $"{string.Join('-', [.. path.Split('/'), .. command.Take(2).Select(Path.GetFileNameWithoutExtension)])}.stamp");
        var now = Fingerprint(inputs);
        if (Directory.Exists(Path.Combine(folder, output)) && File.Exists(stamp) && await File.ReadAllTextAsync(stamp) == now)
        {
            return;
        }

        File.Delete(stamp);
        await RunAsync(command);
        Directory.CreateDirectory(Path.GetDirectoryName(stamp)!);
        await File.WriteAllTextAsync(stamp, now);
    }

    /// <summary>Runs a command in the package's folder; its output is the message when it fails.</summary>
    public async Task RunAsync(string[] command, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode is 0, $"{string.Join(' ', command)} in {path} → {process.ExitCode}\n{EndOf(string.Concat(outputs))}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    // The runner repeats at its end what failed; the hundreds of lines before say what did not.
    private static string EndOf(string output) => output.IndexOf("failing tests:", StringComparison.Ordinal) is > 0 and var at ? output[at..] : output.Length > 20_000 ? output[^20_000..] : output;

    private static string Fingerprint(IEnumerable<string> inputs)
    {
        var files = inputs.Select(input => Path.Combine(TestSystem.Root, input)).SelectMany(input => Directory.Exists(input) ? Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories) : [input])
            .Where(file => !file.Split('/').Any(Derived.Contains)).Order(StringComparer.Ordinal)
            .Select(file => string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(TestSystem.Root, file)} {new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file).Ticks}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files))));
    }
}

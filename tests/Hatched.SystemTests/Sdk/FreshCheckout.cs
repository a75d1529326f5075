using System.Diagnostics;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Sdk;

/// <summary>An empty folder, and beside it a checkout called <c>hatched</c> in which nothing was built.</summary>
internal sealed class FreshCheckout : IDisposable
{
    private static readonly string[] Derived = ["bin", "obj"];
    private readonly string above = Directory.CreateTempSubdirectory("hatched-readme-").FullName;

    /// <param name="parts">What of the checkout, files or folders.</param>
    public FreshCheckout(params string[] parts)
    {
        Directory.CreateDirectory(Path);
        foreach (var file in parts.SelectMany(part => Of(System.IO.Path.Combine(TestSystem.Root, part))))
        {
            var copy = System.IO.Path.Combine(above, "hatched", System.IO.Path.GetRelativePath(TestSystem.Root, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    /// <summary>The empty folder.</summary>
    public string Path => System.IO.Path.Combine(above, "mine");

    /// <summary>Runs lines of a shell in the folder, and hands back what they wrote.</summary>
    public async Task<string> RunAsync(string lines, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("sh", ["-e", "-c", lines])
        {
            WorkingDirectory = Path, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode is 0, $"{lines} → {process.ExitCode}\n{string.Concat(outputs)}");
        return outputs[0];
    }

    public void Dispose() => Directory.Delete(above, recursive: true);

    private static IEnumerable<string> Of(string part) => File.Exists(part)
        ? [part]
        : Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories).Where(file => !file.Split('/').Any(Derived.Contains));
}

using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>The JavaScript SDK and its sample, under Node.js: by themselves, and against the running system with a customer of their own.</summary>
public sealed class JavaScriptSdkTests
{
    private static readonly NodePackage Sdk = new("sdk/js");
    private static readonly NodePackage Sample = new("samples/express");

    private static readonly Lazy<Task> Installed = new(() =>
        Sdk.PrepareAsync(["npm", "ci"], ["sdk/js/package.json", "sdk/js/package-lock.json"], "node_modules"));

    private static readonly Lazy<Task> Built = new(async () =>
    {
        await Installed.Value;
        await Sdk.PrepareAsync(
            ["node", "scripts/build.js", "--tests"],
            ["sdk/js/src", "sdk/js/test", "sdk/js/scripts", "sdk/js/package.json", "sdk/js/package-lock.json", "sdk/js/tsconfig.json", "sdk/js/tsconfig.cjs.json", "sdk/js/tsconfig.test.json"],
            "dist");
    });

    [Fact]
    public Task The_SDK_does_what_its_vectors_and_its_documents_say() => TestAsync("unit");

    [Fact]
    public Task The_packed_SDK_runs_in_an_empty_project_as_ES_module_and_as_CommonJS() => TestAsync("package");

    [Fact]
    public async Task Every_method_of_the_SDK_works_against_the_gateway()
    {
        await OpenApi.ReadAsync(); // the document tells of every service
        await TestAsync("live", await CustomerAsync());
    }

    [Fact]
    public async Task The_Express_sample_sends_events_and_takes_webhooks()
    {
        await Built.Value;
        await Sample.PrepareAsync(["npm", "ci"], ["samples/express/package.json", "samples/express/package-lock.json", "samples/express/.npmrc", "sdk/js/dist"], "node_modules");

        await Sample.RunAsync(["node", "--test", "--test-reporter=spec"], await CustomerAsync());
    }

    /// <summary>What the SDK is developed with lies in its folder.</summary>
    internal static Task InstalledAsync() => Installed.Value;

    private static async Task TestAsync(string kind, params (string Name, string Value)[] environment)
    {
        await Built.Value;
        await Sdk.RunAsync(["node", "scripts/test.js", "--no-build", kind], environment);
    }

    private static async Task<(string Name, string Value)> CustomerAsync() => ("HATCHED_API_KEY", (await Tenant.CreateAsync()).Api.Credential!);
}

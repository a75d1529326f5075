using System.Text.RegularExpressions;
using Hatched.SystemTests.Support;

[assembly: AssemblyFixture(typeof(Hatched.SystemTests.LogCanaries))]

namespace Hatched.SystemTests;

/// <summary>When every test has ended: nothing that they sent and nobody but the receiver may read stands in a log of a service.</summary>
/// <remarks>
/// Everything that the tests send is marked by its form: keys and tokens are Hatched's own, addresses, users and passphrases are those that
/// <see cref="Tenant"/> makes. So nothing has to be noted while they run, and no test can forget to.
/// </remarks>
public sealed partial class LogCanaries : IAsyncDisposable
{
    // What the launcher runs beside the services; their logs are theirs.
    private static readonly string[] Servers = ["postgres", "rabbitmq", "redis"];

    public ValueTask DisposeAsync()
    {
        var found = TestSystem.Processes().Values.Where(process => !Servers.Contains(process.Name)).Select(process => process.Log).Distinct()
            .Where(File.Exists).SelectMany(log => Leaks(Lines(log)).Select(leak => $"{Path.GetFileName(log)}: {leak}")).Take(20).ToList();
        Assert.True(found.Count is 0, $"Secrets or people's data stand in logs:\n{string.Join('\n', found)}");
        return ValueTask.CompletedTask;
    }

    internal static IEnumerable<string> Leaks(IEnumerable<string> lines) => lines.Where(line => Canary().IsMatch(line));

    private static IEnumerable<string> Lines(string log)
    {
        using var reader = new StreamReader(new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    [GeneratedRegex(
        @"hatch_(test|live|pk)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9+/=_-]{16,}|eyJ[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]+|token=[A-Za-z0-9_-]{20,}"
        + @"|test-[0-9a-f]{32}(@|%40)example\.com|user-[0-9a-f]{32}|passphrase (for one test|of a stranger)",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Canary();
}

/// <summary>That check would find what it looks for.</summary>
public sealed class LogCanaryTests
{
    [Theory]
    [InlineData("info Mailer Mail to test-0123456789abcdef0123456789abcdef@example.com: Reset your password")]
    [InlineData("warn Proxy 503 for GET /api/v1/customers/me/users/test-0123456789abcdef0123456789abcdef%40example.com/summary")]
    [InlineData("warn Proxy 503 for GET /api/v1/customers/me/users/user-0123456789abcdef0123456789abcdef/summary")]
    [InlineData("info DemoSeed the key is hatch_test_0123456789abcdef0123456789abcdef")]
    [InlineData("info x https://example.com/reset-password?token=abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("info x Authorization: Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJoYXRjaGVkIn0.x")]
    public void A_line_with_a_secret_or_somebodys_data_is_found(string line) => Assert.Single(LogCanaries.Leaks(["info x nothing", line]));
}

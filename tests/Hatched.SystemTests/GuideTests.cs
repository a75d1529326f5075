using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>The guides under <c>docs/guides</c>: every block is run as it stands, by a POSIX shell or by its own language.</summary>
public sealed partial class GuideTests
{
    private static readonly string Folder = Path.Combine(TestSystem.Root, "docs/guides");

    // What the guides' first page tells a reader to paste.
    private static readonly string Prelude = Blocks("README.md").Single(block => block.Label is "sh").Text;

    public static TheoryData<string> Guides =>
        [.. Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileName(file)!).Where(file => file is not "README.md").Order()];

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Every_block_of_a_guide_does_what_the_guide_says(string guide)
    {
        var steps = new List<(string Script, List<string> Outputs)>();
        foreach (var (label, text) in Blocks(guide))
        {
            switch (label)
            {
                case "sh run":
                    steps.Add((text, []));
                    break;
                case "text output":
                    steps[^1].Outputs.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries));
                    break;
                default:
                    var isRunElsewhere = label is "" || label.EndsWith(" verify", StringComparison.Ordinal);
                    Assert.True(isRunElsewhere, $"{guide} has a block '{label}' that nothing runs.");
                    break;
            }
        }

        Assert.NotEmpty(steps);
        const string Mark = "--- next step";
        var script = new StringBuilder(Prelude);
        foreach (var (step, _) in steps)
        {
            script.Append(step).Append("echo '").Append(Mark).Append("'\n");
        }

        // A customer of the guide's own, in whose workspace there is what up seeds.
        var tenant = await Tenant.CreateAsync();
        await tenant.HatchAsync("demo-user");
        var (exitCode, output, errors) = await RunInCheckoutAsync(script.ToString(), tenant.Api.Credential!);

        var answers = output.Split(Mark + "\n");
        Assert.True(exitCode is 0, $"{guide} stopped in step {answers.Length}:\n{output}{errors}");
        for (var i = 0; i < steps.Count; i++)
        {
            Assert.All(steps[i].Outputs, line => Assert.Contains(line, answers[i], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_guide_is_named_on_the_first_page_and_every_link_leads_somewhere()
    {
        var index = File.ReadAllText(Path.Combine(Folder, "README.md"));
        Assert.All(Guides, guide => Assert.Contains($"]({guide.Data})", index, StringComparison.Ordinal));
        var links = Directory.EnumerateFiles(Folder, "*.md")
            .SelectMany(file => Link().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Where(link => !link.Contains("://", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(Path.Combine(Folder, link.Split('#')[0])), link));
    }

    [Theory]
    [InlineData("js", "node", "--input-type=module", "-e")]
    [InlineData("python", "python3", "-c")]
    [InlineData("perl", "perl", "-e")]
    public async Task The_webhooks_guide_verifies_in_every_language_that_it_shows(string language, string program, params string[] arguments)
    {
        var text = Blocks("webhooks.md").Single(block => block.Label == $"{language} verify").Text;
        await VerifiesAsync(async (body, header, secret) =>
        {
            var start = new ProcessStartInfo(program, [.. arguments, text])
            {
                UseShellExecute = false, RedirectStandardInput = true, RedirectStandardError = true,
            };
            (start.Environment["HATCHED_SIGNATURE"], start.Environment["HATCHED_WEBHOOK_SECRET"]) = (header, secret);
            using var process = Process.Start(start)!;
            await process.StandardInput.BaseStream.WriteAsync(body);
            process.StandardInput.Close();
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode is 0 or 1 && errors.Length is 0, errors);
            return process.ExitCode is 0;
        });
    }

    [Fact]
    public async Task The_webhooks_guide_verifies_in_CSharp()
    {
        var shown = Blocks("webhooks.md").Single(block => block.Label is "csharp verify").Text.Trim();
        var source = await File.ReadAllTextAsync(Path.Combine(TestSystem.Root, "tests/Hatched.SystemTests/GuideTests.cs"));
        var compiled = Indent().Replace(Region().Match(source).Groups[1].Value, "").Trim();
        Assert.Equal(compiled, shown);
        await VerifiesAsync((body, header, secret) => Task.FromResult(IsGenuine(body, header, secret)));
    }

    #region verify
    internal static bool IsGenuine(byte[] body, string header, string secret)
    {
        var parts = header.Split(',').Select(part => part.Split('=', 2)).ToLookup(part => part[0], part => part[1]);
        var timestamp = parts["t"].Single();
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}."), .. body];
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed);
        var isSigned = parts["v1"].Any(hex => CryptographicOperations.FixedTimeEquals(Convert.FromHexString(hex), expected));
        var age = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - long.Parse(timestamp, CultureInfo.InvariantCulture);
        return isSigned && Math.Abs(age) < 300;
    }
    #endregion

    /// <summary>Holds a verifier against a real delivery, and against what an attacker would make of it.</summary>
    private static async Task VerifiesAsync(Func<byte[], string, string, Task<bool>> isGenuine)
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        await using var receiver = await WebhookReceiver.StartAsync();
        var endpoint = (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "*" } })).Expect(201).Json;
        (await tenant.Api.PostAsync($"/webhook-configs/{endpoint.Str("id")}/test", null)).Expect(202);
        var delivery = await receiver.FirstAsync("webhook.test");
        var (header, secret) = (delivery.Headers["Hatched-Signature"], endpoint.Str("secret"));

        Assert.True(await isGenuine(delivery.Body, header, secret));
        Assert.False(await isGenuine([.. delivery.Body, (byte)' '], header, secret), "a changed body");
        Assert.False(await isGenuine(delivery.Body, header, secret + "x"), "another secret");
        var old = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 3600).ToString(CultureInfo.InvariantCulture);
        byte[] replayed = [.. Encoding.UTF8.GetBytes($"{old}."), .. delivery.Body];
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), replayed));
        Assert.False(await isGenuine(delivery.Body, $"t={old},v1={signature}", secret), "an old message, sent again");
        Assert.True(await isGenuine(delivery.Body, $"{header},v1={new string('0', 64)}", secret), "a second signature, as after a rotation");
    }

    /// <summary>As a reader would: in a folder with <c>.hatched/dev.env</c>, by the system's own shell.</summary>
    private static async Task<(int ExitCode, string Output, string Errors)> RunInCheckoutAsync(string script, string apiKey)
    {
        var folder = Directory.CreateTempSubdirectory("hatched-guide-");
        try
        {
            folder.CreateSubdirectory(".hatched");
            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, ".hatched/dev.env"), [$"HATCHED_BASE_URL={TestSystem.BaseUrl}", $"HATCHED_API_KEY={apiKey}"]);
            var start = new ProcessStartInfo("timeout", ["90", "sh", "-euc", script])
            {
                WorkingDirectory = folder.FullName, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            foreach (var variable in TestSystem.DeveloperEnvironment.Keys)
            {
                start.Environment.Remove(variable); // the guide must find them by itself
            }

            using var process = Process.Start(start)!;
            var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, outputs[0], outputs[1]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<(string Label, string Text)> Blocks(string guide) =>
        [.. Block().Matches(File.ReadAllText(Path.Combine(Folder, guide))).Select(match => (match.Groups[1].Value.Trim(), match.Groups[2].Value))];

    [GeneratedRegex("^```([^\n]*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("#region verify\n(.*?)    #endregion", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex("^ {4}", RegexOptions.Multiline)]
    private static partial Regex Indent();
}

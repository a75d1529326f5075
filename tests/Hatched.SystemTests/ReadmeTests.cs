using System.Diagnostics;
using System.Text.RegularExpressions;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>What the README tells a newcomer to type.</summary>
public sealed partial class ReadmeTests
{
    private static readonly IReadOnlyList<(string Label, string Text)> Blocks =
        [.. Block().Matches(File.ReadAllText(Path.Combine(TestSystem.Root, "README.md"))).Select(match => (match.Groups[1].Value.Trim(), match.Groups[2].Value))];

    [Fact]
    public async Task The_walk_works_as_pasted_and_shows_the_first_events_effects()
    {
        var walk = Assert.Single(Blocks, block => block.Label is "walk").Text;
        Assert.Contains("/events", walk, StringComparison.Ordinal);
        var folder = Directory.CreateTempSubdirectory("hatched-readme-");
        try
        {
            // As in a checkout whose system is up: the walk reads .hatched/dev.env.
            folder.CreateSubdirectory(".hatched");
            await File.WriteAllLinesAsync(
                Path.Combine(folder.FullName, ".hatched/dev.env"), TestSystem.DeveloperEnvironment.Select(variable => $"{variable.Key}={variable.Value}"));

            var (exitCode, output) = await RunAsync("timeout", ["60", "sh", "-eu", "-c", walk], folder.FullName);

            Assert.True(exitCode is 0, output);
            Assert.DoesNotContain("\"error\":{", output, StringComparison.Ordinal);
            Assert.Contains("\"accepted\":true", output, StringComparison.Ordinal);
            var effect = Effect().Match(Text()).Value;
            Assert.NotEmpty(effect);
            Assert.Contains(effect, output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_event_that_up_proposes_is_for_a_user_whose_buddy_earns_by_it()
    {
        var demo = new Api(TestSystem.DeveloperEnvironment["HATCHED_API_KEY"]);
        Assert.Single((await demo.GetAsync("/buddies?user_id=demo-user")).Expect(200).Json.List("data"));

        var sent = await demo.PostAsync("/events", new { event_id = $"first-{Guid.CreateVersion7()}", user_id = "demo-user", type = "lesson_completed", properties = new { score = 87 } });

        Assert.True(sent.Expect(200).Json.At("effects").Num("coins") > 0, sent.ToString());
    }

    [Fact]
    public async Task Every_command_of_the_README_is_one_that_the_script_knows()
    {
        Assert.Contains(Blocks, block => block.Text.Contains("./hatched up", StringComparison.Ordinal));
        var (_, help) = await RunAsync(Path.Combine(TestSystem.Root, "hatched"), ["help"], TestSystem.Root);
        var commands = Command().Matches(Text()).Select(match => match.Value).Distinct().ToList();
        Assert.True(commands.Count >= 2, $"The README names {commands.Count} commands.");
        Assert.All(commands, command => Assert.Contains(command, help, StringComparison.Ordinal));
        Assert.All(Blocks.Where(block => block.Label is not "walk").SelectMany(block => block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries)), line =>
            Assert.StartsWith("./hatched ", line, StringComparison.Ordinal)); // anything else would run nowhere
    }

    [Fact]
    public void Every_file_that_the_README_points_to_is_there()
    {
        var files = Link().Matches(Text()).Select(match => match.Groups[1].Value).Where(file => !file.Contains("://", StringComparison.Ordinal)).Distinct().ToList();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(TestSystem.Root, file)), file));
    }

    private static string Text() => File.ReadAllText(Path.Combine(TestSystem.Root, "README.md"));

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var variable in TestSystem.DeveloperEnvironment.Keys)
        {
            start.Environment.Remove(variable); // the walk must find them by itself
        }

        using var process = Process.Start(start)!;
        var outputs = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(outputs));
    }

    [GeneratedRegex("^```(?:ba)?sh([^\n]*)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("\"effects\":{\"coins\":[0-9]+,\"badges_awarded\":\\[[^\\]]*\\]")]
    private static partial Regex Effect();

    [GeneratedRegex("\\./hatched [a-z]+")]
    private static partial Regex Command();

    [GeneratedRegex("(?:\\]\\(|src=\")([^)\"]+)[)\"]")]
    private static partial Regex Link();
}

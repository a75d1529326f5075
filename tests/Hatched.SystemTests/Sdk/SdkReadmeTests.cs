using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hatched.Sdk;
using Hatched.SystemTests.Support;

// Snippets write to the console as programs do.
[assembly: CaptureConsole]

namespace Hatched.SystemTests.Sdk;

/// <summary>What the C# client's README shows: the same as what is compiled and run here.</summary>
public sealed partial class SdkReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(TestSystem.Root, "sdk/dotnet/README.md"));

    [Fact]
    public void Every_snippet_is_one_that_is_compiled_and_run()
    {
        var compiled = Region().Matches(File.ReadAllText(Path.Combine(TestSystem.Root, "tests/Hatched.SystemTests/Sdk/ReadmeSnippets.cs")))
            .ToDictionary(match => match.Groups[1].Value, match => Indent().Replace(match.Groups[2].Value, "").Trim());
        var shown = Block().Matches(Readme).Select(match => (Name: match.Groups[1].Value, Text: match.Groups[2].Value.Trim())).ToList();
        Assert.Equal(compiled.Keys.Order(), shown.Select(block => block.Name).Order());
        Assert.All(shown, block => Assert.Equal(compiled[block.Name], block.Text));
    }

    [Fact]
    public async Task The_first_program_runs_in_an_empty_folder_beside_a_checkout_by_the_lines_of_the_readme()
    {
        var tenant = await Tenant.CreateAsync();
        using var folder = new FreshCheckout(".editorconfig", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", "global.json", "sdk/dotnet");
        await folder.RunAsync(Install().Match(Readme).Groups[1].Value, ("MSBUILDDISABLENODEREUSE", "1"));
        var start = Block().Matches(Readme).Single(match => match.Groups[1].Value is "start").Groups[2].Value;
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "app/Program.cs"), $"using Hatched.Sdk;\n\n{start}");

        var said = await folder.RunAsync(
            "dotnet run --project app", ("HATCHED_API_KEY", tenant.Api.Credential!), ("HATCHED_BASE_URL", TestSystem.BaseUrl), ("MSBUILDDISABLENODEREUSE", "1"));

        Assert.Matches("Hatched: [0-9a-f]{8}-[0-9a-f-]{27}", said);
    }

    [Fact]
    public async Task The_five_minutes_do_what_they_say()
    {
        var (client, buddyId) = await ReadmeSnippets.StartAsync();
        Assert.NotEmpty(buddyId);
        var effects = await ReadmeSnippets.EventAsync(client);
        Assert.True(effects.Coins > 0);
        Assert.Equal(effects.Coins, (await ReadmeSnippets.EventAsync(client)).Coins);
        Assert.NotEmpty((await ReadmeSnippets.ListsAsync(client)).Data);
        await ReadmeSnippets.ErrorsAsync(client, buddyId);
    }

    [Fact]
    public async Task The_app_sends_events_and_takes_webhooks()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        await using var app = ReadmeSnippets.App(
            ["--urls=http://127.0.0.1:0", $"--Hatched:ApiKey={tenant.Api.Credential}", $"--Hatched:BaseUrl={TestSystem.BaseUrl}", "--Hatched:WebhookSecret=whsec_0123456789", "--Logging:LogLevel:Default=Warning"]);
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        using var answer = await http.PostAsync($"/lessons/lesson-1/finished?user={buddy.UserId}", null);

        Assert.True((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("coins").GetInt64() > 0);
        using var forged = await http.PostAsync("/hooks/hatched", new StringContent("{}"));
        Assert.Equal(400, (int)forged.StatusCode);
    }

    [Fact]
    public async Task A_delivery_is_verified_by_hand()
    {
        var tenant = await Tenant.CreateAsync(preset: null);
        await using var receiver = await WebhookReceiver.StartAsync();
        var client = SdkWorld.ClientOf(tenant.Api.Credential!);
        var endpoint = await client.Webhooks.CreateAsync(new() { Url = receiver.Url, Events = ["*"] });
        await client.Webhooks.SendTestAsync(endpoint.Id);
        var delivery = await receiver.FirstAsync("webhook.test");
        var headers = delivery.Headers.ToDictionary(header => header.Key, header => (string?)header.Value, StringComparer.OrdinalIgnoreCase);

        Assert.StartsWith("202: webhook.test {", ReadmeSnippets.Webhook(delivery.Body, headers, endpoint.Secret!), StringComparison.Ordinal);
        Assert.Equal($"400: {WebhookFault.InvalidSignature}", ReadmeSnippets.Webhook([.. delivery.Body, (byte)'\n'], headers, endpoint.Secret!));
    }

    [GeneratedRegex("^```csharp ([a-z]+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^```bash install\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Install();

    [GeneratedRegex("#region ([a-z]+)\n(.*?)#endregion", RegexOptions.Singleline)]
    private static partial Regex Region();

    [GeneratedRegex("^ {8}", RegexOptions.Multiline)]
    private static partial Regex Indent();
}

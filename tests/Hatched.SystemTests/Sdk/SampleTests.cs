using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Sdk;

/// <summary><c>samples/aspnetcore</c> as a program of its own, against the running system.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task The_school_gives_its_pupils_buddies_rewards_lessons_and_hears_what_happened()
    {
        var tenant = await Tenant.CreateAsync();
        var url = $"http://127.0.0.1:{Loopback.FreePort()}";
        var endpoint = await SdkWorld.ClientOf(tenant.Api.Credential!).Webhooks.CreateAsync(new() { Url = $"{url}/hooks/hatched", Events = ["*"] });
        var environment = new Dictionary<string, string>
        {
            ["Hatched__ApiKey"] = tenant.Api.Credential!,
            ["Hatched__BaseUrl"] = TestSystem.BaseUrl,
            ["Hatched__WebhookSecret"] = endpoint.Secret!,
        };
        using var school = new RunningCli(["dotnet", TestSystem.ProgramOf("samples/aspnetcore/Hatched.Sample.AspNetCore.csproj"), "--urls", url], Path.GetTempPath(), environment);
        await school.LineAsync(line => line.Contains("Application started", StringComparison.Ordinal));
        using var http = new HttpClient { BaseAddress = new Uri(url) };

        using var joined = await http.PostAsync("/pupils/ada", null);
        Assert.Equal(HttpStatusCode.Created, joined.StatusCode);
        using var again = await http.PostAsync("/pupils/ada", null);
        Assert.Equal((await joined.Content.ReadFromJsonAsync<JsonElement>()).Str("id"), (await again.Content.ReadFromJsonAsync<JsonElement>()).Str("id"));
        using var lesson = await http.PostAsync("/pupils/ada/lessons/fractions?score=95", null);
        Assert.Equal(55, (await lesson.Content.ReadFromJsonAsync<JsonElement>()).Num("coins"));

        string[] told = ["buddy.hatched", "coins.earned", "badge.awarded"];
        await Wait.UntilAsync("the school has heard of it", async () => (await http.GetFromJsonAsync<string[]>("/pupils/ada/news"))!.Intersect(told).Count() == told.Length);
        using var forged = await http.PostAsync("/hooks/hatched", JsonContent.Create(new { user_id = "ada" }));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }
}

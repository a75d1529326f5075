using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using Hatched.ServiceDefaults.Identity;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Faults;

/// <summary>A peer that sends its headers and a few bytes, and then nothing more, on a connection that stays open.</summary>
[Collection(Alone.Name)]
public sealed class StalledBodyTests
{
    /// <summary>Connection header and some of the answer's.</summary>
    private const int HeadersAndSome = 180;

    [Fact]
    public async Task Evaluation_that_goes_silent_in_the_middle_of_its_answers_loses_nothing_and_is_asked_again_when_it_is_back()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        await using var proxy = StallingProxy.Before(TestSystem.UrlOf("progression"));
        await using var ingestion = SecondProcess.Start(
            "ingestion", ("ConnectionStrings__ingestion", TestSystem.ConnectionString("ingestion")), ("services__progression__http__0", proxy.Url.ToString()));
        using var http = new HttpClient { BaseAddress = ingestion.Url };
        http.DefaultRequestHeaders.Add(PrincipalSigner.Header, Tenant.Sign(new Principal { Kind = PrincipalKind.SecretKey, CustomerId = tenant.Id, Plan = "pro" }));
        await Wait.UntilAsync("events pass through the second process", async () => await SendAsync(http, buddy, $"warm-{Guid.CreateVersion7()}") is HttpStatusCode.OK, TimeSpan.FromSeconds(60));

        proxy.Stall(HeadersAndSome);
        var began = Stopwatch.GetTimestamp();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => SendAsync(http, buddy, $"stalled-{n}")));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Accepted, status));
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(5), $"They waited {Stopwatch.GetElapsedTime(began)}.");
        proxy.Recover();

        await Wait.UntilAsync("events pass again", async () => await SendAsync(http, buddy, $"after-{Guid.CreateVersion7()}") is HttpStatusCode.OK, TimeSpan.FromSeconds(20));
        for (var n = 0; n < 8; n++)
        {
            await Wait.UntilAsync($"stalled-{n} is applied", async () => (await tenant.Api.GetAsync($"/events/stalled-{n}")).Expect(200).Json.Str("status") is "applied");
        }

        ingestion.AssertRuns();
    }

    private static async Task<HttpStatusCode?> SendAsync(HttpClient http, Buddy buddy, string id)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync("/api/v1/events", new { event_id = id, user_id = buddy.UserId, type = "lesson_completed" });
            return answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}

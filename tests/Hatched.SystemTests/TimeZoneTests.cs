using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Whose midnight it is: <c>time_zone</c> of events and buddies, and the setting <c>default_time_zone</c>.</summary>
public sealed class TimeZoneTests
{
    private static readonly DateTimeOffset Noon = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-10).AddHours(12), TimeSpan.Zero);

    [Fact]
    public async Task An_events_zone_becomes_the_buddys_and_decides_whose_day_it_is()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        Assert.False((await buddy.ReadAsync()).TryGetProperty("time_zone", out _));

        await SendAsync(buddy, "one", Noon, "Asia/Tokyo");
        await SendAsync(buddy, "two", Noon.AddHours(4), null); // after midnight there, before it in UTC

        Assert.Equal(2, (await buddy.ReadAsync()).At("progression").Num("longest_streak"));
        Assert.Equal("Asia/Tokyo", (await buddy.ReadAsync()).Str("time_zone"));
        foreach (var id in new[] { "one", "two" })
        {
            Assert.Equal("Asia/Tokyo", (await tenant.Api.GetAsync($"/events/{id}")).Expect(200).Json.Str("time_zone"));
            var replay = (await tenant.Api.PostAsync($"/events/{id}/replay?dry_run=true")).Expect(200).Json;
            Assert.Empty(replay.List("changes"));
            Assert.True(replay.At("rebuild").Flag("reproduces_record"));
        }
    }

    [Fact]
    public async Task Without_a_zone_anywhere_nothing_speaks_of_zones_and_the_day_is_UTCs()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        await SendAsync(buddy, "one", Noon, null);
        await SendAsync(buddy, "two", Noon.AddHours(4), null);
        Assert.DoesNotContain("time_zone", (await tenant.Api.GetAsync("/events/one")).Expect(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("time_zone", (await tenant.Api.GetAsync($"/buddies/{buddy.Id}")).Expect(200).Text, StringComparison.Ordinal);
        Assert.Equal(1, (await buddy.ReadAsync()).At("progression").Num("longest_streak"));
    }

    [Fact]
    public async Task A_buddys_zone_is_set_and_taken_back_by_hand()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        Assert.Equal("Asia/Tokyo", (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}", new { time_zone = "Asia/Tokyo" })).Expect(200).Json.Str("time_zone"));
        Assert.Equal("Asia/Tokyo", (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}", new { name = "Momo" })).Expect(200).Json.Str("time_zone"));
        Assert.Contains("Asia/Tokyo", (await tenant.Api.GetAsync($"/buddies?user_id={buddy.UserId}")).Expect(200).Text, StringComparison.Ordinal);
        await SendAsync(buddy, "one", Noon, null);
        Assert.Equal("Asia/Tokyo", (await tenant.Api.GetAsync("/events/one")).Expect(200).Json.Str("time_zone"));
        var back = (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}", new Dictionary<string, object?> { ["time_zone"] = null })).Expect(200).Json;
        Assert.False(back.TryGetProperty("time_zone", out _));
        Assert.Equal("Momo", back.Str("name"));
        (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}", new { })).Expect(422);
    }

    [Fact]
    public async Task A_customers_default_is_for_users_without_a_zone()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        (await tenant.Api.PatchAsync("/customers/me/settings", new { default_time_zone = "Pacific/Auckland" })).Expect(200);
        var n = 0;
        await Wait.UntilAsync("the default has arrived", async () =>
        {
            await SendAsync(buddy, $"event-{++n}", Noon, null);
            var e = (await tenant.Api.GetAsync($"/events/event-{n}")).Expect(200).Json;
            return e.TryGetProperty("time_zone", out var zone) && zone.GetString() is "Pacific/Auckland";
        });
        Assert.False((await buddy.ReadAsync()).TryGetProperty("time_zone", out _)); // it is nobody's own
    }

    [Theory]
    [InlineData("+03:00")]
    [InlineData("Mars/Olympus")]
    [InlineData("Turkey Standard Time")]
    public async Task What_is_no_zone_is_refused_everywhere_and_changes_nothing(string zone)
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();
        (await tenant.Api.PostAsync("/events", new { event_id = "one", user_id = buddy.UserId, type = "lesson_completed", time_zone = zone })).Expect(422);
        (await tenant.Api.GetAsync("/events/one")).Expect(404);
        (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}", new { time_zone = zone })).Expect(422);
        (await tenant.Api.PatchAsync("/customers/me/settings", new { default_time_zone = zone })).Expect(422);
        var batch = (await tenant.Api.PostAsync("/events/batch", new
        {
            events = new object[]
            {
                new { event_id = "two", user_id = buddy.UserId, type = "lesson_completed", time_zone = zone },
                new { event_id = "three", user_id = buddy.UserId, type = "lesson_completed", time_zone = "Asia/Tokyo" },
            },
        })).Expect(200).Json.List("results").ToArray();
        Assert.Equal((false, true), (batch[0].Flag("accepted"), batch[1].Flag("accepted")));
        Assert.Equal("validation_failed", batch[0].At("error").Str("code"));
        Assert.Equal("Asia/Tokyo", (await buddy.ReadAsync()).Str("time_zone"));
    }

    private static async Task SendAsync(Buddy buddy, string id, DateTimeOffset at, string? zone)
    {
        Dictionary<string, object> body = new() { ["event_id"] = id, ["user_id"] = buddy.UserId, ["type"] = "lesson_completed", ["occurred_at"] = at };
        if (zone is not null)
        {
            body["time_zone"] = zone;
        }

        await buddy.Tenant.SendEventAsync(body);
    }
}

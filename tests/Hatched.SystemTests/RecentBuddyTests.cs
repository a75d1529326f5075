using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>Progression remembers how it left a buddy. Whatever has changed since then, the next event goes by it.</summary>
public sealed class RecentBuddyTests
{
    [Fact]
    public async Task An_event_goes_by_the_config_that_the_buddy_was_moved_to_a_moment_ago()
    {
        var (tenant, buddy) = await PaidAsync();
        for (var more = 1; more <= 3; more++)
        {
            (await tenant.Api.PostAsync("/coin-rules", new { name = $"One more, {more}", event_type = "each", amount = 1 })).Expect(201);
            await tenant.PublishAsync(migrate: true);

            Assert.Equal(3 + more, (await buddy.SendAsync("each")).Num("coins"));
        }
    }

    [Fact]
    public async Task An_event_goes_to_the_newest_buddy_although_the_older_was_served_a_moment_ago()
    {
        var (tenant, first) = await PaidAsync();

        var second = await tenant.HatchAsync(first.UserId);
        await first.SendAsync("each");

        Assert.Equal((3, 3), (await first.CoinsAsync(), await second.CoinsAsync()));
    }

    [Fact]
    public async Task What_Economy_and_an_operator_have_changed_between_two_events_stays()
    {
        var (tenant, buddy) = await PaidAsync();
        (await tenant.Api.PostAsync("/badge-definitions", new
        {
            key = "saver",
            label = "Saver",
            award_mode = "auto",
            condition = new { type = "coin", config = new { amount = 102, basis = "balance" } },
        })).Expect(201);
        await tenant.PublishAsync(migrate: true);
        await buddy.SendAsync("each");

        (await buddy.CreditAsync(95)).Expect(200);
        (await buddy.SpendAsync(2)).Expect(200);
        (await tenant.Api.PatchAsync($"/buddies/{buddy.Id}/skills", new[] { new { key = "grammar", action = "set", value = 40 } })).Expect(200);
        var effects = await buddy.SendAsync("each");

        Assert.Equal(["saver"], effects.Strings("badges_awarded")); // 3 + 3 + 95 - 2 + 3
        var state = await buddy.ReadAsync();
        Assert.Equal((102, 40, 3), (state.Num("coins"), state.At("skills").Num("grammar"), state.At("progression").At("custom_counters").Num("each")));
        Assert.Equal([3, 6, 101, 99, 102], (await buddy.LedgerAsync()).Select(row => row.Num("balance_after")));
    }

    /// <summary>A buddy that has just been paid 3 for an event.</summary>
    private static async Task<(Tenant Tenant, Buddy Buddy)> PaidAsync()
    {
        var tenant = await Tenant.CreateAsync();
        (await tenant.Api.PostAsync("/coin-rules", new { name = "Each", event_type = "each", amount = 3 })).Expect(201);
        await tenant.PublishAsync();
        var buddy = await tenant.HatchAsync();
        Assert.Equal(3, (await buddy.SendAsync("each")).Num("coins"));
        return (tenant, buddy);
    }
}

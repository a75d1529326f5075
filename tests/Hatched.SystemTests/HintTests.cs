using Hatched.SystemTests.Support;

namespace Hatched.SystemTests;

/// <summary>An event that counts and gives nothing says why; one that gives something says nothing of it.</summary>
public sealed class HintTests
{
    [Fact]
    public async Task An_event_before_any_config_says_so()
    {
        var tenant = await Tenant.CreateAsync(preset: null);

        Assert.Equal("no_published_config", await HintAsync(tenant, "somebody", "lesson_completed"));
    }

    [Fact]
    public async Task An_event_that_gives_nothing_says_why_and_is_read_and_repeated_with_it()
    {
        var tenant = await Tenant.CreateAsync();
        var buddy = await tenant.HatchAsync();

        Assert.Equal("no_buddy", await HintAsync(tenant, "nobody", "lesson_completed"));
        Assert.Equal("no_rule_for_type", await HintAsync(tenant, buddy.UserId, "lesson_compleated"));
        Assert.Null(await HintAsync(tenant, buddy.UserId, "lesson_completed"));
        Assert.Equal("no_rule_acted", await HintAsync(tenant, buddy.UserId, "quiz_passed", twice: true));
    }

    // The quiz ticks a weekly streak and pays its coins at most so often: what comes after the last of them finds every rule shut.
    private static async Task<string?> HintAsync(Tenant tenant, string userId, string type, bool twice = false)
    {
        for (var i = 0; ; i++)
        {
            var body = new { event_id = $"hint-{Guid.CreateVersion7():N}", user_id = userId, type };
            var sent = (await tenant.SendEventAsync(body)).Expect(200).Json.At("effects");
            var repeated = (await tenant.SendEventAsync(body)).Expect(200).Json.At("effects");
            var read = (await tenant.Api.GetAsync($"/events/{body.event_id}")).Expect(200).Json.At("effects");
            Assert.Equal([sent.ToString(), sent.ToString()], [repeated.ToString(), read.ToString()]);
            var hint = sent.Has("hint") ? sent.Str("hint") : null;
            if (hint is not null || !twice || i > 20)
            {
                return hint;
            }
        }
    }
}

using System.Diagnostics;
using Hatched.SystemTests.Support;
using Xunit.Sdk;

[assembly: AssemblyFixture(typeof(WarmSystem))]

namespace Hatched.SystemTests.Support;

/// <summary>Before the first test: a tour through every service until one ends well. What a process takes for its very first requests is not what the tests are about.</summary>
public sealed class WarmSystem : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async ValueTask InitializeAsync()
    {
        var began = Stopwatch.GetTimestamp();
        for (var ended = false; !ended;)
        {
            try
            {
                await TourAsync();
                ended = true;
            }
            catch (XunitException) when (Stopwatch.GetElapsedTime(began) < Patience)
            {
                // Once more: the next tour is faster.
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async Task TourAsync()
    {
        var tenant = await Tenant.CreateAsync();
        await using var receiver = await WebhookReceiver.StartAsync();
        (await tenant.Api.PostAsync("/webhook-configs", new { url = receiver.Url, events = new[] { "*" } })).Expect(201);
        var buddy = await tenant.HatchAsync();
        await buddy.SendAsync("lesson_completed");
        (await buddy.CreditAsync(10)).Expect(200);
        var session = (await tenant.Api.PostAsync("/widget-sessions", new { buddy_id = buddy.Id, user_id = buddy.UserId, scopes = new[] { "events:track" } })).Expect(201).Json;
        var widget = new Api(session.Str("token"));
        (await widget.GetAsync("/widget/state")).Expect(200);
        (await widget.GetAsync("/widget/marketplace")).Expect(200);
        (await widget.PostAsync("/widget/track", new { type = "lesson_completed" })).Expect(200);
        await receiver.FirstAsync("coins.earned");
    }
}

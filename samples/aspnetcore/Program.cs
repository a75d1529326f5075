using System.Collections.Concurrent;
using Hatched.Sdk;
using Hatched.Sdk.AspNetCore;

// A school with Hatched in it, end to end: pupils get a buddy, finished lessons are sent as events, and webhooks tell what happened since.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHatched(builder.Configuration.GetSection("Hatched")); // ApiKey, BaseUrl, WebhookSecret
var app = builder.Build();
var news = new ConcurrentDictionary<string, ConcurrentQueue<string>>();
var handled = new ConcurrentDictionary<string, bool>();

// A pupil signs up. Asked twice, the same egg is taken and the buddy that there is answered.
app.MapPost("/pupils/{pupil}", async (string pupil, HatchedClient hatched, CancellationToken ct) =>
{
    if ((await hatched.Buddies.ListAsync(new() { UserId = pupil, Status = BuddyStatus.Active, Limit = 1 }, ct)).Data is [var buddy])
    {
        return Results.Ok(new { buddy.Id, buddy.Name, buddy.ImageUrl });
    }

    var egg = await hatched.Eggs.CreateAsync(new() { UserId = pupil, Ensure = true }, ct);
    if (egg.Status == EggStatus.Waiting)
    {
        await hatched.Eggs.UpdateStatusAsync(egg.EggId, EggStatus.Ready, ct);
    }

    var hatch = await hatched.Eggs.HatchAsync(egg.EggId, ct);
    var operation = await hatched.Operations.WaitAsync(hatch.OperationId, new() { Interval = TimeSpan.FromMilliseconds(250) }, ct);
    if (operation.Result?.BuddyId is not { } id)
    {
        return Results.Problem($"The egg did not hatch: {operation.Error}", statusCode: StatusCodes.Status502BadGateway);
    }

    var hatchling = await hatched.Buddies.GetAsync(id, ct);
    return Results.Created($"/pupils/{pupil}", new { hatchling.Id, hatchling.Name, hatchling.ImageUrl });
});

// A lesson is finished. The event's id is made of what happened, so that a repeat counts once.
app.MapPost("/pupils/{pupil}/lessons/{lesson}", async (string pupil, string lesson, int score, HatchedClient hatched, CancellationToken ct) =>
{
    try
    {
        return Results.Ok(await hatched.Events.SendAsync(
            new() { EventId = $"{lesson}:{pupil}", UserId = pupil, Type = "lesson_completed", Properties = new() { ["score"] = score } }, ct));
    }
    catch (EventQuotaExceededException e)
    {
        return Results.Problem($"No more rewards until {e.ResetAt:d}.", statusCode: StatusCodes.Status402PaymentRequired);
    }
});

// What Hatched told of a pupil.
app.MapGet("/pupils/{pupil}/news", (string pupil) => news.GetValueOrDefault(pupil) ?? []);

// News comes at least once: a delivery that was handled is answered and otherwise passed over.
app.MapHatchedWebhook("/hooks/hatched", (e, _) =>
{
    if (handled.TryAdd(e.DeliveryId, true) && e.Payload.TryGetProperty("user_id", out var user) && user.GetString() is { } pupil)
    {
        news.GetOrAdd(pupil, _ => []).Enqueue(e.Name);
    }

    return Task.CompletedTask;
});

app.Run();

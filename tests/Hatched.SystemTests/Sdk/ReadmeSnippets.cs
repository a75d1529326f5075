using Hatched.Sdk;
using Hatched.Sdk.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hatched.SystemTests.Sdk;

/// <summary>The snippets of <c>sdk/dotnet/README.md</c>, each a region: compiled here, run and compared by <see cref="SdkReadmeTests"/>.</summary>
internal static class ReadmeSnippets
{
    public static async Task<(HatchedClient Client, string BuddyId)> StartAsync()
    {
        #region start
        var hatched = new HatchedClient(); // HATCHED_API_KEY and HATCHED_BASE_URL; or new HatchedClient(apiKey, baseUrl)

        // A buddy for a user: an egg, made ready, hatched. Ensure takes an egg that is there already.
        var egg = await hatched.Eggs.CreateAsync(new() { UserId = "user_7", Ensure = true });
        if (egg.Status == EggStatus.Waiting)
        {
            await hatched.Eggs.UpdateStatusAsync(egg.EggId, EggStatus.Ready);
        }

        var hatch = await hatched.Eggs.HatchAsync(egg.EggId);
        var operation = await hatched.Operations.WaitAsync(hatch.OperationId);
        Console.WriteLine($"Hatched: {operation.Result?.BuddyId}");
        #endregion
        return (hatched, operation.Result!.BuddyId!);
    }

    public static async Task<EventEffects> EventAsync(HatchedClient hatched)
    {
        #region event
        var effects = await hatched.Events.SendAsync(new()
        {
            EventId = "lesson_42:user_7",
            UserId = "user_7",
            Type = "lesson_completed",
            Properties = new() { ["score"] = 94 },
        });
        Console.WriteLine($"{effects.Coins} coins, badges: {string.Join(", ", effects.BadgesAwarded)}");

        // Why did a rule act, or not?
        foreach (var rule in (await hatched.Events.GetAsync("lesson_42:user_7")).Explanations ?? [])
        {
            Console.WriteLine($"{rule.RuleType} {rule.Key}: {rule.Outcome}, {rule.Reason}");
        }
        #endregion
        return effects;
    }

    public static async Task<BuddyList> ListsAsync(HatchedClient hatched)
    {
        #region lists
        var newest = await hatched.Buddies.ListAsync(new() { Limit = 10 });
        await foreach (var e in hatched.Events.ListAllAsync(new() { UserId = "user_7" }).Take(100))
        {
            Console.WriteLine($"{e.OccurredAt:u} {e.Type} {e.Effects?.Coins}");
        }
        #endregion
        return newest;
    }

    public static async Task ErrorsAsync(HatchedClient hatched, string buddyId)
    {
        #region errors
        try
        {
            await hatched.Buddies.SpendAsync(buddyId, new() { Amount = 1_000_000, Reason = "golden hat" }, idempotencyKey: "order-8891");
        }
        catch (InsufficientBalanceException e)
        {
            Console.WriteLine($"It costs {e.Required}, and there are {e.Available}.");
        }
        catch (HatchedException e) when (e.IsRetryable)
        {
            Console.WriteLine($"Not now ({e.Code}); quote request {e.RequestId}.");
        }
        #endregion
    }

    public static WebApplication App(string[] args)
    {
        #region app
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHatched(builder.Configuration.GetSection("Hatched")); // ApiKey, BaseUrl, WebhookSecret: checked at the start
        var app = builder.Build();

        app.MapPost("/lessons/{lesson}/finished", async (string lesson, string user, HatchedClient hatched, CancellationToken cancellationToken) =>
            await hatched.Events.SendAsync(new() { EventId = $"{lesson}:{user}", UserId = user, Type = "lesson_completed" }, cancellationToken));

        // Only genuine webhooks get here. News comes at least once: DeliveryId tells whether it came before.
        app.MapHatchedWebhook("/hooks/hatched", (news, http) =>
        {
            Console.WriteLine(news.Data switch
            {
                BadgeAwarded badge => $"{badge.UserId} has earned {badge.BadgeKey}.",
                CoinsEarned coins => $"{coins.UserId} has {coins.Balance} coins.",
                _ => $"{news.Name} {news.Payload}",
            });
            return Task.CompletedTask;
        });
        #endregion
        return app;
    }

    public static string Webhook(byte[] rawBody, IReadOnlyDictionary<string, string?> headers, string secret)
    {
        #region webhook
        var verification = WebhookVerifier.Verify(rawBody, name => headers[name], secret);
        if (!verification.IsValid)
        {
            return $"400: {verification.Reason}";
        }

        return $"202: {verification.Event.Name} {verification.Event.Payload}";
        #endregion
    }
}

using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.Webhook.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Webhook.Features.Configs;

/// <summary>Gives the demo customer one paused endpoint with a secret that its developer knows. Development only.</summary>
internal sealed class DemoEndpoint(
    IServiceScopeFactory scopes, DatabaseReady ready, SecretBox box, TimeProvider clock, ILogger<DemoEndpoint> log, Guid customerId, string secret)
    : StartupTask(ready, clock, log)
{
    private const string Url = "http://127.0.0.1:3000/webhooks/hatched";

    protected override string Obstacle => "seeding";

    protected override async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WebhookDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({customerId.ToString()}, 3))", ct);
        if (await db.Endpoints.AnyAsync(e => e.CustomerId == customerId && e.Url == Url, ct))
        {
            return;
        }

        var now = Clock.StorableNow();
        var endpoint = new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customerId,
            Url = Url,
            Events = [WebhookEndpoint.Everything],
            Description = "Your own machine: start a receiver on port 3000, then set active to true.",
            Status = WebhookEndpoint.Paused,
            CreatedAt = now,
            UpdatedAt = now,
        };
        endpoint.SetSecret(secret, box);
        db.Add(endpoint);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}

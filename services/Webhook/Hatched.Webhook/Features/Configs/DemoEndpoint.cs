using Hatched.BuildingBlocks.Data;
using Hatched.Webhook.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Webhook.Features.Configs;

/// <summary>Gives the demo customer one paused endpoint with a secret that its developer knows. Development only.</summary>
internal sealed class DemoEndpoint(IServiceScopeFactory scopes, DatabaseReady ready, SecretBox box, TimeProvider clock, Guid customerId, string secret) : BackgroundService
{
    private const string Url = "http://127.0.0.1:3000/webhooks/hatched";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ready.WaitAsync(stoppingToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WebhookDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stoppingToken);
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({customerId.ToString()}, 3))", stoppingToken);
        if (await db.Endpoints.AnyAsync(e => e.CustomerId == customerId && e.Url == Url, stoppingToken))
        {
            return;
        }

        var now = clock.StorableNow();
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
        await db.SaveChangesAsync(stoppingToken);
        await transaction.CommitAsync(stoppingToken);
    }
}

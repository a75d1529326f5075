using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Erasure;
using Hatched.Webhook.Features.Configs;
using Hatched.Webhook.Features.Deliveries;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Webhook.Data;

internal sealed class WebhookDb(DbContextOptions<WebhookDb> options) : ServiceDb(options)
{
    public DbSet<WebhookEndpoint> Endpoints => Set<WebhookEndpoint>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<DeliveryAttempt> Attempts => Set<DeliveryAttempt>();

    public DbSet<ErasedBuddy> ErasedBuddies => Set<ErasedBuddy>();

    public DbSet<DoneErasure> DoneErasures => Set<DoneErasure>();
}

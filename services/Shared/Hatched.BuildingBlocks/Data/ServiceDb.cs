using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.BuildingBlocks.Outbox;
using Hatched.Contracts.Facts;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.BuildingBlocks.Data;

/// <summary>A service's own database: snake_case names, an outbox and the idempotency records in the same transaction as the data.</summary>
public abstract class ServiceDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<IdempotencyRecord> IdempotencyRecords => Set<IdempotencyRecord>();

    /// <summary>Tables whose rows are only ever added: the service's role may not change or delete any.</summary>
    public virtual IReadOnlyList<string> AppendOnlyTables => [];

    /// <summary>Announces a fact with this unit of work; the relay publishes it after commit.</summary>
    public void Announce(Fact fact, Guid customerId, Guid? buddyId = null) => Add(OutboxMessage.Of(fact, customerId, buddyId));

    /// <summary>Sends a message with this unit of work; <paramref name="orderKey"/> names what must stay in order (the buddy).</summary>
    public void Send<TMessage>(TMessage message, Guid orderKey)
        where TMessage : class => Add(OutboxMessage.Of(message, orderKey));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        OutboxMessage.Configure(modelBuilder.Entity<OutboxMessage>());
        IdempotencyRecord.Configure(modelBuilder.Entity<IdempotencyRecord>());
        modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly);

        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                if (property.FindAnnotation("Relational:ColumnName") is null)
                {
                    property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
                }
            }
        }
    }
}

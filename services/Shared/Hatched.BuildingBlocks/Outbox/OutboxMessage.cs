using System.Diagnostics;
using System.Text.Json;
using Hatched.Contracts.Facts;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.BuildingBlocks.Outbox;

/// <summary>A message that was committed with the change it reports and is still to be published.</summary>
public sealed class OutboxMessage
{
    /// <summary>Given by the database while the buddy's row lock is held: the order of one buddy's messages.</summary>
    public long Id { get; init; }

    /// <summary>The message's own id, stable over redelivery.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>What must stay in order: the buddy, or the customer.</summary>
    public required Guid OrderKey { get; init; }

    /// <summary>A fact's name, or the full name of a message type in Hatched.Contracts.</summary>
    public required string Type { get; init; }

    public required bool IsFact { get; init; }

    public required Guid CustomerId { get; init; }

    public required Guid? BuddyId { get; init; }

    /// <summary>JSON, snake_case.</summary>
    public required string Body { get; init; }

    public required string? RequestId { get; init; }

    public required string? TraceParent { get; init; }

    public required DateTimeOffset OccurredAt { get; init; }

    /// <param name="requestId">The request that caused it; the current one when absent.</param>
    /// <param name="traceParent">Its trace; the current one when absent.</param>
    public static OutboxMessage Of(Fact fact, Guid customerId, Guid? buddyId, string? requestId = null, string? traceParent = null) =>
        Create(fact.FactName, isFact: true, fact, customerId, buddyId, buddyId ?? customerId, requestId, traceParent);

    public static OutboxMessage Of<TMessage>(TMessage message, Guid orderKey)
        where TMessage : class => Create(typeof(TMessage).FullName!, isFact: false, message, Guid.Empty, null, orderKey, null, null);

    private static OutboxMessage Create(string type, bool isFact, object body, Guid customerId, Guid? buddyId, Guid orderKey, string? requestId,
        string? traceParent) => new()
    {
        MessageId = Guid.CreateVersion7(),
        OrderKey = orderKey,
        Type = type,
        IsFact = isFact,
        CustomerId = customerId,
        BuddyId = buddyId,
        Body = JsonSerializer.Serialize(body, body.GetType(), HatchedJson.Options),
        RequestId = requestId ?? RequestIds.Current,
        TraceParent = traceParent ?? Activity.Current?.Id,
        OccurredAt = TimeProvider.System.GetUtcNow(),
    };

    internal static void Configure(EntityTypeBuilder<OutboxMessage> outbox)
    {
        outbox.ToTable("outbox");
        outbox.HasKey(message => message.Id);
        outbox.Property(message => message.Id).UseIdentityAlwaysColumn();
        outbox.Property(message => message.Type).HasMaxLength(200);
        outbox.Property(message => message.RequestId).HasMaxLength(128);
        outbox.Property(message => message.TraceParent).HasMaxLength(64);
    }
}

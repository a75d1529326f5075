using Hatched.Accounts.Data;
using Hatched.Contracts.Messages;
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Erasures;

/// <summary>Counts who has confirmed; with the last one the request is completed and the user's id forgotten here too.</summary>
internal sealed class ErasureConfirmedConsumer(AccountsDb db, TimeProvider clock) : IConsumer<ErasureConfirmed>
{
    public async Task Consume(ConsumeContext<ErasureConfirmed> context)
    {
        var (request, service) = context.Message;
        var everybody = Erasure.Services.ToArray();
        var now = clock.GetUtcNow();
        // One statement: of two that confirm at once, the later sees the earlier.
        await db.Database.ExecuteSqlAsync($"""
            UPDATE erasures SET confirmed = confirmed || {service}::text,
                status = CASE WHEN confirmed || {service}::text @> {everybody} THEN 'completed' ELSE status END,
                completed_at = CASE WHEN confirmed || {service}::text @> {everybody} THEN {now} ELSE completed_at END,
                user_id = CASE WHEN confirmed || {service}::text @> {everybody} THEN NULL ELSE user_id END
            WHERE id = {request} AND status = 'pending' AND NOT confirmed @> ARRAY[{service}::text]
            """, context.CancellationToken);
    }
}

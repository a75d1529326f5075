using Hatched.Progression.Data;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>The version that a customer's new eggs are pinned to.</summary>
internal sealed record PublishedVersion(Guid Id, int Version);

/// <summary>Finds published versions: read each time, so that an egg made right after a publish has the new one.</summary>
internal sealed class PublishedVersions(ProgressionDb db)
{
    /// <summary>Null while the customer has published nothing.</summary>
    public async Task<PublishedVersion?> FindAsync(Guid customerId, CancellationToken ct) =>
        await db.ConfigVersions
            .Where(version => version.CustomerId == customerId && version.Status == ConfigStatus.Published)
            .Select(version => new PublishedVersion(version.Id, version.Version))
            .FirstOrDefaultAsync(ct);
}

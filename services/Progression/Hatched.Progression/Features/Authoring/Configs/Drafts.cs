using Hatched.Progression.Data;
using Hatched.Rules.Document;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>A customer's one draft. Every change of a config goes through here, one at a time a customer.</summary>
internal sealed class Drafts(ProgressionDb db, TimeProvider clock)
{
    /// <summary>Keeps other config changes of the customer waiting until the transaction ends.</summary>
    /// <remarks>An advisory lock and not a row lock: the first edit after a publish makes the row, and two of them must not race.</remarks>
    public Task LockAsync(Guid customerId, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"config:" + customerId}, 0))", ct);

    /// <summary>The draft, locked; where there is none, a new one that is a copy of the published version.</summary>
    public async Task<ConfigVersion> OpenAsync(Guid customerId, CancellationToken ct)
    {
        await LockAsync(customerId, ct);
        return await FindAsync(customerId, ct) ?? await StartAsync(customerId, await CurrentAsync(customerId, ct), ct);
    }

    public Task<ConfigVersion?> FindAsync(Guid customerId, CancellationToken ct) =>
        db.ConfigVersions.FirstOrDefaultAsync(version => version.CustomerId == customerId && version.Status == ConfigStatus.Draft, ct);

    /// <summary>What the lists show: the draft if there is one, else the published version, else nothing yet.</summary>
    public async Task<ConfigDocument> CurrentAsync(Guid customerId, CancellationToken ct) =>
        await db.ConfigVersions.AsNoTracking()
            .Where(version => version.CustomerId == customerId && version.Status != ConfigStatus.Archived)
            .OrderBy(version => version.Status == ConfigStatus.Draft ? 0 : 1)
            .Select(version => version.Document)
            .FirstOrDefaultAsync(ct) ?? ConfigDocument.Empty;

    /// <summary>A new draft; the caller holds the lock and knows that there is none.</summary>
    public async Task<ConfigVersion> StartAsync(Guid customerId, ConfigDocument document, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var draft = new ConfigVersion
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customerId,
            Version = 1 + (await db.ConfigVersions.Where(version => version.CustomerId == customerId).MaxAsync(version => (int?)version.Version, ct) ?? 0),
            Document = document,
            CreatedAt = now,
            UpdatedAt = now,
        };
        db.Add(draft);
        return draft;
    }

    /// <summary>Puts the draft's next content in place; saved with the request.</summary>
    public void Edit(ConfigVersion draft, ConfigDocument document)
    {
        draft.Document = document;
        draft.UpdatedAt = clock.GetUtcNow();
    }
}

using Hatched.Contracts.Facts;
using Hatched.Progression.Data;
using Hatched.Rules.Validation;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>Freezes a draft, with the live catalogue in it, as the version of all new eggs.</summary>
internal sealed class PublishDraft(ProgressionDb db, CatalogueSnapshot catalogue, TimeProvider clock)
{
    /// <summary>Null when it is done; the caller holds the customer's config lock and its transaction.</summary>
    public async Task<ApiError?> RunAsync(ConfigVersion draft, IReadOnlySet<string> audiences, CancellationToken ct)
    {
        if (draft.Status is not ConfigStatus.Draft)
        {
            return ConfigErrors.WrongStatus(draft, "Only a draft can be published.");
        }

        if (draft.Document.IsEmpty)
        {
            return ConfigErrors.EmptyDraft;
        }

        var snapshot = await catalogue.IntoAsync(draft.Document, draft.CustomerId, ct);
        if (ConfigErrors.Invalid(ConfigValidator.Validate(snapshot, audiences)) is { } refusal)
        {
            return refusal;
        }

        // First the earlier one steps back: at no time may there be two.
        await db.ConfigVersions
            .Where(version => version.CustomerId == draft.CustomerId && version.Status == ConfigStatus.Published)
            .ExecuteUpdateAsync(version => version.SetProperty(v => v.Status, ConfigStatus.Archived), ct);
        var now = clock.GetUtcNow();
        draft.Document = snapshot;
        draft.Publish(now);
        db.Announce(new ConfigPublished(draft.Id, draft.Version, now), draft.CustomerId);
        if (snapshot.SkillDecayRules.Any(rule => rule.Active))
        {
            var tomorrow = DateOnly.FromDateTime(now.UtcDateTime).AddDays(1); // whoever does not want to wait says so: run-now
            db.Add(new SkillDecaySweep { ConfigVersionId = draft.Id, CustomerId = draft.CustomerId, Day = tomorrow });
        }

        await db.SaveChangesAsync(ct);
        return null;
    }
}

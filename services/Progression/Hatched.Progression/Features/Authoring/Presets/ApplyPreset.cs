using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Progression.Features.Authoring.Presets;

/// <summary>Puts a preset in place of what the draft holds; a customer who has published nothing yet has it published at once.</summary>
internal sealed class ApplyPreset(Drafts drafts, PublishedVersions published, CatalogueSnapshot catalogue, PublishDraft publish, PublicUrl urls, TimeProvider clock)
{
    /// <summary>The draft, published or not, or why not. The caller holds the transaction and commits it only without a refusal.</summary>
    /// <remarks>Economy is filled before the commit here: entries are matched by key, so that trying again after a failure fills nothing twice.</remarks>
    public async Task<(ConfigVersion Draft, ApiError? Refusal)> RunAsync(Preset preset, Guid customerId, IReadOnlySet<string> audiences, CancellationToken ct)
    {
        var draft = await drafts.OpenAsync(customerId, ct);
        var own = preset.Instantiate(clock.GetUtcNow(), customerId, urls.To).Document;
        drafts.Edit(draft, await catalogue.FillAsync(own, customerId, ct));
        draft.Name ??= preset.Name;
        return (draft, await published.FindAsync(customerId, ct) is null ? await publish.RunAsync(draft, audiences, ct) : null);
    }
}

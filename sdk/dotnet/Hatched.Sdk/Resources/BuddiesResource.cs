using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>Buddies: what they are, and what is done to them beside events.</summary>
public sealed partial class BuddiesResource
{
    private readonly Transport transport;

    internal BuddiesResource(Transport transport) => this.transport = transport;

    /// <summary>Reads a buddy.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>As it stands.</returns>
    public Task<Buddy> GetAsync(string buddyId, CancellationToken cancellationToken = default) => transport.SendAsync(ApiRequest.Get(Of(buddyId)), HatchedJson.Default.Buddy, cancellationToken);

    /// <summary>Reads a page of buddies.</summary>
    /// <param name="filter">Which, and how.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The page.</returns>
    public Task<BuddyList> ListAsync(BuddyListParams? filter = null, CancellationToken cancellationToken = default) => transport.SendAsync(
        ApiRequest.Get("/buddies").Query("user_id", filter?.UserId).Query("status", filter?.Status?.Value).Query("evolution_stage", filter?.EvolutionStage)
            .Query("audience", filter?.Audience).Query("sort", filter?.Sort).Query("order", filter?.Order?.Value).Query("page", filter?.Page).Query("limit", filter?.Limit),
        HatchedJson.Default.BuddyList, cancellationToken);

    /// <summary>Reads all buddies, page by page as they are asked for.</summary>
    /// <param name="filter">Which, and how; from its page on.</param>
    /// <param name="cancellationToken">Gives the reading up.</param>
    /// <returns>The buddies.</returns>
    public IAsyncEnumerable<Buddy> ListAllAsync(BuddyListParams? filter = null, CancellationToken cancellationToken = default)
    {
        return Paging.NumberedAsync(filter?.Page, ReadAsync, cancellationToken);

        async Task<Numbered<Buddy>> ReadAsync(int page, CancellationToken cancellationToken)
        {
            var list = await ListAsync((filter ?? new()) with { Page = page }, cancellationToken).ConfigureAwait(false);
            return new(list.Data, list.Meta);
        }
    }

    /// <summary>Gives a buddy a name.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="name">1 to 60 characters.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The buddy.</returns>
    public Task<Buddy> UpdateNameAsync(string buddyId, string name, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Patch(Of(buddyId)).With(new NameBody(name), HatchedJson.Default.NameBody), HatchedJson.Default.Buddy, cancellationToken);

    /// <summary>Takes a buddy out of use, for good.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The buddy.</returns>
    public Task<Buddy> ArchiveAsync(string buddyId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Patch(Of(buddyId, "/archive")), HatchedJson.Default.Buddy, cancellationToken);

    /// <summary>Corrects a buddy's skills by hand.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="updates">1 to 100 changes, carried out together.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>All of its skills after them.</returns>
    public Task<SkillsChanged> UpdateSkillsAsync(string buddyId, IReadOnlyList<SkillUpdate> updates, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Patch(Of(buddyId, "/skills")).With(updates, HatchedJson.Default.SkillUpdates), HatchedJson.Default.SkillsChanged, cancellationToken);

    /// <summary>Awards a badge by hand.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="badgeKey">The badge.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The badge as the buddy has it.</returns>
    public Task<BuddyBadge> AwardBadgeAsync(string buddyId, string badgeKey, string? reason = null, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post(Of(buddyId, "/badges")).With(new BadgeBody(badgeKey, reason), HatchedJson.Default.BadgeBody), HatchedJson.Default.BuddyBadge, cancellationToken);

    /// <summary>Reads a buddy's badges.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>All of them.</returns>
    public async Task<IReadOnlyList<BuddyBadge>> GetBadgesAsync(string buddyId, CancellationToken cancellationToken = default) =>
        (await transport.SendAsync(ApiRequest.Get(Of(buddyId, "/badges")), HatchedJson.Default.BuddyBadges, cancellationToken).ConfigureAwait(false)).Data;

    /// <summary>Reads how far a buddy is from its next stage.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Each requirement, and whether all are met.</returns>
    public Task<EvolutionReadiness> GetEvolutionAsync(string buddyId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get(Of(buddyId, "/evolution")), HatchedJson.Default.EvolutionReadiness, cancellationToken);

    /// <summary>Starts a buddy's evolution. Use it after <see cref="EventEffects.EvolutionReady"/> when buddies do not evolve by themselves.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The operation.</returns>
    public Task<EvolveResult> EvolveAsync(string buddyId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Post(Of(buddyId, "/evolve")), HatchedJson.Default.EvolveResult, cancellationToken);

    /// <summary>Reads the steps that a buddy has taken from stage to stage, newest first.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="page">The page, from 1.</param>
    /// <param name="limit">How many a page holds.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The page.</returns>
    public Task<BuddyEvolutionList> ListEvolutionsAsync(string buddyId, int? page = null, int? limit = null, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get(Of(buddyId, "/evolutions")).Query("page", page).Query("limit", limit), HatchedJson.Default.BuddyEvolutionList, cancellationToken);

    /// <summary>Reads what a buddy has come to.</summary>
    /// <param name="buddyId">The buddy.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Its metrics.</returns>
    public Task<BuddyProgression> GetProgressionAsync(string buddyId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get(Of(buddyId, "/progression")), HatchedJson.Default.BuddyProgression, cancellationToken);

    /// <summary>Reads a user's buddies in short.</summary>
    /// <param name="userId">Your own id of the user.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>Counts over all of them.</returns>
    public Task<UserSummary> GetUserSummaryAsync(string userId, CancellationToken cancellationToken = default) =>
        transport.SendAsync(ApiRequest.Get($"/buddies/users/{ApiRequest.Segment(userId)}/summary"), HatchedJson.Default.UserSummary, cancellationToken);

    private static string Of(string buddyId, string rest = "") => $"/buddies/{ApiRequest.Segment(buddyId)}{rest}";
}

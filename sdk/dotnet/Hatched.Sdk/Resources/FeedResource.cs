using System.Text.Json;
using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>What happens around a buddy: the buddy of the client's widget token.</summary>
public sealed class FeedResource
{
    internal FeedResource(Transport transport) => TeamEvents = new(transport);

    /// <summary>What happens in its team.</summary>
    public TeamEventsResource TeamEvents { get; }
}

/// <summary>What happens in a buddy's team.</summary>
public sealed class TeamEventsResource
{
    private const string Root = "/widget/feed/team-events";
    private readonly Transport transport;

    internal TeamEventsResource(Transport transport) => this.transport = transport;

    /// <summary>Reads a page, newest first.</summary>
    /// <param name="cursor">Where the page begins: the page before has it.</param>
    /// <param name="limit">How many it holds.</param>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>The page.</returns>
    public Task<TeamEventPage> ListAsync(string? cursor = null, int? limit = null, CancellationToken ct = default) =>
        transport.SendAsync(ApiRequest.Get(Root).Query("cursor", cursor).Query("limit", limit), HatchedJson.Default.TeamEventPage, ct);

    /// <summary>Reads all, newest first, page by page as they are asked for.</summary>
    /// <param name="limit">How many a page holds.</param>
    /// <param name="ct">Gives the reading up.</param>
    /// <returns>What happened.</returns>
    public IAsyncEnumerable<TeamEvent> ListAllAsync(int? limit = null, CancellationToken ct = default)
    {
        return Paging.ByCursorAsync(null, ReadAsync, ct);

        async Task<Page<TeamEvent>> ReadAsync(string? cursor, CancellationToken ct)
        {
            var page = await ListAsync(cursor, limit, ct).ConfigureAwait(false);
            return new() { Data = page.Events, NextCursor = page.NextCursor };
        }
    }

    /// <summary>Claps, or takes the clap back. Needs the scope <c>feed:react</c>; for what the buddy did itself it is refused (<c>self_clap_forbidden</c>).</summary>
    /// <param name="eventId">What for.</param>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>As the server answers it.</returns>
    public Task<JsonElement> ClapAsync(string eventId, CancellationToken ct = default) =>
        transport.SendAnyAsync(ApiRequest.Post($"{Root}/{ApiRequest.Segment(eventId)}/clap"), ct);
}

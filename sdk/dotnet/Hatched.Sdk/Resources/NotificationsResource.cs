using System.Text.Json;
using Hatched.Sdk.Http;

namespace Hatched.Sdk.Resources;

/// <summary>What a buddy is told: the buddy of the client's widget token.</summary>
public sealed class NotificationsResource
{
    private const string Root = "/widget/notifications";
    private readonly Transport transport;

    internal NotificationsResource(Transport transport) => this.transport = transport;

    /// <summary>Reads a page, newest first.</summary>
    /// <param name="cursor">Where the page begins: the page before has it.</param>
    /// <param name="limit">How many it holds.</param>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>The page.</returns>
    public Task<NotificationPage> ListAsync(string? cursor = null, int? limit = null, CancellationToken ct = default) =>
        transport.SendAsync(ApiRequest.Get(Root).Query("cursor", cursor).Query("limit", limit), HatchedJson.Default.NotificationPage, ct);

    /// <summary>Reads all, newest first, page by page as they are asked for.</summary>
    /// <param name="limit">How many a page holds.</param>
    /// <param name="ct">Gives the reading up.</param>
    /// <returns>The notifications.</returns>
    public IAsyncEnumerable<Notification> ListAllAsync(int? limit = null, CancellationToken ct = default)
    {
        return Paging.ByCursorAsync(null, ReadAsync, ct);

        async Task<Page<Notification>> ReadAsync(string? cursor, CancellationToken ct)
        {
            var page = await ListAsync(cursor, limit, ct).ConfigureAwait(false);
            return new() { Data = page.Notifications, NextCursor = page.NextCursor };
        }
    }

    /// <summary>Counts those that are neither read nor dismissed.</summary>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>How many.</returns>
    public async Task<int> UnreadCountAsync(CancellationToken ct = default)
    {
        var body = await transport.SendAsync(ApiRequest.Get($"{Root}/unread-count"), HatchedJson.Default.UnreadBody, ct).ConfigureAwait(false);
        return body.Pinned ?? body.UnreadCount ?? 0;
    }

    /// <summary>Marks one as read.</summary>
    /// <param name="notificationId">Which.</param>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>As the server answers it.</returns>
    public Task<JsonElement> MarkReadAsync(string notificationId, CancellationToken ct = default) => transport.SendAnyAsync(Act(notificationId, "read"), ct);

    /// <summary>Marks one as read and puts it away.</summary>
    /// <param name="notificationId">Which.</param>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>As the server answers it.</returns>
    public Task<JsonElement> DismissAsync(string notificationId, CancellationToken ct = default) => transport.SendAnyAsync(Act(notificationId, "dismiss"), ct);

    /// <summary>Marks all as read and puts them away.</summary>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>As the server answers it.</returns>
    public Task<JsonElement> DismissAllAsync(CancellationToken ct = default) => transport.SendAnyAsync(ApiRequest.Post($"{Root}/dismiss-all"), ct);

    /// <summary>Puts one away for a while.</summary>
    /// <param name="notificationId">Which.</param>
    /// <param name="hours">For how long.</param>
    /// <param name="ct">Gives the call up.</param>
    /// <returns>As the server answers it.</returns>
    public Task<JsonElement> SnoozeAsync(string notificationId, double hours, CancellationToken ct = default) =>
        transport.SendAnyAsync(Act(notificationId, "snooze").With(new SnoozeBody(hours), HatchedJson.Default.SnoozeBody), ct);

    private static ApiRequest Act(string notificationId, string action) => ApiRequest.Post($"{Root}/{ApiRequest.Segment(notificationId)}/{action}");
}

using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Hatched.Contracts.Internal;
using Hatched.Ingestion.Clients;
using Hatched.Ingestion.Data;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Ingestion.Features.ShareEvents;

/// <summary>What happened on a buddy's share sheet.</summary>
/// <param name="Channel">Where it is shared to: <c>slack</c>, <c>copy_link</c> …</param>
public sealed record ShareSheetEventRequest(
    [AllowedValues("opened", "shared", ErrorMessage = "event must be opened or shared")] string Event,
    [Pattern(ShareEventEndpoints.Channel, ErrorMessage = ShareEventEndpoints.BadChannel)] string? Channel = null);

/// <summary>What happened on the share sheet of a widget.</summary>
/// <param name="Channel">Where it is shared to: <c>slack</c>, <c>copy_link</c> …</param>
public sealed record WidgetShareEventRequest(
    [AllowedValues("opened", ErrorMessage = "event must be opened")] string Event,
    [Pattern(ShareEventEndpoints.Channel, ErrorMessage = ShareEventEndpoints.BadChannel)] string? Channel = null);

/// <summary>What a visitor did on a share page.</summary>
/// <param name="Channel">Where the visitor came from, when the link says so.</param>
public sealed record SharePageEventRequest(
    [AllowedValues("viewed", "cta_clicked", ErrorMessage = "event must be viewed or cta_clicked")] string Event,
    [Pattern(ShareEventEndpoints.Channel, ErrorMessage = ShareEventEndpoints.BadChannel)] string? Channel = null);

/// <summary>The step as it was noted.</summary>
public sealed record ShareEventResponse(Guid Id, string Event, string? Channel, DateTimeOffset RecordedAt);

/// <summary>The share funnel's steps, noted one by one: by the customer's server, by a widget, by a visitor of the page.</summary>
internal static partial class ShareEventEndpoints
{
    internal const string Channel = "[a-z0-9_.-]{1,40}";
    internal const string BadChannel = "channel must be 1 to 40 of a-z, 0-9 and _ . -";
    private static readonly ApiError NoBuddy = ApiError.NotFound("Buddy");
    private static readonly ApiError NoPage = ApiError.NotFound("Share page");

    public static void MapShareEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/buddies/{id}/share/events", OnSheet).WithName("RecordShareEvent").WithTags("Buddies")
            .WithSummary("Record a share-sheet funnel event (opened / shared)").RequireSecret();
        routes.MapPost("/widget/buddy/share/events", OnWidget).WithName("RecordWidgetShareEvent").WithTags("Widget API")
            .WithSummary("Record a share-sheet funnel event (opened)").RequireScope("events:track");
        routes.MapPost("/public/b/{code}/events", OnPage).WithName("RecordSharePageEvent").WithTags("Public Share")
            .WithSummary("Record a share-page funnel event (viewed / cta_clicked)").AllowAnonymous();
    }

    private static async Task<Results<Created<ShareEventResponse>, ApiError>> OnSheet(
        Guid id, ShareSheetEventRequest request, Principal caller, IngestionDb db, BuddyClient buddies, TimeProvider clock, CancellationToken ct) =>
        await buddies.ExistsAsync(caller.CustomerId, id, ct) ? Record(db, clock, caller.CustomerId, id, ShareEvent.Sheet, request.Event, request.Channel) : NoBuddy;

    private static Created<ShareEventResponse> OnWidget(WidgetShareEventRequest request, Principal caller, IngestionDb db, TimeProvider clock) =>
        Record(db, clock, caller.CustomerId, caller.BuddyId!.Value, ShareEvent.Sheet, request.Event, request.Channel);

    private static async Task<Results<Created<ShareEventResponse>, ApiError>> OnPage(
        string code, SharePageEventRequest request, IngestionDb db, WidgetClient widget, TimeProvider clock, CancellationToken ct) =>
        Code().IsMatch(code) && await widget.FindSharedAsync(code, ct) is { } shared
            ? Record(db, clock, shared.CustomerId, shared.BuddyId, ShareEvent.Page, request.Event, request.Channel)
            : NoPage;

    private static Created<ShareEventResponse> Record(IngestionDb db, TimeProvider clock, Guid customerId, Guid buddyId, string surface, string name, string? channel)
    {
        var now = clock.GetUtcNow();
        var share = new ShareEvent
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = customerId,
            BuddyId = buddyId,
            Surface = surface,
            Event = name,
            Channel = channel,
            RecordedAt = now,
        };
        db.Add(share);
        return TypedResults.Created((string?)null, new ShareEventResponse(share.Id, name, channel, now));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex Code();
}

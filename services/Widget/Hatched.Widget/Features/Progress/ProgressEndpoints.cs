using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Clients;
using Hatched.Widget.Features.Sessions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Hatched.Widget.Features.Progress;

/// <summary>How far the buddy is: a streak, a path, the stages that it has been through.</summary>
internal static class ProgressEndpoints
{
    public static void MapProgress(this IEndpointRouteBuilder widget)
    {
        var reads = widget.MapGroup("").WithTags("Widget API").RequireWidget();
        reads.MapGet("/streak/{key}", Streak).WithName("GetWidgetStreak").WithSummary("Get widget streak").RequireCapability("streaks");
        reads.MapGet("/path", ActivePath).WithName("GetWidgetActivePath").WithSummary("Get the active path for the buddy’s audience")
            .RequireCapability("paths").Refuses("resource_not_found").PassesOn("PathRuntimePayload");
        reads.MapGet("/path/{key}", Path).WithName("GetWidgetPath").WithSummary("Get a specific path for a buddy")
            .WithDescription("Also one that is not active, for a look at it beforehand.").RequireCapability("paths").PassesOn("PathRuntimePayload");
        reads.MapGet("/evolutions", Evolutions).WithName("ListWidgetEvolutions").WithSummary("Get widget evolution timeline")
            .RequireCapability("evolution").PassesOn("EvolutionTimeline");

        widget.MapPost("/path/{key}/sub-steps/{sub_key}/complete", Complete).WithName("CompleteWidgetSubStep").WithTags("Widget API")
            .WithSummary("Manually mark a sub-step complete").WithDescription("Again for one that is complete changes nothing. 409 when it is locked, or only its condition completes it.")
            .RequireScope(WidgetScopes.Track).RequireCapability("paths").IdempotentByKey().Refuses("conflict").PassesOn("SubStepCompletionResult");
    }

    private static async Task<Ok<WidgetStreakDetail>> Streak(
        [StringLength(64)] string key, Principal caller, ProgressionClient progression, CancellationToken ct) =>
        TypedResults.Ok(await progression.StreakAsync(caller.CustomerId, caller.BuddyId!.Value, key, ct));

    private static async Task<Ok<JsonElement>> ActivePath(Principal caller, ProgressionClient progression, CancellationToken ct) =>
        TypedResults.Ok(await progression.PathAsync(caller.CustomerId, caller.BuddyId!.Value, null, ct));

    private static async Task<Ok<JsonElement>> Path([StringLength(64)] string key, Principal caller, ProgressionClient progression, CancellationToken ct) =>
        TypedResults.Ok(await progression.PathAsync(caller.CustomerId, caller.BuddyId!.Value, key, ct));

    private static async Task<Ok<JsonElement>> Evolutions([AsParameters] PageQuery page, Principal caller, ProgressionClient progression, CancellationToken ct) =>
        TypedResults.Ok(await Forward.GetAsync(
            progression.Http, FormattableString.Invariant($"/api/v1/buddies/{caller.BuddyId}/evolutions?page={page.Page}&limit={page.Limit}"), caller.CustomerId, ct));

    private static Task<IResult> Complete(
        [StringLength(64)] string key, [FromRoute(Name = "sub_key"), StringLength(64)] string subKey, Principal caller, ProgressionClient progression,
        HttpContext context, CancellationToken ct) => Forward.SendAsync(
            progression.Http, HttpMethod.Post,
            $"/api/v1/path-definitions/buddies/{caller.BuddyId}/paths/{Uri.EscapeDataString(key)}/sub-steps/{Uri.EscapeDataString(subKey)}/complete",
            null, context, caller, ct, repeatable: true);
}

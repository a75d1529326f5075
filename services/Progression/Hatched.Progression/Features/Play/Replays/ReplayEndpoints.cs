using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Progression.Features.Play.Replays;

/// <summary>What a stored event would do under other rules: Ingestion asks, since the events are there.</summary>
internal static class ReplayEndpoints
{
    public static void MapReplays(this IEndpointRouteBuilder internals) => internals.MapPost("/events/replay", Replay).DisableValidation();

    private static async Task<Results<Ok<EventReplay>, ApiError>> Replay(EventToReplay request, ReplayEvent replay, CancellationToken ct)
    {
        var (answer, refusal) = await replay.RunAsync(request, ct);
        return answer is null ? refusal! : TypedResults.Ok(answer);
    }
}

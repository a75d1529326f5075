using System.Diagnostics;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hatched.Economy.Features.Ledger;

/// <summary>Where Progression posts what events, badges, streaks and paths have earned.</summary>
internal static class PostingEndpoints
{
    private static readonly ApiError Busy = ErrorCatalogue.ForStatus(503);
    private static readonly ApiError NotCredits = ApiError.Invalid("postings", "every posting must credit more than nothing");

    public static void MapPostings(this IEndpointRouteBuilder internals) => internals.MapPost("/postings", Make).DisableValidation();

    private static async Task<Results<Ok<PostingsMade>, ApiError>> Make(MakePostings request, PostingBatcher batcher)
    {
        if (request.Postings.Any(posting => posting.Amount < 1))
        {
            return NotCredits;
        }

        if (request.Postings.Count is 0)
        {
            return TypedResults.Ok(new PostingsMade(0, 0));
        }

        return batcher.TrySubmit(new(request.Postings, Activity.Current), out var made) ? TypedResults.Ok(await made) : Busy;
    }
}

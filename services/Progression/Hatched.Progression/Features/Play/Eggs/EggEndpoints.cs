using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Play.Operations;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.Play.Eggs;

/// <summary>The <c>/eggs</c> resource: the first run of every user.</summary>
internal static class EggEndpoints
{
    private static readonly ApiError NoEgg = ApiError.NotFound("Egg");
    private static readonly ApiError NoConfig = new(409, "no_published_config", "Customer must have a published config version. Apply a preset or publish a draft first.");
    private static readonly ApiError UnknownAudience = new(400, "unknown_audience", "metadata.audience is not one of this customer's audiences.");
    private static readonly ApiError TooManyEggs = new(409, "active_egg_limit", "The user already has the most active eggs allowed. Hatch or cancel one, or retry with ?ensure=true.");

    public static void MapEggs(this IEndpointRouteBuilder routes)
    {
        var eggs = routes.MapGroup("/eggs").WithTags("Eggs").RequireSecret();
        eggs.MapGet("/", List).WithName("ListEggs").WithSummary("List eggs with optional user and status filters");
        eggs.MapPost("/", Create).WithName("CreateEgg").WithSummary("Create a new egg for a user")
            .Refuses("no_published_config", "active_egg_limit", "unknown_audience");
        eggs.MapGet("/{id}", Get).WithName("GetEgg").WithSummary("Get an egg by its ID");
        eggs.MapPatch("/{id}/status", ChangeStatus).WithName("ChangeEggStatus").WithSummary("Update an egg status to ready or cancelled");
        eggs.MapPost("/{id}/hatch", Hatch).WithName("HatchEgg").WithSummary("Start the asynchronous hatch process for an egg");
    }

    private static async Task<Ok<NumberedPage<EggResponse>>> List([AsParameters] EggListQuery query, Principal caller, ProgressionDb db, CancellationToken ct)
    {
        var eggs = db.Eggs.AsNoTracking().Where(egg => egg.CustomerId == caller.CustomerId);
        if (query.UserId is { } user)
        {
            eggs = eggs.Where(egg => egg.UserId == user);
        }

        if (query.Status is { } name && Enum.Parse<EggStatus>(name, ignoreCase: true) is var status)
        {
            eggs = eggs.Where(egg => egg.Status == status);
        }

        var total = await eggs.LongCountAsync(ct);
        var page = await eggs.OrderByDescending(egg => egg.Id).Skip((query.Page - 1) * query.Limit).Take(query.Limit).ToListAsync(ct);
        return TypedResults.Ok(new NumberedPage<EggResponse>([.. page.Select(Show)], new PageInfo(query.Page, query.Limit, total)));
    }

    /// <param name="ensure">True answers the newest active egg of the user and audience, if there is one, instead of laying another.</param>
    private static async Task<Results<Created<EggResponse>, Ok<EggResponse>, ApiError>> Create(
        CreateEggRequest request, Principal caller, ProgressionDb db, PublishedVersions published, TimeProvider clock, CancellationToken ct, bool ensure = false)
    {
        if (await published.FindAsync(caller.CustomerId, ct) is not { } version)
        {
            return NoConfig.With(new { caller.CustomerId, PublishUrl = "/dashboard/publish", DocsUrl = "/docs" });
        }

        var audience = "default";
        if (request.Metadata is { ValueKind: JsonValueKind.Object } metadata && metadata.TryGetProperty("audience", out var named) && named.ValueKind is not JsonValueKind.Null)
        {
            audience = named.ValueKind is JsonValueKind.String ? named.GetString()! : "";
        }
        else if (!caller.Audiences.Contains(audience) && caller.Audiences is [var only])
        {
            audience = only;
        }

        if (!caller.Audiences.Contains(audience) && caller.Kind is not PrincipalKind.Service)
        {
            return UnknownAudience.With(new { Audience = audience, Known = caller.Audiences });
        }

        // One at a time for a user: the cap and ?ensure=true hold under parallel first runs.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({caller.CustomerId + "/" + request.UserId}, 11))", ct);
        var active = await db.Eggs
            .Where(egg => egg.CustomerId == caller.CustomerId && egg.UserId == request.UserId && (egg.Status == EggStatus.Waiting || egg.Status == EggStatus.Ready))
            .OrderByDescending(egg => egg.Id).ToListAsync(ct);
        if (ensure && active.FirstOrDefault(egg => egg.Audience == audience) is { } newest)
        {
            return TypedResults.Ok(Show(newest));
        }

        if (active.Count >= caller.MaxActiveEggs)
        {
            return TooManyEggs.With(
                new { Max = caller.MaxActiveEggs, Active = active.Select(egg => new ActiveEgg(egg.Id, Name(egg.Status), egg.CreatedAt)) },
                $"User already has {active.Count} active egg(s). Hatch or cancel one, or retry with ?ensure=true.");
        }

        var now = clock.GetUtcNow();
        var egg = new Egg
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = caller.CustomerId,
            UserId = request.UserId,
            Audience = audience,
            ConfigVersionId = version.Id,
            Metadata = request.Metadata is { ValueKind: JsonValueKind.Object } kept ? kept.GetRawText() : "{}",
            CreatedAt = now,
        };
        db.Eggs.Add(egg);
        return TypedResults.Created($"/api/v1/eggs/{egg.Id}", Show(egg));
    }

    private static async Task<Results<Ok<EggResponse>, ApiError>> Get(Guid id, Principal caller, ProgressionDb db, CancellationToken ct) =>
        await FindAsync(db, caller, id, ct) is { } egg ? TypedResults.Ok(Show(egg)) : NoEgg;

    private static async Task<Results<Ok<EggStatusChange>, ApiError>> ChangeStatus(
        Guid id, ChangeEggStatusRequest request, Principal caller, ProgressionDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await LockAsync(db, caller, id, ct) is not { } egg)
        {
            return NoEgg;
        }

        var previous = egg.Status;
        return egg.TryMove(request.Status is "ready" ? EggStatus.Ready : EggStatus.Cancelled, clock.GetUtcNow())
            ? TypedResults.Ok(new EggStatusChange(egg.Id, Name(egg.Status), Name(previous)))
            : Illegal(egg, $"An egg that is {Name(previous)} cannot become {request.Status}.");
    }

    private static async Task<Results<Accepted<OperationAccepted>, ApiError>> Hatch(
        Guid id, Principal caller, ProgressionDb db, Rulesets rulesets, HatchOperation hatch, TimeProvider clock, CancellationToken ct)
    {
        if (await LockAsync(db, caller, id, ct) is not { } egg)
        {
            return NoEgg;
        }

        var now = clock.GetUtcNow();
        if (!egg.TryMove(EggStatus.Hatching, now))
        {
            return Illegal(egg, $"Only an egg that is ready can hatch; this one is {Name(egg.Status)}.");
        }

        var rules = await rulesets.GetAsync(egg.ConfigVersionId, ct);
        var operation = hatch.Begin(egg, rules.Document.Evolution.CreatureStyle, now);
        return TypedResults.Accepted($"/api/v1/operations/{operation.Id}", new OperationAccepted(true, operation.Id, "pending"));
    }

    private static ApiError Illegal(Egg egg, string message) => ApiError.Conflict(message, new { Status = Name(egg.Status) });

    private static Task<Egg?> FindAsync(ProgressionDb db, Principal caller, Guid id, CancellationToken ct) =>
        db.Eggs.FirstOrDefaultAsync(egg => egg.Id == id && egg.CustomerId == caller.CustomerId, ct);

    // Of several at once each finds what the one before made of it, and its refusal says so.
    private static Task<Egg?> LockAsync(ProgressionDb db, Principal caller, Guid id, CancellationToken ct) =>
        db.Eggs.FromSql($"SELECT *, xmin FROM eggs WHERE id = {id} AND customer_id = {caller.CustomerId} FOR UPDATE").FirstOrDefaultAsync(ct);

    internal static string Name(EggStatus status) => HatchedJson.Name(status.ToString());

    private static EggResponse Show(Egg egg) => new(
        egg.Id, Name(egg.Status), egg.VisualVariant, egg.ConfigVersionId, egg.UserId, egg.BuddyId,
        JsonSerializer.Deserialize<JsonElement>(egg.Metadata), egg.CreatedAt);
}

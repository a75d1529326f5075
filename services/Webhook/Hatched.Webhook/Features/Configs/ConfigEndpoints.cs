using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Http;
using Hatched.BuildingBlocks.Outbound;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.Webhook.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Webhook.Features.Configs;

/// <summary>The <c>/webhook-configs</c> resource: a customer's endpoints and what they may subscribe to.</summary>
internal static class ConfigEndpoints
{
    private const int MostEndpoints = 100;
    private static readonly ApiError TooMany =
        ApiError.Conflict($"A workspace may have {MostEndpoints} webhook endpoints. Delete one that is no longer used.", new { Max = MostEndpoints });

    /// <summary>The answer to an endpoint that is unknown, or another customer's.</summary>
    public static readonly ApiError NoEndpoint = ApiError.NotFound("Webhook endpoint");

    public static void MapConfigs(this IEndpointRouteBuilder configs)
    {
        configs.MapGet("", List).WithName("ListWebhookConfigs").WithSummary("List webhook configs");
        configs.MapPost("", Create).WithName("CreateWebhookConfig").WithSummary("Create webhook config");
        configs.MapGet("/events", ListEvents).WithName("ListWebhookEvents").WithSummary("List webhook event types");
        configs.MapGet("/{id}", Get).WithName("GetWebhookConfig").WithSummary("Get webhook config");
        configs.MapPut("/{id}", Update).WithName("UpdateWebhookConfig").WithSummary("Update webhook config");
        configs.MapDelete("/{id}", Delete).WithName("DeleteWebhookConfig").WithSummary("Delete webhook config");
        configs.MapPost("/{id}/rotate-secret", Rotate).WithName("RotateWebhookSecret").WithSummary("Rotate webhook secret")
            .WithDescription("The old secret stays valid for 24 hours: Hatched-Signature and webhook-signature carry a signature under each. "
                + "X-Hatched-Signature carries the new secret's alone.");
    }

    /// <summary>The caller's endpoint <paramref name="id"/>, its row locked until the request's transaction ends.</summary>
    public static Task<WebhookEndpoint?> LockAsync(this WebhookDb db, Guid id, Guid customerId, CancellationToken ct) => db.Endpoints
        .FromSql($"SELECT * FROM webhook_endpoints WHERE id = {id} AND customer_id = {customerId} FOR NO KEY UPDATE")
        .AsTracking().SingleOrDefaultAsync(ct);

    internal static async Task<Ok<WholeList<WebhookConfigResponse>>> List(Principal caller, WebhookDb db, CancellationToken ct)
    {
        var endpoints = await db.Endpoints.AsNoTracking().Where(e => e.CustomerId == caller.CustomerId).OrderBy(e => e.Id).ToListAsync(ct);
        return TypedResults.Ok(new WholeList<WebhookConfigResponse>([.. endpoints.Select(e => WebhookConfigResponse.Of(e))]));
    }

    internal static Ok<WholeList<WebhookEventResponse>> ListEvents() => TypedResults.Ok(new WholeList<WebhookEventResponse>(WebhookEventResponse.All));

    internal static async Task<Results<Ok<WebhookConfigResponse>, ApiError>> Get(Guid id, Principal caller, WebhookDb db, CancellationToken ct) =>
        await db.Endpoints.AsNoTracking().FirstOrDefaultAsync(e => e.Id == id && e.CustomerId == caller.CustomerId, ct) is { } endpoint
            ? TypedResults.Ok(WebhookConfigResponse.Of(endpoint))
            : NoEndpoint;

    internal static async Task<Results<Created<WebhookConfigResponse>, ApiError>> Create(
        CreateWebhookConfigRequest request, Principal caller, WebhookDb db, SecretBox box, TargetUrl targets, TimeProvider clock, CancellationToken ct)
    {
        if (targets.Fault(request.Url) is { } fault)
        {
            return ApiError.Invalid("url", fault);
        }

        if (await db.Endpoints.CountAsync(e => e.CustomerId == caller.CustomerId, ct) >= MostEndpoints)
        {
            return TooMany;
        }

        var now = clock.StorableNow();
        var secret = WebhookSecrets.New();
        var endpoint = new WebhookEndpoint
        {
            Id = Guid.CreateVersion7(now),
            CustomerId = caller.CustomerId,
            Url = request.Url,
            Events = [.. request.Events.Distinct(StringComparer.Ordinal)],
            Description = request.Description,
            Format = request.Format ?? WebhookEndpoint.Bare,
            Status = request.Active is false ? WebhookEndpoint.Paused : WebhookEndpoint.Active,
            CreatedAt = now,
            UpdatedAt = now,
        };
        endpoint.SetSecret(secret, box);
        db.Add(endpoint);
        return TypedResults.Created($"/api/v1/webhook-configs/{endpoint.Id}", WebhookConfigResponse.Of(endpoint, secret));
    }

    internal static async Task<Results<Ok<WebhookConfigResponse>, ApiError>> Update(
        Guid id, UpdateWebhookConfigRequest request, Principal caller, WebhookDb db, TargetUrl targets, TimeProvider clock, CancellationToken ct)
    {
        if (request.Url is not null && targets.Fault(request.Url) is { } fault)
        {
            return ApiError.Invalid("url", fault);
        }

        if (await db.LockAsync(id, caller.CustomerId, ct) is not { } endpoint)
        {
            return NoEndpoint;
        }

        endpoint.Url = request.Url ?? endpoint.Url;
        endpoint.Events = request.Events?.Distinct(StringComparer.Ordinal).ToArray() ?? endpoint.Events;
        endpoint.Description = request.Description ?? endpoint.Description;
        endpoint.Format = request.Format ?? endpoint.Format;
        endpoint.UpdatedAt = clock.StorableNow();
        if (request.Active is { } active)
        {
            endpoint.SetActive(active);
        }

        return TypedResults.Ok(WebhookConfigResponse.Of(endpoint));
    }

    internal static async Task<Results<NoContent, ApiError>> Delete(Guid id, Principal caller, WebhookDb db, CancellationToken ct) =>
        await db.Endpoints.Where(e => e.Id == id && e.CustomerId == caller.CustomerId).ExecuteDeleteAsync(ct) > 0
            ? TypedResults.NoContent()
            : NoEndpoint;

    internal static async Task<Results<Ok<WebhookConfigResponse>, ApiError>> Rotate(
        Guid id, Principal caller, WebhookDb db, SecretBox box, TimeProvider clock, CancellationToken ct)
    {
        if (await db.LockAsync(id, caller.CustomerId, ct) is not { } endpoint)
        {
            return NoEndpoint;
        }

        var secret = WebhookSecrets.New();
        endpoint.Rotate(secret, box, clock.StorableNow());
        return TypedResults.Ok(WebhookConfigResponse.Of(endpoint, secret));
    }
}

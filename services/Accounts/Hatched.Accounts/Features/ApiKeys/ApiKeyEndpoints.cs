using Hatched.Accounts.Data;
using Hatched.BuildingBlocks.Http;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.ApiKeys;

/// <summary>The customer's keys: made, listed, revoked, rotated.</summary>
internal static class ApiKeyEndpoints
{
    private static readonly ApiError NoKey = ApiError.NotFound("API key");
    private static readonly ApiError NoCustomer = ApiError.NotFound("Customer");

    public static void MapApiKeys(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").WithTags("Auth").RequireSecret();

        auth.MapGet("/api-keys", ListKeys).WithName("ListApiKeys").WithSummary("List all active API keys for the current customer");
        auth.MapPost("/api-keys", CreateKey).WithName("CreateApiKey").WithSummary("Create a new API key")
            .Example("""{"label":"Production server"}""");
        auth.MapPost("/api-keys/rotate", RotateKeys).WithName("RotateApiKeys")
            .WithSummary("Rotate API keys by revoking all existing keys and creating a new one")
            .WithDescription("Every secret key stops working at once; publishable keys stay.")
            .Example("""{"label":"Production server, autumn"}""");
        auth.MapDelete("/api-keys/{id}", RevokeKey).WithName("RevokeApiKey").WithSummary("Revoke an API key by its ID");
        auth.MapPost("/publishable-keys", CreatePublishableKey).WithName("CreatePublishableKey")
            .WithSummary("Issue a browser-safe publishable key (hatch_pk_*) with a scoped set of permissions.")
            .Example("""{"label":"Website","scopes":["read:buddies","read:operations","write:embed-tokens"]}""");
    }

    internal static async Task<Ok<WholeList<ApiKeyResponse>>> ListKeys(Principal principal, AccountsDb db, CancellationToken ct) =>
        TypedResults.Ok(new WholeList<ApiKeyResponse>(await db.ApiKeys
            .Where(k => k.CustomerId == principal.CustomerId && k.RevokedAt == null)
            .OrderByDescending(k => k.Id)
            .Select(k => new ApiKeyResponse(k.Id, k.Kind, k.Label, k.Prefix, k.LastFour, k.Mode, k.Scopes, k.CreatedAt))
            .ToListAsync(ct)));

    internal static Created<CreatedApiKey> CreateKey(
        CreateApiKeyRequest request, Principal principal, AccountsDb db, Deployment deployment, TimeProvider clock) =>
        AddSecretKey(request.Label, principal, db, deployment, clock);

    /// <remarks>The customer's row is locked: of two rotations at once, the later one revokes what the earlier one made.</remarks>
    internal static async Task<Results<Created<CreatedApiKey>, ApiError>> RotateKeys(
        [FromBody(EmptyBodyBehavior = EmptyBodyBehavior.Allow)] RotateApiKeysRequest? request,
        Principal principal, AccountsDb db, Deployment deployment, TimeProvider clock, CancellationToken ct)
    {
        if (await db.LockCustomerAsync(principal.CustomerId, ct) is null)
        {
            return NoCustomer;
        }

        var now = clock.GetUtcNow();
        await db.ApiKeys.Where(k => k.CustomerId == principal.CustomerId && k.Kind == ApiKey.Secret && k.RevokedAt == null)
            .ExecuteUpdateAsync(key => key.SetProperty(k => k.RevokedAt, now), ct);
        return AddSecretKey(request?.Label ?? "Rotated key", principal, db, deployment, clock);
    }

    internal static async Task<Results<NoContent, ApiError>> RevokeKey(Guid id, Principal principal, AccountsDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.ApiKeys.Where(k => k.Id == id && k.CustomerId == principal.CustomerId && k.RevokedAt == null)
            .ExecuteUpdateAsync(key => key.SetProperty(k => k.RevokedAt, now), ct) is 1
                ? TypedResults.NoContent()
                : NoKey;
    }

    internal static Created<CreatedPublishableKey> CreatePublishableKey(
        CreatePublishableKeyRequest request, Principal principal, AccountsDb db, Deployment deployment, TimeProvider clock)
    {
        var key = ApiKey.NewPublishable();
        IReadOnlyList<string> scopes = [.. (request.Scopes ?? CreatePublishableKeyRequest.Default).Distinct(StringComparer.Ordinal)];
        var made = ApiKey.Of(key, ApiKey.Publishable, principal.CustomerId, deployment.Mode, request.Label, scopes, clock.GetUtcNow());
        db.Add(made);
        return TypedResults.Created((string?)null, new CreatedPublishableKey(made.Id, key, made.Prefix, made.Label, made.Mode, scopes, made.CreatedAt));
    }

    private static Created<CreatedApiKey> AddSecretKey(string label, Principal principal, AccountsDb db, Deployment deployment, TimeProvider clock)
    {
        var key = ApiKey.NewSecret(deployment.Mode);
        var made = ApiKey.Of(key, ApiKey.Secret, principal.CustomerId, deployment.Mode, label, [], clock.GetUtcNow());
        db.Add(made);
        return TypedResults.Created((string?)null, new CreatedApiKey(made.Id, key, made.Prefix, made.Label, made.Mode, made.CreatedAt));
    }
}

using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Hatched.Accounts.Features.Customers;

/// <summary>What the gateway asks on every uncached request, each by one indexed query.</summary>
internal sealed class Profiles(NpgsqlDataSource database, Deployment deployment)
{
    private const string Columns = """
        c.id, c.plan, ARRAY(SELECT a.value ->> 'key' FROM jsonb_array_elements(c.audiences) WITH ORDINALITY AS a (value, n) ORDER BY a.n),
        c.disabled_capabilities, c.max_active_eggs, c.event_quota, c.welcome_credits_left, c.paid_credits, c.promo_credits, c.token_version,
        ARRAY(SELECT e.token_id FROM ended_sessions e WHERE e.customer_id = c.id AND e.expires_at > now())
        """;

    /// <summary>An active customer.</summary>
    public async Task<CustomerProfile?> FindAsync(Guid customerId, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"SELECT {Columns} FROM customers c WHERE c.id = $1 AND c.status = 'active'");
        command.Parameters.Add(new() { Value = customerId, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? Read(row, 0) : null;
    }

    /// <summary>A live key of an active customer, of this deployment's mode.</summary>
    public async Task<ResolvedCredential?> ResolveAsync(string keyHash, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"""
            SELECT k.id, k.kind, k.scopes, {Columns} FROM api_keys k JOIN customers c ON c.id = k.customer_id
            WHERE k.key_hash = $1 AND k.revoked_at IS NULL AND k.mode = $2 AND c.status = 'active'
            """);
        command.Parameters.Add(new() { Value = keyHash, NpgsqlDbType = NpgsqlDbType.Varchar });
        command.Parameters.Add(new() { Value = deployment.Mode, NpgsqlDbType = NpgsqlDbType.Varchar });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new ResolvedCredential(row.GetGuid(0), row.GetString(1), row.GetFieldValue<string[]>(2), Read(row, 3))
            : null;
    }

    /// <summary>Asked for by widgets and never cached: whoever changes the look sees it at once.</summary>
    public async Task<CustomerBrand?> BrandAsync(Guid customerId, CancellationToken ct)
    {
        await using var command = database.CreateCommand("""
            SELECT settings -> 'widget_theme_config', settings ->> 'widget_custom_css', settings ->> 'widget_size'
            FROM customers WHERE id = $1 AND status = 'active'
            """);
        command.Parameters.Add(new() { Value = customerId, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new CustomerBrand(
                row.IsDBNull(0) ? null : JsonElement.Parse(row.GetString(0)), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2))
            : null;
    }

    private CustomerProfile Read(NpgsqlDataReader row, int at) => new(
        row.GetGuid(at), row.GetString(at + 1), deployment.Mode, row.GetFieldValue<string[]>(at + 2), row.GetFieldValue<string[]>(at + 3),
        row.GetInt32(at + 4), row.IsDBNull(at + 5) ? null : row.GetInt64(at + 5),
        new CreditBalance(row.GetInt64(at + 6), row.GetInt64(at + 7), row.GetInt64(at + 8)), row.GetInt32(at + 9), row.GetFieldValue<Guid[]>(at + 10));
}

/// <summary>The internal questions about customers and credentials.</summary>
internal static class ProfileEndpoints
{
    private static readonly ApiError NoCredential = ApiError.NotFound("Credential");
    private static readonly ApiError NoCustomer = ApiError.NotFound("Customer");

    public static void MapProfiles(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/credentials/resolve", Resolve).WithName("ResolveCredential");
        routes.MapGet("/customers/{id}", GetProfile).WithName("GetCustomerProfile");
        routes.MapGet("/customers/{id}/brand", GetBrand).WithName("GetCustomerBrand");
    }

    internal static async Task<Results<Ok<ResolvedCredential>, ApiError>> Resolve(ResolveCredential question, Profiles profiles, CancellationToken ct) =>
        await profiles.ResolveAsync(question.KeyHash, ct) is { } found ? TypedResults.Ok(found) : NoCredential;

    internal static async Task<Results<Ok<CustomerProfile>, ApiError>> GetProfile(Guid id, Profiles profiles, CancellationToken ct) =>
        await profiles.FindAsync(id, ct) is { } found ? TypedResults.Ok(found) : NoCustomer;

    internal static async Task<Results<Ok<CustomerBrand>, ApiError>> GetBrand(Guid id, Profiles profiles, CancellationToken ct) =>
        await profiles.BrandAsync(id, ct) is { } found ? TypedResults.Ok(found) : NoCustomer;
}

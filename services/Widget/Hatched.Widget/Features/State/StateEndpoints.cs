using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Hatched.Widget.Clients;
using Hatched.Widget.Features.Ceremonies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Hatched.Widget.Features.State;

/// <summary>Everything that one buddy's widgets show.</summary>
/// <param name="PendingOperations">Pictures in the making.</param>
/// <param name="Scopes">What the token allows; widgets disable the rest.</param>
/// <param name="Mode"><c>interactive</c>, or <c>read-only</c> for an embed token.</param>
public sealed record WidgetState(
    [property: Holds("BuddyResponse")] JsonElement Buddy,
    IReadOnlyList<WidgetSkill> Skills,
    IReadOnlyList<WidgetBadge> Badges,
    IReadOnlyList<WidgetStreak> Streaks,
    [property: Holds("EvolutionStatus")] JsonElement Evolution,
    [property: Holds("OperationResponse", Many = true)] JsonElement PendingOperations,
    IReadOnlyList<string> Scopes,
    [property: AllowedValues("interactive", "read-only")] string Mode,
    WidgetCeremony Ceremony);

/// <summary>Whether the buddy's user is still to see it hatch.</summary>
/// <param name="Hatch"><c>pending</c> until it was seen, for thirty days at most; then <c>done</c>.</param>
/// <param name="EggImageUrl">The egg that it hatches from; null when it is done.</param>
public sealed record WidgetCeremony([property: AllowedValues("pending", "done")] string Hatch, string? EggImageUrl);

/// <summary>The buddy alone.</summary>
/// <param name="Scopes">What the token allows; widgets disable the rest.</param>
public sealed record WidgetBuddy(
    [property: Holds("BuddyResponse")] JsonElement Buddy, IReadOnlyList<WidgetSkill> Skills, [property: Holds("EvolutionStatus")] JsonElement Evolution,
    IReadOnlyList<string> Scopes);

/// <summary>A token and the buddy's balance of it.</summary>
public sealed record WidgetToken(
    [property: AllowedValues("primary", "progression")] string Kind, string Key, string Label, string? Icon, long? MaxBalance, long Balance, long LifetimeEarned, long LifetimeSpent);

/// <summary>The buddy's wallet.</summary>
public sealed record WidgetTokens(WidgetToken? Primary, IReadOnlyList<WidgetToken> Progression);

/// <summary>What one buddy's widgets show. The token names the buddy; no id is taken from the address.</summary>
internal static class StateEndpoints
{
    private static readonly ApiError NoBuddy = ApiError.NotFound("Buddy");
    private static readonly TimeSpan NewFor = TimeSpan.FromDays(30);
    private static readonly ApiError Busy = ErrorCatalogue.ForStatus(503);
    private static readonly StatusCodeHttpResult NotModified = TypedResults.StatusCode(StatusCodes.Status304NotModified);

    public static void MapState(this IEndpointRouteBuilder widget)
    {
        var reads = widget.MapGroup("").WithTags("Widget API").RequireWidget();
        reads.MapGet("/state", State).WithName("GetWidgetState").WithSummary("Get aggregate widget state").Produces<WidgetState>().Produces(304);
        reads.MapGet("/buddy", Buddy).WithName("GetWidgetBuddy").WithSummary("Get widget buddy");
        reads.MapGet("/badges", Badges).WithName("GetWidgetBadges").WithSummary("Get widget badge catalog").RequireCapability("badges");
        reads.MapGet("/tokens", Tokens).WithName("GetWidgetTokens").WithSummary("Get the buddy’s token wallet").RequireCapability("tokens");
        reads.MapGet("/operations/{id}", Operation).WithName("GetWidgetOperation").WithSummary("Get widget operation").PassesOn("OperationResponse");
    }

    private static async Task<IResult> State(
        Principal caller, ViewVersions versions, ProgressionClient progression, HeldCeremonies ceremonies, PublicUrl urls, TimeProvider clock,
        HttpContext context, CancellationToken ct)
    {
        if (!versions.TrySubmit(new BuddyKey(caller.CustomerId, caller.BuddyId!.Value), out var version))
        {
            return Busy;
        }

        // Read before what it stands for: what changes in between is fetched again by the next poll, not missed.
        var tag = ETag(await version, caller);
        context.Response.Headers.ETag = tag;
        if (context.Request.GetTypedHeaders().IfNoneMatch is { Count: > 0 } known
            && known.Any(held => held.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false)))
        {
            return NotModified;
        }

        var view = await progression.ViewAsync(caller.CustomerId, caller.BuddyId.Value, ct);
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Ok(new WidgetState(
            view.Buddy, view.Skills, view.Badges, view.Streaks, view.Evolution, view.Operations, caller.Scopes,
            caller.Kind is PrincipalKind.EmbedToken ? "read-only" : "interactive",
            Ceremony(view, (await ceremonies.FindAsync([caller.BuddyId.Value], ct)).Count > 0, clock.GetUtcNow(), urls)));
    }

    private static WidgetCeremony Ceremony(WidgetView view, bool held, DateTimeOffset now, PublicUrl urls) =>
        held || now - view.Buddy.GetProperty("created_at").GetDateTimeOffset() > NewFor
            ? new WidgetCeremony("done", null)
            : new WidgetCeremony("pending", urls.To(string.Create(CultureInfo.InvariantCulture, $"/images/eggs/{view.EggVariant}.png?ready=true")));

    private static async Task<Ok<WidgetBuddy>> Buddy(Principal caller, ProgressionClient progression, CancellationToken ct)
    {
        var view = await progression.ViewAsync(caller.CustomerId, caller.BuddyId!.Value, ct);
        return TypedResults.Ok(new WidgetBuddy(view.Buddy, view.Skills, view.Evolution, caller.Scopes));
    }

    private static async Task<Ok<WholeList<WidgetBadge>>> Badges(Principal caller, ProgressionClient progression, CancellationToken ct)
    {
        var view = await progression.ViewAsync(caller.CustomerId, caller.BuddyId!.Value, ct);
        return TypedResults.Ok(new WholeList<WidgetBadge>(view.Badges));
    }

    private static async Task<Results<Ok<WidgetTokens>, ApiError>> Tokens(Principal caller, EconomyClient economy, CancellationToken ct)
    {
        if (await economy.WalletAsync(caller.CustomerId, caller.BuddyId!.Value, ct) is not { } wallet)
        {
            return NoBuddy; // its user was erased; the token cannot be taken back
        }

        var catalogue = await economy.CatalogueAsync(caller.CustomerId, ct);
        var tokens = catalogue.Tokens.EnumerateArray().Where(token => token.GetProperty("is_active").GetBoolean()).Select(token =>
        {
            var key = token.GetProperty("token_key").GetString()!;
            var balance = wallet.Tokens.FirstOrDefault(held => held.TokenKey == key);
            return new WidgetToken(
                token.GetProperty("kind").GetString()!, key, token.GetProperty("label").GetString()!, token.GetProperty("icon").GetString(),
                token.GetProperty("max_balance") is { ValueKind: JsonValueKind.Number } most ? most.GetInt64() : null,
                balance?.Balance ?? 0, balance?.LifetimeEarned ?? 0, balance?.LifetimeSpent ?? 0);
        }).ToArray();
        return TypedResults.Ok(new WidgetTokens(tokens.FirstOrDefault(token => token.Kind is "primary"), [.. tokens.Where(token => token.Kind is "progression")]));
    }

    private static async Task<Ok<JsonElement>> Operation(Guid id, Principal caller, ProgressionClient progression, CancellationToken ct) =>
        TypedResults.Ok(await progression.OperationAsync(caller.CustomerId, caller.BuddyId!.Value, id, ct));

    // The answer differs by token too: scopes and mode are part of it.
    private static string ETag(string version, Principal caller) =>
        $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{version}|{caller.Kind}|{string.Join(' ', caller.Scopes)}"))[..12])}\"";
}

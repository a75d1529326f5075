using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Hatched.Economy.Features.Conditions;
using Hatched.Economy.Features.Tokens;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.OpenApi;

namespace Hatched.Economy.Features.Gates;

/// <summary>All of what a gate is to be. <c>token_key</c> absent: the primary token.</summary>
public sealed record GateRequest(
    [property: Range(1d, 1_000_000_000d)] long Cost,
    [property: Pattern(Patterns.Key, ErrorMessage = Patterns.KeyMessage)] string? TokenKey = null,
    [property: StringLength(120)] string? Label = null,
    [property: StringLength(1000)] string? Description = null,
    [property: JsonBlob] JsonElement? Metadata = null,
    bool IsActive = true);

/// <summary>A gate as it stands.</summary>
public sealed record GateResponse(
    Guid Id, string GateKey, string TokenKey, long Cost, string? Label, string? Description, [property: Holds] JsonElement Metadata, bool IsActive,
    DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    internal static GateResponse Of(Gate gate, CustomerTokens tokens) => new(
        gate.Id, gate.GateKey, tokens.Show(gate.TokenKey), gate.Cost, gate.Label, gate.Description, gate.Metadata, gate.IsActive, gate.CreatedAt, gate.UpdatedAt);
}

/// <summary>Every gate of the customer.</summary>
public sealed record GatesResponse(IReadOnlyList<GateResponse> Gates);

/// <summary>An open gate.</summary>
/// <param name="BalanceAfter">Null when the gate was open already: nothing was charged.</param>
public sealed record UnlockResponse(string GateKey, bool Unlocked, bool AlreadyUnlocked, DateTimeOffset UnlockedAt, long? BalanceAfter, [property: Holds] JsonElement Metadata);

/// <summary>A gate that the buddy has opened.</summary>
public sealed record BuddyUnlockResponse(string GateKey, DateTimeOffset UnlockedAt, [property: Holds] JsonElement Metadata);

/// <summary>The gates that the buddy has opened, newest first.</summary>
public sealed record BuddyUnlocksResponse(IReadOnlyList<BuddyUnlockResponse> Unlocks);

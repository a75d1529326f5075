using System.Text.Json;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Tokens;
using Hatched.Economy.Features.Wallets;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Gates;

/// <summary>Creates or changes a gate; shared by the public route and the presets.</summary>
/// <remarks>A gate may name a progression token, as clients are promised; unlocking it is what is refused.</remarks>
internal sealed class SetGate(EconomyDb db, TimeProvider clock)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    public async Task<Gate> SetAsync(Guid customerId, string gateKey, GateRequest request, CustomerTokens tokens, CancellationToken ct)
    {
        var token = tokens.Find(request.TokenKey) ?? throw EconomyErrors.NoToken("token_key").ToException();
        var now = clock.GetUtcNow();
        var gate = await db.Gates.FirstOrDefaultAsync(g => g.CustomerId == customerId && g.GateKey == gateKey, ct);
        if (gate is null)
        {
            gate = new Gate
            {
                Id = Guid.CreateVersion7(now),
                CustomerId = customerId,
                GateKey = gateKey,
                TokenKey = token.StoredKey,
                Cost = request.Cost,
                Label = request.Label,
                Description = request.Description,
                Metadata = Nothing,
                IsActive = request.IsActive,
                CreatedAt = now,
                UpdatedAt = now,
            };
            db.Add(gate);
        }

        gate.TokenKey = token.StoredKey;
        gate.Cost = request.Cost;
        gate.Label = request.Label;
        gate.Description = request.Description;
        gate.Metadata = request.Metadata is { ValueKind: JsonValueKind.Object } metadata ? metadata : Nothing;
        gate.IsActive = request.IsActive;
        gate.UpdatedAt = now;
        return gate;
    }
}

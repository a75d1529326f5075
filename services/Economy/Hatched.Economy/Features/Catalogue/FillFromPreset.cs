using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.Economy.Data;
using Hatched.Economy.Features.Gates;
using Hatched.Economy.Features.Marketplaces;
using Hatched.Economy.Features.Tokens;
using Hatched.ServiceDefaults.Http;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Economy.Features.Catalogue;

/// <summary>A marketplace of a preset, with its items.</summary>
internal sealed record PresetMarketplace(
    string Key, string Name, IReadOnlyList<ItemRequest> Items, PricingMode PricingMode = PricingMode.Coin, string? Audience = null, bool IsActive = true);

/// <summary>A gate of a preset.</summary>
internal sealed record PresetGate(
    string GateKey, long Cost, string? TokenKey = null, string? Label = null, string? Description = null, JsonElement? Metadata = null, bool IsActive = true);

/// <summary>Fills a customer's catalogue from a preset: what has the preset's keys becomes the preset's, everything else stays.</summary>
/// <remarks>
/// The preset's primary token gives the customer's its name: balances, prices and gates know it as coins and follow. Only where that name
/// is taken by one of the customer's progression tokens does the primary keep its own, and the preset's prices in it are in coins.
/// </remarks>
internal sealed class FillFromPreset(EconomyDb db, SetToken setToken, SetItem setItem, SetGate setGate, TimeProvider clock)
{
    // Presets are written as configs: with ids and instants, which are given anew for each customer.
    private static readonly JsonSerializerOptions Lenient = new(HatchedJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public async Task FillAsync(Guid customerId, Contracts.Internal.Catalogue preset, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({"catalogue:" + customerId}, 0))", ct);
        var presetPrimary = await FillTokensAsync(customerId, Read<TokenConfigRequest>(preset.Tokens), ct);
        var tokens = await CustomerTokens.LoadAsync(db, customerId, ct);

        // Prices in the preset's primary token mean the customer's, whatever it is called.
        string? Translate(string? key) => key is not null && key == presetPrimary ? tokens.Primary.Key : key;

        foreach (var wanted in Read<PresetMarketplace>(preset.Marketplaces))
        {
            var marketplace = await FillMarketplaceAsync(customerId, wanted, ct);
            var items = await setItem.Live(customerId, marketplace.Id).ToListAsync(ct);
            foreach (var item in wanted.Items)
            {
                var before = items.Find(i => i.Key == item.Key);
                var stock = before is null ? item.Stock : before.Stock; // what has been sold stays sold
                var price = item.Price is { } asked ? asked with { TokenKey = Translate(asked.TokenKey) } : null;
                setItem.Set(marketplace, items, before, item with { Stock = stock, Price = price }, tokens);
            }
        }

        foreach (var gate in Read<PresetGate>(preset.Gates))
        {
            var request = new GateRequest(gate.Cost, Translate(gate.TokenKey), gate.Label, gate.Description, gate.Metadata, gate.IsActive);
            await setGate.SetAsync(customerId, gate.GateKey, request, tokens, ct);
        }
    }

    // Answers what the preset calls the primary token.
    private async Task<string?> FillTokensAsync(Guid customerId, IReadOnlyList<TokenConfigRequest> wanted, CancellationToken ct)
    {
        foreach (var token in wanted.OrderBy(token => token.Kind)) // the primary first: its old name may be wanted for another
        {
            var clash = await db.TokenConfigs.AsNoTracking()
                .AnyAsync(t => t.CustomerId == customerId && t.TokenKey == token.TokenKey && t.Kind != token.Kind, ct);
            if (!clash)
            {
                await setToken.SetAsync(customerId, token, ct);
            }
        }

        return wanted.FirstOrDefault(token => token.Kind is TokenKind.Primary)?.TokenKey;
    }

    private async Task<Marketplace> FillMarketplaceAsync(Guid customerId, PresetMarketplace wanted, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var marketplace = await db.Marketplaces.FirstOrDefaultAsync(m => m.CustomerId == customerId && m.Key == wanted.Key, ct);
        if (marketplace is null)
        {
            marketplace = new Marketplace
            {
                Id = Guid.CreateVersion7(now),
                CustomerId = customerId,
                Key = wanted.Key,
                Name = wanted.Name,
                PricingMode = wanted.PricingMode,
                Audience = wanted.Audience,
                IsActive = wanted.IsActive,
                CreatedAt = now,
                UpdatedAt = now,
            };
            db.Add(marketplace);
        }

        marketplace.Name = wanted.Name;
        marketplace.PricingMode = wanted.PricingMode;
        marketplace.Audience = wanted.Audience;
        marketplace.IsActive = wanted.IsActive;
        marketplace.UpdatedAt = now;
        return marketplace;
    }

    private static IReadOnlyList<T> Read<T>(JsonElement list) =>
        list.ValueKind is JsonValueKind.Array ? list.Deserialize<IReadOnlyList<T>>(Lenient)! : [];
}

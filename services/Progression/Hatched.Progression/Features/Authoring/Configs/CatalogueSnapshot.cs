using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Hatched.Contracts.Internal;
using Hatched.Progression.Clients;
using Hatched.Rules.Document;

namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>Tokens, marketplaces and gates: edited live in Economy, pinned by a config version as they are when it is published.</summary>
internal sealed class CatalogueSnapshot(EconomyClient economy)
{
    // Economy shows more of its entries than the rules need; that is not a fault.
    private static readonly ConfigJson Lenient = new(new JsonSerializerOptions(ConfigJson.Default.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip });

    /// <summary>The document with the customer's live catalogue in it.</summary>
    public async Task<ConfigDocument> IntoAsync(ConfigDocument document, Guid customerId, CancellationToken ct) =>
        With(document, await economy.CatalogueAsync(customerId, ct));

    /// <summary>Gives Economy the catalogue of a preset, and the document what has become of it: Economy keeps entries of the same key, with their ids.</summary>
    public async Task<ConfigDocument> FillAsync(ConfigDocument document, Guid customerId, CancellationToken ct) =>
        With(document, await economy.FillCatalogueAsync(
            customerId,
            new Catalogue(
                JsonSerializer.SerializeToElement(document.Tokens, ConfigJson.Default.IReadOnlyListTokenConfig),
                JsonSerializer.SerializeToElement(document.Marketplaces, ConfigJson.Default.IReadOnlyListMarketplace),
                JsonSerializer.SerializeToElement(document.Gates, ConfigJson.Default.IReadOnlyListGate)),
            ct));

    private static ConfigDocument With(ConfigDocument document, Catalogue live) => document with
    {
        Tokens = WithClauses(live.Tokens).Deserialize(Lenient.IReadOnlyListTokenConfig)!,
        Marketplaces = live.Marketplaces.Deserialize(Lenient.IReadOnlyListMarketplace)!,
        Gates = live.Gates.Deserialize(Lenient.IReadOnlyListGate)!,
    };

    // An earn rule for every event of its type may come without clauses; a document always has the list.
    private static JsonArray WithClauses(JsonElement tokens)
    {
        var list = JsonArray.Create(tokens)!;
        foreach (var rule in list.SelectMany(token => token!["earn_rules"]!.AsArray()))
        {
            rule!["where"] ??= new JsonArray();
        }

        return list;
    }
}

using Hatched.BuildingBlocks;
using Hatched.Economy.Clients;
using Hatched.Economy.Features.Catalogue;
using Hatched.Economy.Features.Erasures;
using Hatched.Economy.Features.Gates;
using Hatched.Economy.Features.Ledger;
using Hatched.Economy.Features.Marketplaces;
using Hatched.Economy.Features.Payouts;
using Hatched.Economy.Features.Tokens;
using Hatched.Economy.Features.Wallets;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Identity;
using MassTransit;

namespace Hatched.Economy;

/// <summary>The table of contents of Economy.</summary>
internal static class EconomyFeatures
{
    public static void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<MakePostingsConsumer>();
        bus.AddConsumer<EraseTracesConsumer>();
    }

    public static void AddEconomyFeatures(this WebApplicationBuilder builder)
    {
        builder.AddInternalClient<ProgressionClient>("progression");
        builder.Services.AddSingleton<PostingBatcher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PostingBatcher>());
        builder.Services.AddHostedService<PayoutSweeper>();
        builder.Services.AddScoped<TellProgression>();
        builder.Services.AddScoped<MoveBalance>();
        builder.Services.AddScoped<SetToken>();
        builder.Services.AddScoped<SetItem>();
        builder.Services.AddScoped<AcquireItem>();
        builder.Services.AddScoped<SetGate>();
        builder.Services.AddScoped<FillFromPreset>();
    }

    public static void MapEconomyFeatures(this WebApplication app)
    {
        var api = app.MapPublicApi();
        api.MapWallets();
        api.MapLedger();
        api.MapTokenConfig();
        api.MapMarketplaces();
        api.MapPurchases();
        api.MapGates();

        var internals = app.MapGroup("/internal").RequireInternal();
        internals.MapPostings();
        internals.MapWalletLookup();
        internals.MapHoldingsLookup();
        internals.MapItemLookup();
        internals.MapCatalogue();
        internals.MapPayoutLookup();
    }
}

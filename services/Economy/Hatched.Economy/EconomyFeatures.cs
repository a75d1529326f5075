using Hatched.BuildingBlocks;
using Hatched.Economy.Features.Ledger;
using Hatched.ServiceDefaults.Identity;
using MassTransit;

namespace Hatched.Economy;

/// <summary>The table of contents of Economy.</summary>
internal static class EconomyFeatures
{
    public static void AddConsumers(IBusRegistrationConfigurator bus) => bus.AddConsumer<MakePostingsConsumer>();

    public static void AddEconomyFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PostingBatcher>();
        builder.Services.AddHostedService(services => services.GetRequiredService<PostingBatcher>());
    }

    public static void MapEconomyFeatures(this WebApplication app)
    {
        var internals = app.MapGroup("/internal").RequireInternal();
        internals.MapPostings();
    }
}

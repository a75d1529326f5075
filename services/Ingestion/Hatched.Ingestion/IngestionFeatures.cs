using Hatched.BuildingBlocks;
using Hatched.BuildingBlocks.Data;
using Hatched.Ingestion.Clients;
using Hatched.Ingestion.Features.Events;
using Hatched.Ingestion.Features.Quotas;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Ingestion;

/// <summary>The table of contents of Ingestion.</summary>
internal static class IngestionFeatures
{
    public static void AddIngestionFeatures(this WebApplicationBuilder builder)
    {
        builder.AddInternalClient<ProgressionClient>("progression", timeout: ProgressionClient.Patience);
        builder.Services.AddSingleton<SharedTexts>();
        builder.Services.AddSingleton<EventStore>();
        builder.Services.AddSingleton<OutcomeStore>();
        builder.Services.AddSingleton<DriveEvents>();
        builder.Services.AddSingleton<EventDriver>();
        builder.Services.AddSingleton<EventPipe>();
        builder.Services.AddHostedService(services => services.GetRequiredService<EventDriver>());
        builder.Services.AddHostedService(services => services.GetRequiredService<EventPipe>());
        builder.Services.AddHostedService<EventSweeper>();
        builder.Services.AddSingleton<QuotaHeaders>();
    }

    public static void MapIngestionFeatures(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1"); // no transaction around the routes: sending is idempotent by event_id, and sets have their own commits
        api.MapEvents();
        api.MapEventReads();

        var internals = app.MapGroup("/internal").RequireInternal();
        internals.MapPastEvents();
        internals.MapQuotas();
    }
}

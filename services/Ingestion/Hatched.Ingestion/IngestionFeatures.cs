using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks;
using Hatched.BuildingBlocks.Data;
using Hatched.Ingestion.Clients;
using Hatched.Ingestion.Features.ActiveUsers;
using Hatched.Ingestion.Features.AdminTriggers;
using Hatched.Ingestion.Features.Erasures;
using Hatched.Ingestion.Features.Events;
using Hatched.Ingestion.Features.EventTypes;
using Hatched.Ingestion.Features.Quotas;
using Hatched.Ingestion.Features.ShareEvents;
using Hatched.Ingestion.Features.Tallies;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Identity;
using MassTransit;

namespace Hatched.Ingestion;

/// <summary>The table of contents of Ingestion.</summary>
internal static class IngestionFeatures
{
    public static void AddConsumers(IBusRegistrationConfigurator bus) => bus.AddConsumer<EraseTracesConsumer>();

    public static void AddIngestionFeatures(this WebApplicationBuilder builder)
    {
        builder.AddInternalClient<ProgressionClient>("progression", timeout: ProgressionClient.Patience);
        builder.AddInternalClient<BuddyClient>("progression");
        builder.AddInternalClient<WidgetClient>("widget");
        builder.Services.AddSingleton<SharedTexts>();
        builder.Services.AddSingleton<EventStore>();
        builder.Services.AddSingleton<OutcomeStore>();
        builder.Services.AddSingleton<DriveEvents>();
        builder.Services.AddSingleton<OutcomeWriter>();
        builder.Services.AddSingleton<SettleEvents>();
        builder.Services.AddSingleton<HeldUpEvents>();
        builder.Services.AddSingleton<EventDriver>();
        builder.Services.AddSingleton<EventPipe>();
        builder.Services.AddHostedService(services => services.GetRequiredService<OutcomeWriter>()); // they stop in reverse order: what the driver leaves is stored
        builder.Services.AddHostedService(services => services.GetRequiredService<EventDriver>());
        builder.Services.AddHostedService(services => services.GetRequiredService<EventPipe>());
        builder.Services.AddHostedService<EventSweeper>();
        builder.Services.AddBacklog(
            "events", "SELECT count(*), min(received_at) FROM (SELECT received_at FROM accepted_events WHERE NOT failed ORDER BY id LIMIT 10000) e");
        builder.Services.AddSingleton<QuotaHeaders>();
        builder.Services.AddSingleton<TypeTallies>();
        builder.Services.AddHostedService<TallyEvents>();
        builder.Services.AddSingleton<EraseEvents>();
    }

    public static void MapIngestionFeatures(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1"); // no transaction around the routes: sending is idempotent by event_id, and sets have their own commits
        api.MapEvents();
        api.MapEventReads();
        api.MapOccurredTypes();
        api.MapActiveUsers();
        api.MapAdminTrigger();

        var registry = app.MapPublicApi();
        registry.MapEventTypes();
        registry.MapShareEvents();

        var internals = app.MapGroup("/internal").RequireInternal();
        internals.MapPastEvents();
        internals.MapQuotas();
        internals.MapUsers();
    }
}

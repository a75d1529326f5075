using Hatched.BuildingBlocks;
using Hatched.BuildingBlocks.Data;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Identity;
using Hatched.Widget.Clients;
using Hatched.Widget.Features.Actions;
using Hatched.Widget.Features.Builds;
using Hatched.Widget.Features.Ceremonies;
using Hatched.Widget.Features.Demo;
using Hatched.Widget.Features.Erasures;
using Hatched.Widget.Features.Installations;
using Hatched.Widget.Features.ItemViews;
using Hatched.Widget.Features.Progress;
using Hatched.Widget.Features.Renders;
using Hatched.Widget.Features.Sessions;
using Hatched.Widget.Features.ShareCodes;
using Hatched.Widget.Features.State;
using Hatched.Widget.Features.Themes;
using Hatched.Widget.Features.Themes.Suggest;
using MassTransit;

namespace Hatched.Widget;

/// <summary>The table of contents of Widget, the back-end for the browser.</summary>
internal static class WidgetFeatures
{
    public static void AddConsumers(IBusRegistrationConfigurator bus) => bus.AddConsumer<EraseTracesConsumer>();

    public static void AddWidgetFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.NeedsSecret("TokenKey");
        builder.Services.AddSingleton<TokenCodec>();
        builder.AddInternalClient<ProgressionClient>("progression");
        builder.AddInternalClient<EconomyClient>("economy");
        builder.AddInternalClient<AccountsClient>("accounts");
        builder.AddInternalClient<IngestionClient>("ingestion", timeout: IngestionClient.Patience);
        builder.Services.AddScoped<OpenSession>();
        // Nobody can ask for a session that has ended, and it names a user.
        builder.Services.AddForgetting("widget_sessions", "id", TimeSpan.FromDays(1));
        builder.AddInstallations();
        builder.AddBuilds();
        builder.Services.AddSingleton<HeldCeremonies>();
        builder.Services.AddSingleton<ViewVersions>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ViewVersions>());
    }

    public static void MapWidgetFeatures(this WebApplication app)
    {
        var api = app.MapPublicApi();
        api.MapSessions();
        api.MapEmbedTokens();
        api.MapPreview();
        var withoutTransaction = app.MapGroup("/api/v1"); // none is held while a customer's page is fetched
        withoutTransaction.MapInstallations();
        withoutTransaction.MapThemeSuggestions();

        // The browser's routes act through other services, each in its own transaction and under the same Idempotency-Key.
        var browser = app.MapGroup("/api/v1/widget");
        browser.MapState();
        browser.MapProgress();
        browser.MapThemes();
        browser.MapActions();
        // These are written here, in a transaction of the request.
        var own = api.MapGroup("/widget");
        own.MapCeremonies();
        own.MapRenders();
        own.MapItemViews();

        app.MapBuilds();
        app.MapDemoPages();

        var internals = app.MapGroup("/internal").RequireInternal();
        internals.MapSessionInternals();
        internals.MapShareCodes();
    }
}

using Hatched.BuildingBlocks;
using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Http;
using Hatched.Progression.Clients;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Authoring.PathDefinitions;
using Hatched.Progression.Features.Authoring.Presets;
using Hatched.Progression.Features.Authoring.RewardPools;
using Hatched.Progression.Features.Authoring.Rules;
using Hatched.Progression.Features.CustomerPlans;
using Hatched.Progression.Features.DemoSeed;
using Hatched.Progression.Features.Play.Badges;
using Hatched.Progression.Features.Play.Buddies;
using Hatched.Progression.Features.Play.Eggs;
using Hatched.Progression.Features.Play.Erasures;
using Hatched.Progression.Features.Play.Events;
using Hatched.Progression.Features.Play.Evolutions;
using Hatched.Progression.Features.Play.Mirror;
using Hatched.Progression.Features.Play.Operations;
using Hatched.Progression.Features.Play.Paths;
using Hatched.Progression.Features.Play.Replays;
using Hatched.Progression.Features.Play.SkillDecay;
using Hatched.Progression.Features.Play.Skills;
using Hatched.Progression.Features.Play.StreakClosing;
using Hatched.Progression.Features.Play.Users;
using Hatched.Progression.Features.Play.Wardrobe;
using Hatched.Progression.Features.Play.WidgetViews;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Identity;
using MassTransit;

namespace Hatched.Progression;

/// <summary>The table of contents of Progression.</summary>
internal static class ProgressionFeatures
{
    public static void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<RenderCompletedConsumer>();
        bus.AddConsumer<RenderFailedConsumer>();
        bus.AddConsumer<AutoEvolveConsumer>();
        bus.AddConsumer<WalletMovedConsumer>();
        bus.AddConsumer<ItemAcquiredConsumer>();
        bus.AddConsumer<GateOpenedConsumer>();
        bus.AddConsumer<EraseUserConsumer>();
        bus.AddConsumer<CustomerPlanSetConsumer>();
    }

    public static void AddProgressionFeatures(this WebApplicationBuilder builder)
    {
        builder.AddInternalClient<EconomyClient>("economy");
        builder.AddInternalClient<IngestionClient>("ingestion");
        builder.Services.AddSingleton<SharedTexts>();
        builder.Services.AddSingleton<ExplanationTexts>();
        builder.Services.AddSingleton<ApplyEvents>();
        builder.Services.AddSingleton<RecentBuddies>();
        builder.Services.AddScoped<ApplyOverride>();
        builder.Services.AddScoped<BuddyPresenter>();
        builder.Services.AddScoped<EndOperation>();
        builder.Services.AddOperationKind<HatchOperation>().AddOperationKind<EvolveOperation>();
        builder.Services.AddOperationKind<EquipOperation>().AddOperationKind<RerenderOperation>();
        builder.Services.AddScoped<ReevaluateBuddy>();
        builder.Services.AddScoped<EraseBuddies>();
        builder.Services.AddSingleton<DecaySkills>();
        builder.Services.AddSingleton<RunDecay>();
        builder.Services.AddScoped<PreviewDecay>();
        builder.Services.AddHostedService<DecaySweeper>();
        builder.Services.AddSingleton<CloseStreaks>();
        builder.Services.AddHostedService<StreakSweeper>();
        builder.Services.AddBacklog("streaks", StreakClosingSql.Backlog);
        builder.Services.AddForgetting("skill_decays", "id", SkillDecayRow.Lifetime);
        builder.Services.AddHostedService<OverdueOperations>();
        builder.Services.AddScoped<PathEdits>();
        builder.Services.AddScoped<ReplayEvent>();
        builder.Services.AddScoped<ApplyPreset>();
        builder.AddConfigs();
        builder.AddDemoSeed();
    }

    public static void MapProgressionFeatures(this WebApplication app)
    {
        var api = app.MapPublicApi();
        api.MapConfigs();
        api.MapRules();
        api.MapSkillDecay();
        api.MapRewardPools();
        api.MapPaths();
        api.MapBuddyPaths();
        api.MapPresets();
        api.MapThemePacks();
        api.MapEggs();
        api.MapOperations();
        api.MapBuddies();
        api.MapUserSummaries();
        api.MapSkills();
        api.MapBadges();
        api.MapEvolutions();
        api.MapWardrobe();
        api.MapRerender();

        var internals = app.MapGroup("/internal").RequireInternal();
        internals.MapEvents();
        internals.MapReplays();
        internals.MapBuddyInternals();
        internals.MapWidgetViews();
        internals.MapErasure();
        app.MapGroup("/internal").RequireInternal().Idempotent().MapMirror();
    }
}

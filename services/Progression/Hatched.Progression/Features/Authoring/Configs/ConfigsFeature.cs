namespace Hatched.Progression.Features.Authoring.Configs;

/// <summary>What the routes on configs and rules stand on.</summary>
internal static class ConfigsFeature
{
    public static IHostApplicationBuilder AddConfigs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Rulesets>();
        builder.Services.AddScoped<Drafts>();
        builder.Services.AddScoped<PublishedVersions>();
        builder.Services.AddScoped<PublishDraft>();
        builder.Services.AddScoped<PreviewImpact>();
        builder.Services.AddScoped<CatalogueSnapshot>();
        builder.Services.AddScoped<BuddyPins>();
        return builder;
    }
}

using Hatched.Progression.Features.Presets;

namespace Hatched.Progression.Features.Configs;

/// <summary>What the routes on configs, rules and presets stand on.</summary>
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
        builder.Services.AddScoped<ApplyPreset>();
        return builder;
    }
}

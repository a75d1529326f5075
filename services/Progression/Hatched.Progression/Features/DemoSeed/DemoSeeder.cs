using Hatched.BuildingBlocks.Background;
using Hatched.BuildingBlocks.Data;
using Hatched.Progression.Data;
using Hatched.Progression.Features.Authoring.Configs;
using Hatched.Progression.Features.Authoring.Presets;
using Hatched.ServiceDefaults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Progression.Features.DemoSeed;

/// <summary>Gives the demo customer its rules at the first start; the service is not ready before. Development only.</summary>
internal sealed class DemoSeeder(
    IServiceScopeFactory scopes, DatabaseReady ready, IConfiguration configuration, TimeProvider clock, ILogger<DemoSeeder> log)
    : StartupTask(ready, clock, log)
{
    public const string CustomerSetting = "Hatched:DemoSeed:CustomerId";

    private static readonly HashSet<string> Audiences = ["default"];

    protected override string Obstacle => "waiting for economy";

    protected override Task RunAsync(CancellationToken ct) => SeedAsync(Guid.Parse(configuration[CustomerSetting]!), ct);

    private async Task SeedAsync(Guid customerId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ProgressionDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await scope.ServiceProvider.GetRequiredService<Drafts>().LockAsync(customerId, ct);
        if (await db.ConfigVersions.AnyAsync(version => version.CustomerId == customerId, ct))
        {
            return;
        }

        var preset = PresetLibrary.Find("language-learning")!;
        if (await scope.ServiceProvider.GetRequiredService<ApplyPreset>().RunAsync(preset, customerId, Audiences, ct) is { Refusal: { } refusal })
        {
            throw new InvalidOperationException($"The demo customer's rules were refused: {refusal.Message}");
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        Log.LogInformation("The demo customer has the rules of the preset {Preset}", preset.Key);
    }
}

internal static class DemoSeedFeature
{
    public static IHostApplicationBuilder AddDemoSeed(this IHostApplicationBuilder builder)
    {
        if (DevelopmentSwitches.Of(builder).DemoCustomer is not null)
        {
            builder.Services.AddSingleton<DemoSeeder>();
            builder.Services.AddHostedService(services => services.GetRequiredService<DemoSeeder>());
            builder.Services.AddHealthChecks().AddCheck<DemoSeeder>("demo_seed");
        }

        return builder;
    }
}

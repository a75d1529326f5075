using Hatched.BuildingBlocks.Data;
using Hatched.Imaging.Features.Erasures;
using Hatched.Imaging.Features.Pictures;
using Hatched.Imaging.Features.Rendering;
using MassTransit;

namespace Hatched.Imaging;

/// <summary>The table of contents of Imaging.</summary>
internal static class ImagingFeatures
{
    public static void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<RenderRequestedConsumer, RenderRequestedDefinition>();
        bus.AddConsumer<EraseTracesConsumer>();
    }

    public static void AddImagingFeatures(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<RenderBuddy>();
        builder.Services.AddSingleton<PictureCache>();
        builder.Services.AddSingleton<DrawingQueue>();
        builder.Services.AddSingleton<Rehearsal>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Rehearsal>());
        builder.Services.AddForgetting("render_jobs", "operation_id", RenderJob.Lifetime);
        builder.Services.AddHealthChecks().AddCheck<Rehearsal>("librsvg");
    }

    public static void MapImagingFeatures(this WebApplication app) => app.MapPictures();
}

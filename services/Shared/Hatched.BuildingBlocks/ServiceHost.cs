using System.Diagnostics;
using Hatched.BuildingBlocks.Data;
using Hatched.BuildingBlocks.Http;
using Hatched.BuildingBlocks.Messaging;
using Hatched.ServiceDefaults;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hatched.BuildingBlocks;

/// <summary>A Hatched service in two lines: its defaults, its database and its bus; then its middleware.</summary>
public static class ServiceHost
{
    /// <param name="name">The service's name: of its database, of its queues' prefix, in the topology.</param>
    /// <param name="consumers">Registers the consumers, one by one.</param>
    public static WebApplicationBuilder AddHatchedService<TDb>(this WebApplicationBuilder builder, string name, Action<IBusRegistrationConfigurator>? consumers = null)
        where TDb : ServiceDb
    {
        builder.AddHatchedDefaults();
        builder.Services.AddPrincipals();
        builder.Services.AddSingleton<PublicUrl>();
        builder.AddServiceDatabase<TDb>(name);
        builder.AddHatchedBus(name, consumers);
        return builder;
    }

    /// <summary>The middleware, and the service's OpenAPI document for the gateway to merge.</summary>
    public static WebApplication UseHatchedService(this WebApplication app)
    {
        app.Use(FinishWhatWasBegun);
        app.UseRouting();
        app.UsePathIds();
        app.UseHatchedDefaults();
        app.Use(TellRoute);
        app.UseCharsets();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseIdempotencyFingerprints();
        app.MapOpenApi().AllowAnonymous();
        return app;
    }

    // What a service was asked to do it does, whether or not the caller still waits: a statement is never given up half way. That is not only simpler.
    // Npgsql tells the server of a cancellation over a second connection, and has whoever goes on with the first one wait for it; where that is
    // the thread that hears of both, all connections of the process stand still until it times out.
    private static Task FinishWhatWasBegun(HttpContext context, RequestDelegate next)
    {
        context.RequestAborted = CancellationToken.None;
        return next(context);
    }

    // The gateway's routes are prefixes: which one of ours a request met, its spans say only when they are told.
    private static Task TellRoute(HttpContext context, RequestDelegate next)
    {
        if (Activity.Current is not null)
        {
            context.Response.Headers[RequestIds.RouteHeader] = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        }

        return next(context);
    }

    /// <summary>The public surface: <c>/api/v1</c>, every mutation in one transaction.</summary>
    public static RouteGroupBuilder MapPublicApi(this WebApplication app) => app.MapGroup("/api/v1").Idempotent();
}

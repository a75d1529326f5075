using Hatched.Gateway.Callers;
using Hatched.Gateway.Dashboard;
using Hatched.Gateway.Docs;
using Hatched.Gateway.Health;
using Hatched.Gateway.Limits;
using Hatched.Gateway.Routing;
using Hatched.ServiceDefaults;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Gateway;

/// <summary>The only public door, feature by feature and in the order that a request meets them.</summary>
internal static class GatewayFeatures
{
    public static void AddGateway(this WebApplicationBuilder builder)
    {
        builder.AddRequestBounds();
        builder.AddCallers();
        builder.AddRateLimits();
        builder.AddProxy();
        builder.AddSystemHealth();
        builder.AddDocs();
        builder.AddDashboard();
        builder.Services.AddBrowserAccess();
    }

    public static void UseGateway(this WebApplication app)
    {
        app.UseDistinctPaths();
        app.UseStrippedHeaders();
        app.UseReadableRefusals();
        app.UseHatchedDefaults();
        app.UseRequestBounds();
        app.UseCors();
        app.UseDocs();
        app.UseAdmission();
        app.MapSystemHealth();
        app.MapDocs();
        app.MapDashboard();
        app.MapProxy();
    }
}

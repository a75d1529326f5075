using Hatched.Gateway.Routing;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Gateway.Callers;

/// <summary>Who calls: the gateway asks once, and passes the answer on signed.</summary>
internal static class CallerFeature
{
    // Long enough for a healthy service, short enough that what it said last is served before callers give up.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    public static void AddCallers(this WebApplicationBuilder builder)
    {
        builder.AddInternalClient<AccountsClient>("accounts", Patience);
        builder.AddInternalClient<WidgetClient>("widget", Patience);
        builder.Services.AddSingleton<Deployment>();
        builder.Services.AddSingleton<ApiKeys>();
        builder.Services.AddSingleton<Tokens>();
        builder.Services.AddSingleton<DashboardSessions>();
        builder.Services.AddSingleton<Credentials>();
    }

    /// <summary>Drops what only the gateway may say: a client that sends <c>X-Hatched-…</c> is not believed.</summary>
    public static void UseStrippedHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        var headers = context.Request.Headers;
        foreach (var name in headers.Keys.Where(static name => name.StartsWith("X-Hatched-", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            headers.Remove(name);
        }

        return next(context);
    });

    /// <summary>Looks at the credential, counts the request, and puts the signed principal in the credential's place.</summary>
    public static void UseAdmission(this WebApplication app) => app.UseMiddleware<Admission>();
}

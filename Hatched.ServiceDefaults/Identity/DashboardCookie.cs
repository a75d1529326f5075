using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Hatched.ServiceDefaults.Identity;

/// <summary>The cookie that keeps a dashboard session out of reach of scripts: set by Accounts, read by the gateway, seen by nobody else.</summary>
public sealed class DashboardCookie
{
    /// <summary>What the dashboard's own requests carry; a cross-site form cannot, and a cross-site script only after a preflight.</summary>
    public const string MarkHeader = "X-Dashboard";

    private const string Mark = "1";

    private readonly bool _plain;

    public DashboardCookie(IConfiguration configuration, IHostEnvironment environment)
    {
        var mode = configuration["Hatched:Mode"] ?? (environment.IsDevelopment() ? "test" : "live");
        var address = Uri.TryCreate(configuration["Hatched:PublicUrl"], UriKind.Absolute, out var url) ? url : null;
        _plain = mode is "test" && address is { Scheme: "http", IsLoopback: true };
        PublicOrigin = address?.GetLeftPart(UriPartial.Authority);
    }

    /// <summary>Where the dashboard is served; null when the installation does not say.</summary>
    public string? PublicOrigin { get; }

    /// <summary>The prefix makes browsers insist on Secure, on this host alone, and on the whole path; plain http on a developer's machine cannot have it.</summary>
    public string Name => _plain ? "hatched" : "__Host-hatched";

    /// <summary>Whether the request says that it comes from the dashboard; whether that is so, the gateway has found out.</summary>
    public static bool IsAskedFor(HttpRequest request) => request.Headers[MarkHeader] is [Mark];

    public void Set(HttpResponse response, IssuedToken session) =>
        response.Cookies.Append(Name, session.Token, Options(session.ExpiresAt));

    public void Remove(HttpResponse response) => response.Cookies.Append(Name, "", Options(DateTimeOffset.UnixEpoch));

    private CookieOptions Options(DateTimeOffset expires) => new()
    {
        HttpOnly = true,
        Secure = !_plain,
        SameSite = SameSiteMode.Strict,
        Path = "/",
        Expires = expires,
    };
}

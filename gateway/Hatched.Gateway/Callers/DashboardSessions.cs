using Hatched.ServiceDefaults.Identity;

namespace Hatched.Gateway.Callers;

/// <summary>The dashboard's cookie: who may use it, and that it goes no further than this.</summary>
/// <remarks>
/// Browsers send cookies by themselves, so a cookie alone says nothing about who wants the request. It counts only beside the dashboard's own
/// header, on a request that the browser says our own page has made: no form, picture or script of another site can be that.
/// </remarks>
internal sealed class DashboardSessions(DashboardCookie cookie)
{
    /// <summary>The token of the session, when the dashboard itself asks; null: there is none that counts.</summary>
    public string? TokenOf(HttpRequest request) =>
        IsDashboard(request) && request.Cookies[cookie.Name] is { Length: > 0 and <= 4096 } token ? token : null;

    /// <summary>Takes every cookie off, and the dashboard's header from whoever is not the dashboard: services never see either.</summary>
    public void Strip(HttpRequest request)
    {
        if (!IsDashboard(request))
        {
            request.Headers.Remove(DashboardCookie.MarkHeader);
        }

        request.Headers.Cookie = default;
    }

    private bool IsDashboard(HttpRequest request) => DashboardCookie.IsAskedFor(request) && IsOwnPage(request.Headers);

    // Browsers that do not say where a request comes from still name the origin of what may change something.
    private bool IsOwnPage(IHeaderDictionary headers) => headers["Sec-Fetch-Site"] is { Count: > 0 } site
        ? site is ["same-origin"]
        : headers.Origin is [{ } origin] && origin == cookie.PublicOrigin;
}

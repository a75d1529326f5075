namespace Hatched.Gateway.Routing;

/// <summary>Some paths of one service. <c>/**</c> at the end: the path itself and everything below it; <c>{x}</c>: one segment.</summary>
/// <param name="Limits">Which rate limits the paths draw from.</param>
internal sealed record Routes(string Service, LimitClass Limits, params string[] Paths)
{
    /// <summary>How long the service may be silent before it is given up on: longer than a crowd of changes may wait for its turn there (10 s).</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(12);
}

/// <summary>Which rate limits a path draws from.</summary>
internal enum LimitClass
{
    /// <summary>The credential's one bucket; by client address without a credential.</summary>
    Ordinary,

    /// <summary>Three times the plan's, in a bucket of its own.</summary>
    Widget,

    /// <summary>What visitors of a public page call: by client address, whoever they are.</summary>
    Visitor,

    /// <summary>What a guesser of passwords would call: few, by client address.</summary>
    Burst,

    /// <summary>None, and no credential is looked at: health, documents, and pictures that caches keep for good.</summary>
    Free,
}

/// <summary>Which service answers which path. The longest match wins; what is not here does not exist.</summary>
internal static class RouteTable
{
    public const string Prefix = "/api/v1";

    /// <summary>Under <see cref="Prefix"/>.</summary>
    private static readonly Routes[] Api =
    [
        new("accounts", LimitClass.Ordinary, "/auth/**", "/customers/me", "/customers/me/settings", "/customers/me/audiences", "/customers/me/users/**"),
        new("accounts", LimitClass.Burst, "/auth/login", "/auth/register", "/auth/password/**"),

        new("ingestion", LimitClass.Ordinary, "/events/**", "/event-types/**", "/buddies/{id}/share/events"),
        new("ingestion", LimitClass.Widget, "/widget/buddy/share/events"),
        new("ingestion", LimitClass.Visitor, "/public/b/{code}/events"),

        new("progression", LimitClass.Ordinary, "/eggs/**", "/buddies/**", "/operations/**", "/customers/me/users/{id}/summary"),
        new("progression", LimitClass.Ordinary, "/presets/**", "/customers/me/apply-preset", "/skill-sets/**"),
        // They go through a month of events, or over every buddy that a customer has.
        new("progression", LimitClass.Ordinary, "/config-versions/**") { Patience = TimeSpan.FromSeconds(30) },
        new("progression", LimitClass.Ordinary, "/coin-rules/**", "/skill-rules/**", "/skill-decay-rules/**"),
        new("progression", LimitClass.Ordinary, "/badge-definitions/**", "/streak-definitions/**", "/path-definitions/**"),

        new("economy", LimitClass.Ordinary, "/economy/**", "/marketplaces/**", "/token-config/**", "/gates/**"),
        new("economy", LimitClass.Ordinary, "/buddies/{id}/coins", "/buddies/{id}/coins/spend", "/buddies/{id}/tokens"),
        new("economy", LimitClass.Ordinary, "/buddies/{id}/purchase-item", "/buddies/{id}/purchased-items", "/buddies/{id}/unlock-item"),
        new("economy", LimitClass.Ordinary, "/buddies/{id}/gates/**", "/buddies/{id}/unlocks"),

        new("widget", LimitClass.Widget, "/widget/**", "/widget-sessions/**", "/embed-tokens/**"),
        new("widget", LimitClass.Ordinary, "/customers/me/widget-theme/suggest"),

        new("webhook", LimitClass.Ordinary, "/webhook-configs/**"),
    ];

    public static IReadOnlyList<Routes> All { get; } =
    [
        .. Api.Select(routes => routes with { Paths = [.. routes.Paths.Select(path => Prefix + path)] }),
        new("imaging", LimitClass.Free, "/images/**"),
        new("widget", LimitClass.Free, "/widget.js", "/widget/v1/{file}", "/v/{version}/{file}", "/widget/demo", "/dev/widgets"),
    ];

    /// <summary>As ASP.NET routing writes it.</summary>
    public static string Template(string path) => path.Replace("/**", "/{**rest}", StringComparison.Ordinal);

    public static IReadOnlyList<string> Services { get; } = [.. All.Select(routes => routes.Service).Distinct(StringComparer.Ordinal)];
}

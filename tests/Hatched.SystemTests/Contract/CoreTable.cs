using System.Text.RegularExpressions;
using Hatched.SystemTests.Support;

namespace Hatched.SystemTests.Contract;

/// <summary>A route that the product promises, and the service that is to answer it.</summary>
internal sealed partial record CoreRow(string Service, string Method, string Path)
{
    /// <summary>Method and path; how a parameter in it is called is nobody's business.</summary>
    public string Route => RouteOf(Method, Path);

    public static string RouteOf(string method, string path) => $"{method} {Parameter().Replace(path, "{}")}";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}

/// <summary>The table of the core's routes, and where the system differs from it.</summary>
internal static class CoreTable
{
    public static IReadOnlyList<CoreRow> Rows { get; } =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Contract", "core-endpoints.tsv")).Skip(1).Select(line => line.Split('\t') is [var service, var method, var path]
            ? new CoreRow(service, method, path) : throw new InvalidOperationException(line))];

    /// <summary>Rows that another service answers than the table says, and why.</summary>
    public static IReadOnlyDictionary<string, (string Service, string Reason)> Moved { get; } = new Dictionary<string, (string, string)>
    {
        ["GET /api/v1/webhook-configs/health"] = ("webhook", "deliveries are its data"),
        ["GET /api/v1/webhook-configs/events"] = ("webhook", "what may be subscribed to is its list"),
        ["POST /api/v1/buddies/{}/appearance/rerender"] = ("progression", "the operation and the buddy's appearance are its data; Imaging draws"),
        ["POST /api/v1/widget/appearance/rerender"] = ("widget", "every widget route is: it turns a session into its buddy"),
    };

    /// <summary>What is served and no row of the core, and why.</summary>
    public static IReadOnlyDictionary<string, string> Beyond { get; } = new Dictionary<string, string>
    {
        ["GET /api/v1/widget/badges"] = Widgets,
        ["GET /api/v1/widget/buddy"] = Widgets,
        ["GET /api/v1/widget/marketplace"] = Widgets,
        ["GET /api/v1/widget/evolutions"] = Widgets,
        ["GET /api/v1/widget/operations/{}"] = Widgets,
        ["GET /api/v1/widget/path"] = Widgets,
        ["GET /api/v1/widget/path/{}"] = Widgets,
        ["GET /api/v1/widget/streak/{}"] = Widgets,
        ["GET /api/v1/widget/theme"] = Widgets,
        ["POST /api/v1/customers/me/widget-theme/suggest"] = "of the widgets' table: looks to choose from",
        ["POST /api/v1/widget/buddy/hatched"] = Widgets,
        ["POST /api/v1/widget/marketplace/items/{}/track-view"] = Widgets,
        ["POST /api/v1/widget/path/{}/sub-steps/{}/complete"] = Widgets,
        ["POST /api/v1/widget/rendered"] = Widgets,
        ["GET /api/v1/widget/state"] = Widgets,
        ["GET /api/v1/widget/tokens"] = Widgets,
        ["POST /api/v1/widget/equip"] = Widgets,
        ["POST /api/v1/widget/purchase"] = Widgets,
        ["POST /api/v1/widget/track"] = Widgets,
        ["POST /api/v1/auth/logout"] = "who signs out of the dashboard ends the session, and not only what the browser remembers of it",
        ["POST /api/v1/events/{}/replay"] = "the table tries a draft on all past events together (impact); what it does to one, and why, nothing in it tells",
        ["GET /images/{}.png"] = Pictures,
        ["GET /images/badges/{}.png"] = Pictures,
        ["GET /images/eggs/{}.png"] = Pictures,
        ["GET /images/items/{}/{}.png"] = Pictures,
    };

    private const string Widgets = "of the widgets' table, without which a session is of no use";
    private const string Pictures = "what the image addresses in answers lead to";

    public static string RouteOf(Operation operation) => CoreRow.RouteOf(operation.Method.Method, operation.Path);
}

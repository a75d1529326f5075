using Hatched.Sdk;

namespace Hatched.SystemTests.Sdk;

/// <summary>One method of the client.</summary>
/// <param name="Name">Such as <c>Eggs.CreateAsync</c>.</param>
/// <param name="Route">What it calls, as the document writes it but for the names of parameters: <c>POST /eggs/{}/hatch</c>.</param>
/// <param name="Call">Calls it with ids that there are not, such as <c>b</c> for a buddy's.</param>
/// <param name="Sent">What that sends: method, path and query, and after a space the body.</param>
/// <param name="Real">Calls it so that it succeeds, looks at what came of it, and hands back what was answered last; null when that has no body.</param>
internal sealed record SdkCase(string Name, string Route, Func<HatchedClient, Task> Call, string Sent, Func<SdkWorld, Task<object?>> Real)
{
    /// <summary>Every method, by resource.</summary>
    public static IReadOnlyList<SdkCase> All { get; } =
        [.. ClientCases.All, .. EggCases.All, .. BuddyCases.All, .. EconomyCases.All, .. EventCases.All, .. TokenCases.All, .. WebhookCases.All, .. PathCases.All, .. PathStepCases.All];

    /// <summary>Reads a list to its end.</summary>
    public static async Task<IReadOnlyList<T>> AllOf<T>(IAsyncEnumerable<T> list)
    {
        var all = new List<T>();
        await foreach (var entry in list)
        {
            all.Add(entry);
        }

        return all;
    }
}

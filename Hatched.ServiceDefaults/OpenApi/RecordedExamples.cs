using System.Reflection;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>Requests and answers of a real run, by operation id: <c>{"CreateEgg":{"request":{…},"201":{…}}}</c> in the service's <c>Examples.json</c>.</summary>
internal static class RecordedExamples
{
    private static readonly Lazy<JsonObject> ByOperation = new(() =>
    {
        using var file = Assembly.GetEntryAssembly()?.GetManifestResourceStream("Examples.json");
        return file is null ? [] : JsonNode.Parse(file)!.AsObject();
    });

    /// <summary>Adds what was recorded, where the route gives no example of its own.</summary>
    public static void AddTo(OpenApiOperation operation)
    {
        if (ByOperation.Value[operation.OperationId ?? ""] is not JsonObject recorded)
        {
            return;
        }

        Add(operation.RequestBody?.Content, recorded["request"]);
        foreach (var (status, answer) in operation.Responses ?? [])
        {
            Add(answer.Content, recorded[status]);
        }
    }

    private static void Add(IDictionary<string, OpenApiMediaType>? content, JsonNode? example)
    {
        if (example is not null && content?.TryGetValue("application/json", out var json) is true)
        {
            json.Example ??= example.DeepClone();
        }
    }
}

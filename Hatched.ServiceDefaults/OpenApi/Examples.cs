using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>Examples in the OpenAPI document.</summary>
public static class Examples
{
    /// <summary>A body that the route accepts, as JSON: <c>.Example("""{"label":"server"}""")</c>.</summary>
    public static TBuilder Example<TBuilder>(this TBuilder routes, string body)
        where TBuilder : IEndpointConventionBuilder => routes.AddOpenApiOperationTransformer((operation, _, _) =>
        {
            if (operation.RequestBody?.Content?.TryGetValue("application/json", out var json) is true)
            {
                json.Example = JsonNode.Parse(body);
            }

            return Task.CompletedTask;
        });
}

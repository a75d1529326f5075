using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.OpenApi;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>Bodies in the OpenAPI document.</summary>
public static class Bodies
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

    /// <summary>The body is a list, which the handler reads by itself.</summary>
    public static TBuilder TakesListOf<TBuilder>(this TBuilder routes, Type item, int most)
        where TBuilder : IEndpointConventionBuilder => routes.AddOpenApiOperationTransformer(async (operation, context, ct) =>
        {
            context.Document!.AddComponent(item.Name, await context.GetOrCreateSchemaAsync(item, null, ct));
            operation.RequestBody!.Content!["application/json"].Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = new OpenApiSchemaReference(item.Name, context.Document),
                MinItems = 1,
                MaxItems = most,
            };
        });
}

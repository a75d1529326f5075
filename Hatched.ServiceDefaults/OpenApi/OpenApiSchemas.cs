using System.Text.Json.Serialization;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>Says what the schema exporter cannot know: it leaves a type with a converter of ours empty, and calls every constructor parameter required.</summary>
internal static class OpenApiSchemas
{
    public static Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(string) || type == typeof(DateTimeOffset))
        {
            schema.Type ??= IsNullable(context) ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Format ??= type == typeof(DateTimeOffset) ? "date-time" : null;
        }

        // The exporter drops an element schema that says nothing, which ours of strings does until it comes here.
        if (schema.Items is null && (context.JsonTypeInfo.ElementType == typeof(string) || context.JsonTypeInfo.ElementType == typeof(DateTimeOffset)))
        {
            schema.Items = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = context.JsonTypeInfo.ElementType == typeof(DateTimeOffset) ? "date-time" : null,
            };
        }

        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true) is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }])
            {
                schema.Required?.Remove(property.Name);
            }
        }

        return Task.CompletedTask;
    }

    private static bool IsNullable(OpenApiSchemaTransformerContext context) =>
        Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null || context.JsonPropertyInfo is { IsGetNullable: true };
}

using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Hatched.ServiceDefaults.OpenApi;

/// <summary>Says what the schema exporter cannot know: descriptions, limits, what free JSON holds, types with a converter of ours.</summary>
internal static class OpenApiSchemas
{
    private const string HeldSchema = "x-hatched-holds";

    // The framework moves what stands here beside the $ref that it makes of a schema.
    private const string DescriptionBesideRef = "x-ref-description";

    /// <summary>Free JSON gets no component of its own: each place says what it holds.</summary>
    public static string? Name(JsonTypeInfo type) => Plain(type.Type) == typeof(JsonElement) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);

    public static Task Complete(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        CompleteType(schema, type, context);
        schema.Description ??= XmlComments.Of(type);
        foreach (var property in context.JsonTypeInfo.Properties)
        {
            if (property.AttributeProvider is not PropertyInfo member
                || schema.Properties?.TryGetValue(property.Name, out var found) is not true || found is not OpenApiSchema shown)
            {
                continue;
            }

            if (member.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull })
            {
                schema.Required?.Remove(property.Name);
            }

            if (member.GetCustomAttribute<RequiredAttribute>() is not null)
            {
                (schema.Required ??= new HashSet<string>()).Add(property.Name);
            }

            if (property.AssociatedParameter is { HasDefaultValue: true, DefaultValue: Enum word })
            {
                (shown.Metadata ??= new Dictionary<string, object>())["x-ref-default"] = JsonSerializer.SerializeToNode(word, word.GetType(), HatchedJson.Options)!;
            }

            Describe(shown, member);
            var attributes = member.GetCustomAttributes().Concat(
                property.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(inherit: true).OfType<Attribute>() ?? []).ToArray();
            Limit(shown, attributes, Plain(property.PropertyType), property.IsGetNullable);
            Hold(shown, attributes, Nullable.GetUnderlyingType(property.PropertyType) is not null);
        }

        return Task.CompletedTask;
    }

    /// <summary>Writes down what validation attributes ask for.</summary>
    /// <param name="type">The property's or parameter's, without nullability.</param>
    /// <param name="acceptsNull">A null that attributes allow is one of its values.</param>
    public static void Limit(OpenApiSchema schema, IEnumerable<object> attributes, Type type, bool acceptsNull = false)
    {
        var isList = type != typeof(string);
        foreach (var attribute in attributes)
        {
            switch (attribute)
            {
                case RangeAttribute range:
                    schema.Minimum = Convert.ToString(range.Minimum, CultureInfo.InvariantCulture);
                    schema.Maximum = Convert.ToString(range.Maximum, CultureInfo.InvariantCulture);
                    break;
                case StringLengthAttribute length:
                    (schema.MinLength, schema.MaxLength) = (length.MinimumLength > 0 ? length.MinimumLength : null, length.MaximumLength);
                    break;
                case MinLengthAttribute least when isList:
                    (schema.MinItems, schema.MinLength) = (least.Length, null);
                    break;
                case MaxLengthAttribute most when isList:
                    (schema.MaxItems, schema.MaxLength) = (most.Length, null);
                    break;
                case RegularExpressionAttribute pattern: // .NET's holds for the whole value, JSON Schema's for any part of it
                    schema.Pattern = pattern.Pattern.StartsWith('^') && pattern.Pattern.EndsWith('$') ? pattern.Pattern : $"^(?:{pattern.Pattern})$";
                    break;
                case AllowedValuesAttribute allowed:
                    schema.Enum = [.. allowed.Values.Where(value => value is not null || acceptsNull).Select(value => JsonSerializer.SerializeToNode(value)!)];
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Puts the reference in place of free JSON, once nobody follows references into this document any more.</summary>
    public static Task ReferToHeld(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        foreach (var (owner, name, property) in
            from owner in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? []
            from property in owner.Properties?.ToArray() ?? []
            let schema = property.Value as OpenApiSchema
            where schema?.Extensions?.ContainsKey(HeldSchema) is true
            select (owner, property.Key, schema))
        {
            var held = ((JsonNodeExtension)property.Extensions![HeldSchema]).Node.GetValue<string>();
            property.Extensions.Remove(HeldSchema);
            if (property.Items is not null)
            {
                property.Items = new OpenApiSchemaReference(held, document);
            }
            else
            {
                owner.Properties![name] = new OpenApiSchemaReference(held, document) { Description = property.Description };
            }
        }

        return Task.CompletedTask;
    }

    private static void CompleteType(OpenApiSchema schema, Type type, OpenApiSchemaTransformerContext context)
    {
        if (type == typeof(string) || type == typeof(DateTimeOffset))
        {
            schema.Type ??= IsNullable(context) ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
            schema.Format ??= type == typeof(DateTimeOffset) ? "date-time" : null;
        }

        // A choice of types: the exporter forgets that these are objects and that the name of the choice must be there.
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Object, PolymorphismOptions: null } && schema.Properties?.Keys.Except(context.JsonTypeInfo.Properties.Select(property => property.Name)).ToArray() is [var choice])
        {
            schema.Type ??= JsonSchemaType.Object;
            (schema.Required ??= new HashSet<string>()).Add(choice);
        }

        if (type.IsEnum)
        {
            schema.Type ??= JsonSchemaType.String;
        }

        // The exporter drops an element schema that says nothing, which ours of strings and free JSON does until it comes here.
        if (schema.Items is null && context.JsonTypeInfo.Kind is JsonTypeInfoKind.Enumerable && context.JsonTypeInfo.ElementType is { } element
            && (element == typeof(string) || element == typeof(DateTimeOffset) || element == typeof(JsonElement)))
        {
            schema.Items = new OpenApiSchema
            {
                Type = element == typeof(JsonElement) ? null : JsonSchemaType.String,
                Format = element == typeof(DateTimeOffset) ? "date-time" : null,
            };
        }
    }

    private static void Describe(OpenApiSchema schema, PropertyInfo property)
    {
        if (XmlComments.Of(property) is not { } text)
        {
            return;
        }

        if (schema.Metadata is { } notes && notes.TryGetValue("x-schema-id", out var id) && id is string { Length: > 0 })
        {
            notes[DescriptionBesideRef] = text;
        }
        else
        {
            schema.Description = text;
        }
    }

    private static void Hold(OpenApiSchema schema, IReadOnlyList<Attribute> attributes, bool nullable)
    {
        var holds = attributes.OfType<HoldsAttribute>().FirstOrDefault();
        var isBlob = attributes.OfType<JsonBlobAttribute>().Any();
        if (isBlob)
        {
            schema.Description ??= $"A free JSON object, at most {JsonBlobAttribute.MaxBytes / 1024} KiB and {JsonBlobAttribute.MaxDepth} levels deep.";
        }

        if (isBlob || holds is { Schema: null })
        {
            schema.Type = nullable ? JsonSchemaType.Object | JsonSchemaType.Null : JsonSchemaType.Object;
            schema.AdditionalPropertiesAllowed = true;
        }
        else if (holds is { Schema: { } held })
        {
            if (holds.Many)
            {
                schema.Type = JsonSchemaType.Array;
                schema.Items = new OpenApiSchema();
            }

            schema.AddExtension(HeldSchema, new JsonNodeExtension(JsonValue.Create(held)));
        }
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsNullable(OpenApiSchemaTransformerContext context) =>
        Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) is not null || context.JsonPropertyInfo is { IsGetNullable: true };
}

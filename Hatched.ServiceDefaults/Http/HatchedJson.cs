using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Hatched.Contracts;

namespace Hatched.ServiceDefaults.Http;

/// <summary>How Hatched speaks JSON: strict, snake_case, instants in UTC with <c>Z</c>.</summary>
public static class HatchedJson
{
    internal const string NullElementMessage = "must not contain null";

    /// <summary>The options of the public surface and of internal calls alike.</summary>
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    /// <summary>For reading another service's answers: it may be newer and say more.</summary>
    public static JsonSerializerOptions Tolerant { get; } = new(Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.PropertyNameCaseInsensitive = false;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.AllowOutOfOrderMetadataProperties = true; // {config, type} says what {type, config} does
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.MaxDepth = 32;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping; // an API, not a page: "+" and "é" stay readable
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new CleanStringConverter());
        options.Converters.Add(new UtcInstantConverter());
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(RefuseNullElements);
        return options;
    }

    // Nullable annotations hold for properties; the elements of a list have none at run time, and no list of ours holds nulls.
    private static void RefuseNullElements(JsonTypeInfo list)
    {
        if (list.Kind is JsonTypeInfoKind.Enumerable && list.ElementType is { IsValueType: false })
        {
            list.OnDeserialized = read =>
            {
                if (read is System.Collections.IEnumerable elements && elements.Cast<object?>().Contains(null))
                {
                    throw new JsonException(NullElementMessage);
                }
            };
        }
    }

    /// <summary>A C# name as it stands on the wire.</summary>
    public static string Name(string clrName) => JsonNamingPolicy.SnakeCaseLower.ConvertName(clrName);
}

/// <summary>Refuses what PostgreSQL cannot store: NUL characters (lone surrogates the reader refuses by itself).</summary>
internal sealed class CleanStringConverter : JsonConverter<string>
{
    internal const string NulMessage = StorableJson.NulMessage;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            throw new JsonException();
        }

        var text = reader.GetString();
        return text is not null && text.Contains('\0') ? throw new JsonException(NulMessage) : text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString()!;
        return text.Contains('\0') ? throw new JsonException(NulMessage) : text;
    }

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);
}

/// <summary>Instants: ISO 8601 in, UTC with <c>Z</c> out.</summary>
/// <remarks>To the microsecond, which is what PostgreSQL keeps: the answer that creates something shows the same instant as the next read.</remarks>
internal sealed class UtcInstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is not JsonTokenType.String ? throw Malformed()
        // Without an offset it is UTC: what the server's own time zone makes of it is nobody's business.
        : reader.TryGetDateTime(out var bare) && bare.Kind is DateTimeKind.Unspecified ? new DateTimeOffset(bare, TimeSpan.Zero)
        : reader.TryGetDateTimeOffset(out var instant) ? instant.ToUniversalTime()
        : throw Malformed();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.AddTicks(-(value.Ticks % TimeSpan.TicksPerMicrosecond)));

    private static JsonException Malformed() => new("must be an ISO 8601 instant such as 2026-04-08T10:30:00Z");
}

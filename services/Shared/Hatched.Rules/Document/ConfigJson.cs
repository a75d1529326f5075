using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hatched.Rules.Document;

/// <summary>How a config is written: snake_case, every property present, unknown ones refused. Used for storage and for the presets.</summary>
/// <remarks>Deliberately strict on reading too: a rule whose limits were silently dropped would pay out wrongly.</remarks>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowOutOfOrderMetadataProperties = true)]
[JsonSerializable(typeof(ConfigDocument))]
[JsonSerializable(typeof(IReadOnlyList<TokenConfig>))]
[JsonSerializable(typeof(IReadOnlyList<Marketplace>))]
[JsonSerializable(typeof(IReadOnlyList<Gate>))]
internal sealed partial class ConfigJson : JsonSerializerContext
{
    public static string Write(ConfigDocument document) => JsonSerializer.Serialize(document, Default.ConfigDocument);

    public static ConfigDocument Read(string json) =>
        JsonSerializer.Deserialize(json, Default.ConfigDocument) ?? throw new JsonException("A config document is an object.");
}

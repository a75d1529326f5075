using System.Text.Json;
using System.Text.Json.Serialization;
using Hatched.Contracts.Internal;

namespace Hatched.Rules.State;

/// <summary>The stored form of <see cref="BuddyState"/>: zeros and nulls are left out.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(BuddyState))]
internal sealed partial class BuddyStateJson : JsonSerializerContext
{
    public static byte[] Write(BuddyState state) => JsonSerializer.SerializeToUtf8Bytes(state, Default.BuddyState);

    public static BuddyState Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, Default.BuddyState) ?? throw new JsonException("A state is an object.");

    public static BuddyState Read(string json) =>
        JsonSerializer.Deserialize(json, Default.BuddyState) ?? throw new JsonException("A state is an object.");
}

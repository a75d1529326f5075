using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hatched.Sdk;

/// <summary>A word of a list that may grow: words that this version does not know are kept as they come.</summary>
/// <typeparam name="TSelf">The list.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public interface IOpenEnum<TSelf>
    where TSelf : struct, IOpenEnum<TSelf>
{
    /// <summary>The word on the wire.</summary>
    string Value { get; }

    /// <summary>The word as a value of the list.</summary>
    /// <param name="value">On the wire.</param>
    static abstract TSelf Of(string value);
}

/// <summary>Reads and writes an <see cref="IOpenEnum{TSelf}"/> as its word.</summary>
/// <typeparam name="T">The list.</typeparam>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnum<T>
{
    /// <inheritdoc />
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.Of(reader.GetString() ?? "");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

using System.Text.Json;

namespace Hatched.Sdk.Tests.Support;

/// <summary>What every SDK must do, whatever its language: the files in <c>sdk/vectors</c>.</summary>
internal static class Vectors
{
    public static TheoryData<string> Names(string file) => [.. Read(file).Select(entry => entry.GetProperty("name").GetString()!)];

    public static JsonElement Named(string file, string name) => Read(file).Single(entry => entry.GetProperty("name").GetString() == name);

    public static IReadOnlyList<JsonElement> Read(string file)
    {
        IReadOnlyList<JsonElement> entries = [.. JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", file))).EnumerateArray()];
        Assert.NotEmpty(entries);
        return entries;
    }

    public static (string Name, string Value)[] Headers(JsonElement entry) =>
        entry.TryGetProperty("headers", out var headers) ? [.. headers.EnumerateObject().Select(h => (h.Name, h.Value.GetString()!))] : [];

    /// <summary>The exception for a class of the JavaScript SDK.</summary>
    public static Type Exception(string jsClass)
    {
        Assert.EndsWith("Error", jsClass, StringComparison.Ordinal);
        var name = $"Hatched.Sdk.{jsClass[..^"Error".Length]}Exception";
        return typeof(HatchedClient).Assembly.GetType(name, throwOnError: true)!;
    }
}

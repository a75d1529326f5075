using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Hatched.Sdk.Http;

/// <summary>One call, the same over all its attempts.</summary>
internal sealed class ApiRequest(HttpMethod method, string path)
{
    private readonly StringBuilder query = new();

    public HttpMethod Method => method;

    /// <summary>Under the base address, escaped.</summary>
    public string Path => path;

    public string PathAndQuery => path + query;

    public byte[]? Body { get; private set; }

    /// <summary>One for the call, kept over its attempts: the server carries it out once.</summary>
    public string? IdempotencyKey { get; private set; } = method == HttpMethod.Get ? null : Guid.CreateVersion7().ToString();

    public static ApiRequest Get(string path) => new(HttpMethod.Get, path);

    public static ApiRequest Post(string path) => new(HttpMethod.Post, path);

    public static ApiRequest Put(string path) => new(HttpMethod.Put, path);

    public static ApiRequest Patch(string path) => new(HttpMethod.Patch, path);

    public static ApiRequest Delete(string path) => new(HttpMethod.Delete, path);

    /// <summary>A value of the caller's as one segment of a path.</summary>
    public static string Segment(string value, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        // "." and ".." would be resolved away before they are sent, and another route be asked.
        return value is "." or ".." ? throw new ArgumentException($"{value} is no id.", name) : Uri.EscapeDataString(value);
    }

    public ApiRequest With<T>(T body, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(body);
        Body = JsonSerializer.SerializeToUtf8Bytes(body, type);
        return this;
    }

    public ApiRequest Query(string name, string? value)
    {
        if (value is not null)
        {
            query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return this;
    }

    public ApiRequest Query(string name, int? value) => Query(name, value?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public ApiRequest UnderKey(string? idempotencyKey)
    {
        IdempotencyKey = idempotencyKey ?? IdempotencyKey;
        return this;
    }
}

using System.Net.Http.Headers;
using System.Text.Json;

namespace Hatched.SystemTests.Support;

/// <summary>What came back, whole.</summary>
internal sealed record Answer(string Request, int Status, HttpResponseHeaders Headers, MediaTypeHeaderValue? ContentType, byte[] Bytes)
{
    public string Text => System.Text.Encoding.UTF8.GetString(Bytes);

    public JsonElement Json
    {
        get
        {
            try
            {
                return JsonElement.Parse(Text);
            }
            catch (JsonException e)
            {
                throw new InvalidOperationException($"No JSON: {this}", e);
            }
        }
    }

    /// <summary>The error's code, or null when this is no error in the envelope.</summary>
    public string? Code => Status >= 400 && Bytes.Length > 0 && Json is var json && json.Has("error") ? json.At("error").Str("code") : null;

    public string Message => Json.At("error").Str("message");

    public JsonElement Details => Json.At("error").At("details");

    /// <summary>The messages of <c>details.fields</c>.</summary>
    public IReadOnlyList<string> FieldMessages => [.. Details.List("fields").Select(fault => fault.Str("message"))];

    public string? Header(string name) => Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    public Answer Expect(params int[] statuses)
    {
        Assert.True(statuses.Contains(Status), $"Expected {string.Join(" or ", statuses)}: {this}");
        return this;
    }

    /// <summary>An error in the envelope: code, a message, and the request id that the header has too.</summary>
    public Answer ExpectError(int status, string code)
    {
        Assert.True(Status == status && Code == code, $"Expected {status} {code}: {this}");
        var error = Json.At("error");
        Assert.NotEmpty(error.Str("message"));
        Assert.Equal(Header("X-Request-Id"), error.Str("requestId"));
        return this;
    }

    public override string ToString() => $"{Request} → {Status} {(Text.Length > 2000 ? Text[..2000] + "…" : Text)}";
}

using System.Text;
using System.Text.Json;

namespace Hatched.BuildingBlocks.Http;

/// <summary>
/// The bytes of a kept answer before they are sealed: the path that was asked and whom the request named, then what was answered. So an erasure
/// finds answers that name nobody themselves, a session's token for instance.
/// </summary>
/// <remarks>What was kept before paths were has none; JSON never begins with the mark.</remarks>
internal static class KeptBody
{
    private const byte Mark = 1;

    /// <param name="subject">As <see cref="SubjectOf"/> gives it.</param>
    public static byte[] Write(string path, byte[] subject, byte[] answer) =>
        [Mark, .. Encoding.UTF8.GetBytes(path), (byte)' ', .. subject, (byte)'\n', .. answer];

    public static byte[] Read(byte[] kept) => kept is [Mark, ..] ? kept[(Array.IndexOf(kept, (byte)'\n') + 1)..] : kept;

    /// <summary>The request's own <c>user_id</c> and <c>buddy_id</c>, each in quotes; empty where it has none or is no JSON object.</summary>
    public static byte[] SubjectOf(ReadOnlySpan<byte> request)
    {
        var subject = new List<string>(2);
        try
        {
            var json = new Utf8JsonReader(request);
            while (json.Read())
            {
                if (json.CurrentDepth is 1 && json.TokenType is JsonTokenType.PropertyName
                    && (json.ValueTextEquals("user_id"u8) || json.ValueTextEquals("buddy_id"u8))
                    && json.Read() && json.TokenType is JsonTokenType.String)
                {
                    subject.Add(JsonSerializer.Serialize(json.GetString(), ServiceDefaults.Http.HatchedJson.Options));
                }
            }
        }
        catch (Exception refused) when (refused is JsonException or InvalidOperationException)
        {
            // No JSON, or a lone surrogate: the request is refused, and nothing is kept.
        }

        return Encoding.UTF8.GetBytes(string.Join(' ', subject));
    }
}

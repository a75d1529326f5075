using System.Net.Http.Json;
using System.Text.Json;
using Hatched.BuildingBlocks.Http;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Widget.Clients;

/// <summary>Does through another service's public route what the browser asked for: one implementation, one answer, one idempotency record.</summary>
internal static class Forward
{
    public static Task<JsonElement> GetAsync(HttpClient http, string path, Guid customerId, CancellationToken ct) =>
        http.AskAsync<JsonElement>(HttpMethod.Get, path, null, customerId, ct);

    /// <summary>The request's Idempotency-Key as other services get it.</summary>
    /// <returns>Null without a key, empty with one that is not acceptable.</returns>
    public static string? KeyOf(HttpContext context, Principal caller) => !context.Request.Headers.TryGetValue(Mutations.Header, out var key) ? null
        : Mutations.IsAcceptableKey(key.ToString()) ? KeyRooms.KeyFor(caller, key.ToString())
        : "";

    /// <param name="repeatable">The write is idempotent by itself; otherwise only an Idempotency-Key makes a second try safe.</param>
    public static async Task<IResult> SendAsync(
        HttpClient http, HttpMethod method, string path, object? body, HttpContext context, Principal caller, CancellationToken ct, bool repeatable = false)
    {
        var key = KeyOf(context, caller);
        if (key is "")
        {
            return Mutations.BadKey;
        }

        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: HatchedJson.Options) };
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation(Mutations.Header, key);
        }

        request.OnBehalfOf(caller, repeatable || key is not null);
        using var response = await http.SendAsync(request, ct);
        await response.EnsureAnsweredAsync(ct);
        if (response.Headers.Contains(Mutations.ReplayedHeader))
        {
            context.Response.Headers[Mutations.ReplayedHeader] = "true";
        }

        return TypedResults.Json(await response.Content.ReadFromJsonAsync<JsonElement>(HatchedJson.Options, ct), HatchedJson.Options, statusCode: (int)response.StatusCode);
    }
}

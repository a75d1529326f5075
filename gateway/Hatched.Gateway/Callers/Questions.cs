using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Clients;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Gateway.Callers;

/// <summary>An answer of Accounts with the bytes it came in: equal bytes mean that nothing has changed.</summary>
internal sealed record Told<T>(byte[] Bytes, T Value);

/// <summary>What the gateway asks Accounts.</summary>
internal sealed class AccountsClient(HttpClient http)
{
    /// <summary>Null when the key is unknown or revoked; <paramref name="last"/> itself when nothing changed.</summary>
    public Task<Told<ResolvedCredential>?> ResolveAsync(string keyHash, Told<ResolvedCredential>? last) =>
        http.AskAsync(HttpMethod.Post, "/internal/credentials/resolve", new ResolveCredential(keyHash), last);

    /// <summary>Null when there is no such customer.</summary>
    public Task<Told<CustomerProfile>?> GetCustomerAsync(Guid customerId, Told<CustomerProfile>? last) =>
        http.AskAsync(HttpMethod.Get, $"/internal/customers/{customerId}", null, last);
}

/// <summary>What the gateway asks Widget.</summary>
internal sealed class WidgetClient(HttpClient http)
{
    /// <summary>Null when there is no such session.</summary>
    public Task<Told<SessionState>?> GetSessionAsync(Guid sessionId, Told<SessionState>? last) =>
        http.AskAsync(HttpMethod.Get, $"/internal/sessions/{sessionId}", null, last);
}

internal static class Questions
{
    public static async Task<Told<T>?> AskAsync<T>(this HttpClient http, HttpMethod method, string path, object? body, Told<T>? last)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Options.Set(InternalClients.Repeatable, true);
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType(), options: HatchedJson.Options);
        }

        using var response = await http.SendAsync(request);
        if (response.StatusCode is HttpStatusCode.NotFound)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        var bytes = await response.Content.ReadAsByteArrayAsync();
        return last is not null && bytes.AsSpan().SequenceEqual(last.Bytes)
            ? last
            : new Told<T>(bytes, JsonSerializer.Deserialize<T>(bytes, HatchedJson.Options)!);
    }
}

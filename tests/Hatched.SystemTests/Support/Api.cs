using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Hatched.SystemTests.Support;

/// <summary>The public surface with one credential, or with none.</summary>
internal sealed class Api(string? credential = null, string? baseUrl = null)
{
    public const string Prefix = "/api/v1";

    private static readonly HttpClient Http = new(new SocketsHttpHandler
    {
        UseCookies = false,
        AllowAutoRedirect = false,
        RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, // clients do send such things
    })
    { Timeout = TimeSpan.FromSeconds(30) };

    public static Api Anonymous { get; } = new();

    public string? Credential => credential;

    /// <summary>Reads; an answer that says to come back in a second is taken at its word.</summary>
    public Task<Answer> GetAsync(string path, params (string Name, string Value)[] headers) => Wait.ForAsync($"GET {path} is answered", async () =>
        await SendAsync(HttpMethod.Get, path, null, headers) is var answer && answer.IsBusy ? null : answer);

    /// <summary>Everything that a cursor list shows, newest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string path)
    {
        List<JsonElement> all = [];
        string? cursor = null;
        do
        {
            var page = (await GetAsync($"{path}?limit=200{(cursor is null ? "" : $"&cursor={cursor}")}")).Expect(200).Json;
            all.AddRange(page.List("data"));
            cursor = page.At("pagination").StrOrNull("nextCursor");
        }
        while (cursor is not null);

        return all;
    }

    /// <summary>Does what a test needs before it begins, as careful clients do: under a key, and again while the answer is to come back.</summary>
    public Task<Answer> PrepareAsync(HttpMethod method, string path, object? body = null)
    {
        var key = ("Idempotency-Key", Guid.CreateVersion7().ToString());
        return Wait.ForAsync($"{method} {path} is answered", async () => await SendAsync(method, path, body, key) is var answer && answer.IsBusy ? null : answer);
    }

    public Task<Answer> PostAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Post, path, body, headers);

    public Task<Answer> PutAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Put, path, body, headers);

    public Task<Answer> PatchAsync(string path, object? body = null, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Patch, path, body, headers);

    public Task<Answer> DeleteAsync(string path, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Delete, path, null, headers);

    /// <param name="path">Under <c>/api/v1</c>, or whole when it starts with <c>/api</c> or <c>//</c> (then one slash is the root's).</param>
    /// <param name="body">A string is sent as it is, anything else as JSON.</param>
    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        var ct = TestContext.Current.CancellationToken;
        var whole = path.StartsWith("//", StringComparison.Ordinal) ? path[1..] : path.StartsWith("/api/", StringComparison.Ordinal) ? path : Prefix + path;
        using var request = new HttpRequestMessage(method, (baseUrl ?? TestSystem.BaseUrl) + whole);
        if (credential is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {credential}");
        }

        var text = body as string ?? (body is null ? null : JsonSerializer.Serialize(body));
        if (text is not null)
        {
            request.Content = new StringContent(text, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (name is "Content-Type")
            {
                request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        using var response = await Http.SendAsync(request, ct);
        var answer = new Answer(
            $"{method} {whole} {(text?.Length > 300 ? text[..300] + "…" : text)}", (int)response.StatusCode, response.Headers,
            response.Content.Headers.ContentType, await response.Content.ReadAsByteArrayAsync(ct));
        // Whatever a test is about: what the document does not tell of is not to be answered.
        var fault = whole == OpenApi.Address ? null : Documented.Fault(await OpenApi.ReadAsync(), method, whole, answer);
        Assert.True(fault is null, $"{fault}: {answer}");
        return answer;
    }
}

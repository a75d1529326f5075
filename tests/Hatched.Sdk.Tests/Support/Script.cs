using System.Net;
using System.Text;
using System.Text.Json;

namespace Hatched.Sdk.Tests.Support;

/// <summary>A request as the client sent it.</summary>
internal sealed record Sent(HttpMethod Method, Uri Uri, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);

    public JsonElement Json => JsonElement.Parse(Body);
}

/// <summary>Answers requests one after the other as told, and remembers them. The last answer is repeated.</summary>
internal sealed class Script(params Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>[] answers) : HttpMessageHandler
{
    private readonly List<Sent> sent = [];

    public IReadOnlyList<Sent> Sent => sent;

    public static Script Of(int status, string body = "{}", params (string Name, string Value)[] headers) => new(Answer(status, body, headers));

    public static Script Of(string body) => Of(200, body);

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer(int status, string body = "{}", params (string Name, string Value)[] headers) => (_, _) =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    };

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> NetworkError { get; } =
        (_, _) => throw new HttpRequestException("Connection refused");

    public static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Silence { get; } = async (_, ct) =>
    {
        await Task.Delay(Timeout.Infinite, ct);
        throw new InvalidOperationException();
    };

    /// <summary>A client with a secret key whose requests come here.</summary>
    public HatchedClient Client(Action<HatchedClientOptions>? change = null)
    {
        var options = new HatchedClientOptions { ApiKey = "hatch_test_0123456789", BaseUrl = new Uri("http://hatched.test"), HttpClient = new HttpClient(this) };
        change?.Invoke(options);
        return new HatchedClient(options);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []);
        sent.Add(new Sent(
            request.Method, request.RequestUri!, headers.ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        return await answers[Math.Min(sent.Count, answers.Length) - 1](request, cancellationToken);
    }
}

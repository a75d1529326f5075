using System.Text.Json;
using System.Text.Json.Nodes;
using Hatched.Gateway.Routing;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Hatched.Gateway.Docs;

/// <summary>The merged document, kept until a service describes itself otherwise. Services are asked when somebody reads it, at most every few seconds.</summary>
internal sealed class ServiceDocuments(
    IHttpClientFactory clients,
    IConfiguration configuration,
    [FromKeyedServices("v1")] IOpenApiDocumentProvider own,
    TimeProvider clock,
    ILogger<ServiceDocuments> log) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<string, byte[]> _texts = new(StringComparer.Ordinal);
    private (byte[] Document, long CheckedAt)? _merged;

    public async Task<byte[]> GetAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_merged is { } kept && clock.GetElapsedTime(kept.CheckedAt) < Fresh)
            {
                return kept.Document;
            }

            var texts = await Task.WhenAll(RouteTable.Services.Select(async service => (Service: service, Text: await FetchAsync(service, ct))));
            // A service that is away keeps what it said last; one never heard of is absent until it comes.
            var changed = texts.Where(found => found.Text is not null && !(_texts.TryGetValue(found.Service, out var last) && last.AsSpan().SequenceEqual(found.Text))).ToArray();
            foreach (var (service, text) in changed)
            {
                _texts[service] = text!;
            }

            var document = _merged is { } current && changed is [] ? current.Document : await MergeAsync(ct);
            _merged = (document, clock.GetTimestamp());
            return document;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<byte[]> MergeAsync(CancellationToken ct)
    {
        var gateway = JsonNode.Parse(await (await own.GetOpenApiDocumentAsync(ct)).SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, ct))!.AsObject();
        var parts = new List<DocumentPart> { new("gateway", gateway, _ => true) };
        foreach (var service in RouteTable.Services.Where(_texts.ContainsKey))
        {
            parts.Add(new(service, JsonNode.Parse(_texts[service])!.AsObject(), path => RouteMatcher.OwnerOf(path) == service));
        }

        return JsonSerializer.SerializeToUtf8Bytes(DocumentMerge.Merge(Frame.Create(configuration["Hatched:PublicUrl"]), parts));
    }

    private async Task<byte[]?> FetchAsync(string service, CancellationToken ct)
    {
        foreach (var address in Proxy.Addresses(configuration, service))
        {
            try
            {
                using var http = clients.CreateClient(nameof(ServiceDocuments));
                return await http.GetByteArrayAsync($"{address.TrimEnd('/')}/openapi/v1.json", ct);
            }
            catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
            {
                log.LogDebug(e, "{Service} does not describe itself", service);
            }
        }

        return null;
    }
}

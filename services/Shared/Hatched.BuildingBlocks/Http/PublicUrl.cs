using Microsoft.Extensions.Configuration;

namespace Hatched.BuildingBlocks.Http;

/// <summary>The address at which the outside reaches us (<c>Hatched:PublicUrl</c>): links in answers, webhooks and widgets are absolute.</summary>
public sealed class PublicUrl(IConfiguration configuration)
{
    private readonly string _base = configuration["Hatched:PublicUrl"]?.TrimEnd('/') ?? "";

    /// <param name="path">Rooted: <c>/images/…</c>.</param>
    public string To(string path) => _base + path;
}

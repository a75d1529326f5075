using System.Collections.Frozen;

namespace Hatched.Gateway.Dashboard;

/// <summary>A built file as it is sent: compressed already, where the browser takes that.</summary>
internal sealed record DashboardAsset(string Path, string ContentType, string? Encoding);

/// <summary>The built dashboard on disk. It may appear, or be built anew, while the gateway runs.</summary>
internal sealed class DashboardFiles(IConfiguration configuration)
{
    /// <summary>Stands in the built pages where the answer's nonce goes.</summary>
    public const string NoncePlaceholder = "__NONCE__";

    private static readonly FrozenDictionary<string, string> ContentTypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".webp"] = "image/webp",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    // In the order in which they are preferred.
    private static readonly (string Encoding, string Suffix)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    private readonly string? _folder = configuration["Hatched:DashboardFolder"] ?? FindFolder();

    /// <summary>The page that every address gets; null when there is no build.</summary>
    public async Task<string?> ReadIndexAsync(CancellationToken ct)
    {
        try
        {
            return _folder is null ? null : await File.ReadAllTextAsync(Path.Combine(_folder, "index.html"), ct);
        }
        catch (IOException) // not built yet, or just being built anew
        {
            return null;
        }
    }

    public DashboardAsset? FindAsset(string name, string acceptedEncodings)
    {
        // The build gives its assets flat names: nothing else is looked for, least of all outside of their folder.
        if (_folder is null || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_')
            || !ContentTypes.TryGetValue(Path.GetExtension(name), out var type))
        {
            return null;
        }

        var path = Path.Combine(_folder, "assets", name);
        foreach (var (encoding, suffix) in Compressed)
        {
            if (acceptedEncodings.Contains(encoding, StringComparison.OrdinalIgnoreCase) && File.Exists(path + suffix))
            {
                return new DashboardAsset(path + suffix, type, encoding);
            }
        }

        return File.Exists(path) ? new DashboardAsset(path, type, null) : null;
    }

    // Beside the program where it is deployed, in the checkout where it is developed.
    private static string? FindFolder()
    {
        var deployed = Path.Combine(AppContext.BaseDirectory, "dashboard");
        if (Directory.Exists(deployed))
        {
            return deployed;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hatched.sln")))
        {
            folder = folder.Parent;
        }

        return folder is null ? null : Path.Combine(folder.FullName, "dashboard", "dist");
    }
}

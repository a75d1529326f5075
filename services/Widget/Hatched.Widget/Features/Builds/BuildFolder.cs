using System.Security.Cryptography;
using System.Text.Json;

namespace Hatched.Widget.Features.Builds;

/// <summary>A file as the build has left it, and as it goes over the wire.</summary>
internal sealed record BuiltFile(string Path, byte[] Content, byte[]? Gzip, byte[]? Brotli)
{
    public string Sha384 { get; } = Convert.ToBase64String(SHA384.HashData(Content));
}

/// <summary>A build of the widgets, whole.</summary>
internal sealed record FrontEndBuild(string Version, IReadOnlyList<BuiltFile> Files);

/// <summary>Where the build of this deployment lies: beside the program, or in the checkout that it runs from.</summary>
internal sealed class BuildFolder(IConfiguration configuration)
{
    private const string Index = "integrity.json";

    /// <summary>When it was last built; null while there is no build.</summary>
    public DateTime? BuiltAt() => Find() is { } folder ? File.GetLastWriteTimeUtc(System.IO.Path.Combine(folder, Index)) : null;

    /// <summary>Null while there is no build, or one is being written.</summary>
    public FrontEndBuild? Read()
    {
        if (Find() is not { } folder)
        {
            return null;
        }

        try
        {
            var index = File.ReadAllBytes(System.IO.Path.Combine(folder, Index));
            using var document = JsonDocument.Parse(index);
            var names = document.RootElement.GetProperty("files").EnumerateObject().Select(file => file.Name).ToArray();
            var maps = names.Select(name => name + ".map").Where(map => File.Exists(System.IO.Path.Combine(folder, map)));
            return new FrontEndBuild(
                document.RootElement.GetProperty("version").GetString()!,
                [new BuiltFile(Index, index, null, null), .. names.Concat(maps).Select(name => ReadFile(folder, name))]);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    private static BuiltFile ReadFile(string folder, string name)
    {
        var path = System.IO.Path.Combine(folder, name);
        return new BuiltFile(name, File.ReadAllBytes(path), Packed(path + ".gz"), Packed(path + ".br"));
    }

    private static byte[]? Packed(string path) => File.Exists(path) ? File.ReadAllBytes(path) : null;

    private string? Find()
    {
        if (configuration["Hatched:WidgetBuild"] is { Length: > 0 } given)
        {
            return Holds(given) ? given : null;
        }

        var beside = System.IO.Path.Combine(AppContext.BaseDirectory, "widgets");
        if (Holds(beside))
        {
            return beside;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var built = System.IO.Path.Combine(folder.FullName, "widgets", "dist");
            if (Holds(built))
            {
                return built;
            }
        }

        return null;
    }

    private static bool Holds(string folder) => File.Exists(System.IO.Path.Combine(folder, Index));
}

namespace Hatched.AppHost.Local;

/// <summary>Where this checkout lies and where its builds are.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>The built program of a project, from the same kind of build (Release, Debug) as this one.</summary>
    public static string ProgramOf(string project)
    {
        var folder = Path.Combine(Root, Path.GetDirectoryName(project)!);
        return Path.Combine(folder, Build, Path.GetFileNameWithoutExtension(project) + ".dll");
    }

    // …/bin/Release/net10.0/
    private static string Build { get; } = string.Join('/', AppContext.BaseDirectory.TrimEnd('/').Split('/')[^3..]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Hatched.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new LaunchException($"No Hatched checkout around {AppContext.BaseDirectory}.");
    }
}

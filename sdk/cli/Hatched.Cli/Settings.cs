namespace Hatched.Cli;

/// <summary>Which Hatched to talk to, and as whom.</summary>
internal sealed record Settings(Uri? BaseUrl, string ApiKey)
{
    private const string UrlName = "HATCHED_BASE_URL";
    private const string KeyName = "HATCHED_API_KEY";

    /// <summary>The folder that <c>./hatched up</c> keeps its state in.</summary>
    public static string StateFolder => ".hatched";

    public static Settings Read(Uri? baseUrl, string? apiKey)
    {
        var file = ReadFile(Path.Combine(StateFolder, "dev.env"));
        string? Value(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? set : file.GetValueOrDefault(name);
        if (baseUrl is null && Value(UrlName) is { } url && !Uri.TryCreate(url, UriKind.Absolute, out baseUrl))
        {
            throw new CommandException($"{UrlName} is {url}, which is no address.", Shared.Usage);
        }

        return new Settings(
            baseUrl, apiKey ?? Value(KeyName) ?? throw new CommandException($"There is no credential. Start a system with ./hatched up, or set {UrlName} and {KeyName}.", Shared.Usage));
    }

    private static Dictionary<string, string> ReadFile(string path) => !File.Exists(path) ? [] : File.ReadAllLines(path)
        .Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());
}

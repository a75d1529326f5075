namespace Hatched.Accounts;

/// <summary>What this deployment is.</summary>
/// <param name="Mode"><c>test</c> or <c>live</c>: the mode of the keys that it issues and accepts.</param>
/// <param name="PublicUrl">The gateway's address, for links in mails; no slash at its end.</param>
internal sealed record Deployment(string Mode, string PublicUrl)
{
    /// <remarks>Outside Development the mode must be said: a live system that issues test keys by default would be found out late.</remarks>
    public static Deployment From(IConfiguration configuration, IHostEnvironment environment)
    {
        var mode = configuration["Hatched:Mode"] ?? (environment.IsDevelopment() ? "test" : null);
        return mode is "test" or "live"
            ? new Deployment(mode, (configuration["Hatched:PublicUrl"] ?? "").TrimEnd('/'))
            : throw new InvalidOperationException("Hatched__Mode must be test or live.");
    }
}

namespace Hatched.Sdk.Http;

/// <summary>The bearer credential, and what follows from its kind.</summary>
internal sealed record Credential(string Token, bool IsPublishable)
{
    private const string PublishablePrefix = "hatch_pk_";
    private const string TestPrefix = "hatch_test_";
    private const string LivePrefix = "hatch_live_";
    private static readonly Uri Production = new("https://api.hatched.live/");
    private static readonly Uri Staging = new("https://api.staging.hatched.live/");

    public static Credential Of(HatchedClientOptions options)
    {
        string[] given = [.. new[] { options.ApiKey, options.PublishableKey, options.WidgetToken }.OfType<string>().Where(one => one.Length > 0)];
        if (given is not [var token])
        {
            throw new ArgumentException("Give exactly one of ApiKey, PublishableKey and WidgetToken, or set HATCHED_API_KEY. Is the environment variable set?", nameof(options));
        }

        var credential = new Credential(token, options.PublishableKey is { Length: > 0 });
        if (credential.Token.Any(c => c is <= ' ' or > '~'))
        {
            throw new ArgumentException("The key holds a space, a line break or another character that no key has.", nameof(options));
        }

        if (credential.IsPublishable != credential.Token.StartsWith(PublishablePrefix, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                credential.IsPublishable ? $"PublishableKey must start with {PublishablePrefix}." : "ApiKey holds a publishable key: give it as PublishableKey.", nameof(options));
        }

        if (options.ApiKey is { Length: > 0 } key && !IsSecretKey(key))
        {
            throw new ArgumentException(
                $"ApiKey must start with {LivePrefix} or {TestPrefix}: copy the key whole, without quotes. A widget's token is given as WidgetToken.", nameof(options));
        }

        return credential;
    }

    private static bool IsSecretKey(string key) =>
        key.Length > LivePrefix.Length && (key.StartsWith(LivePrefix, StringComparison.Ordinal) || key.StartsWith(TestPrefix, StringComparison.Ordinal));

    /// <summary>Where a key of this kind belongs.</summary>
    public Uri Home => Token.StartsWith(TestPrefix, StringComparison.Ordinal) ? Staging : Production;
}

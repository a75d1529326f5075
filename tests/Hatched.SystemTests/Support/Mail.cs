using System.Text.RegularExpressions;

namespace Hatched.SystemTests.Support;

/// <summary>The mails that Accounts writes: in Development each lies in a file whose name the log tells.</summary>
internal static partial class Mail
{
    /// <summary>The one-time token of the newest mail to an address.</summary>
    /// <param name="page">What the mail's link leads to: <c>verify-email</c> or <c>reset-password</c>.</param>
    /// <param name="other">A token that it is not: that of the mail before.</param>
    public static Task<string> TokenAsync(string address, string page, string? other = null) => Wait.ForAsync($"a mail to {address} about {page}", async () =>
    {
        await using var log = new FileStream(TestSystem.Processes()["accounts"].Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(log);
        var newest = FileName().Matches(await reader.ReadToEndAsync()).Select(file => File.ReadAllText(file.Value))
            .LastOrDefault(mail => mail.StartsWith($"To: {address}\n", StringComparison.Ordinal) && mail.Contains($"/{page}?", StringComparison.Ordinal));
        return newest is not null && Token().Match(newest).Value is { Length: > 0 } token && token != other ? token : null;
    });

    [GeneratedRegex(@"(?<= lies in )\S+\.txt")]
    private static partial Regex FileName();

    [GeneratedRegex(@"(?<=\?token=)[A-Za-z0-9_-]+")]
    private static partial Regex Token();
}

namespace Hatched.Accounts.Features.Mail;

/// <summary>Where mails lie in Development, one a file, for its user's eyes only and for a day: the developer has no mailbox.</summary>
internal static class MailFolder
{
    private static readonly string Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"hatched-mail-{Environment.UserName}");

    /// <summary>The file that the mail is in.</summary>
    public static string Drop(Guid id, string recipient, string subject, string body)
    {
        Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var yesterday = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        foreach (var old in new DirectoryInfo(Path).EnumerateFiles().Where(file => file.LastWriteTimeUtc < yesterday))
        {
            old.Delete();
        }

        var file = System.IO.Path.Combine(Path, $"{id}.txt");
        using var stream = new FileStream(file, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        using var writer = new StreamWriter(stream);
        writer.Write($"To: {recipient}\nSubject: {subject}\n\n{body}\n");
        return file;
    }
}

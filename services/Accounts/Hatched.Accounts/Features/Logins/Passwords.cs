using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Hatched.Accounts.Features.Logins;

/// <summary>How passwords are judged, hashed and compared.</summary>
internal sealed class Passwords
{
    public const int MinLength = 10;
    public const int MaxLength = 200;

    private static readonly FrozenSet<string> Common = ReadCommon();
    private readonly PasswordHasher<Login> _hasher = new();
    private readonly string _nobodys;

    public Passwords() => _nobodys = Hash(Guid.CreateVersion7().ToString());

    public string Hash(string password) => _hasher.HashPassword(null!, password);

    /// <remarks>Without a hash the work is done on nobody's, so that an unknown address takes as long as a wrong password.</remarks>
    public bool Matches(string? hash, string password) =>
        _hasher.VerifyHashedPassword(null!, hash ?? _nobodys, password) is not PasswordVerificationResult.Failed && hash is not null;

    /// <summary>What speaks against <paramref name="password"/> beyond its length, or null.</summary>
    /// <remarks>Digits and punctuation around a well-known password add nothing: <c>Password2026!</c> is <c>password</c>.</remarks>
    public static string? Fault(string password, string email)
    {
        var plain = password.ToLowerInvariant();
        var stem = plain.Trim([.. "0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]);
        return Common.Contains(plain) || Common.Contains(stem) ? "is one of the most common passwords"
            : plain.Distinct().Count() < 4 ? "repeats too few characters"
            : plain == email || plain == email.Split('@')[0] ? "must not be your e-mail address"
            : null;
    }

    private static FrozenSet<string> ReadCommon()
    {
        using var list = new StreamReader(typeof(Passwords).Assembly.GetManifestResourceStream("common-passwords.txt")!);
        return list.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Hatched.Accounts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Accounts.Features.Logins;

/// <summary>A secret in a mail that proves who reads it: good once, for an hour; only its hash is kept.</summary>
internal sealed class OneTimeToken
{
    public const string PasswordReset = "password_reset";
    public const string EmailVerification = "email_verification";

    public required Guid LoginId { get; init; }

    public required string Purpose { get; init; }

    /// <summary>SHA-256, hex.</summary>
    public required string TokenHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class OneTimeTokenConfiguration : IEntityTypeConfiguration<OneTimeToken>
{
    public void Configure(EntityTypeBuilder<OneTimeToken> token)
    {
        token.ToTable("one_time_tokens");
        token.HasKey(t => new { t.LoginId, t.Purpose }); // a new mail replaces the one before
        token.Property(t => t.Purpose).HasMaxLength(30);
        token.Property(t => t.TokenHash).HasMaxLength(64).IsFixedLength();
        token.HasIndex(t => t.TokenHash).IsUnique();
        token.HasOne<Login>().WithMany().HasForeignKey(t => t.LoginId);
    }
}

/// <summary>Issues and redeems one-time tokens within the request's transaction.</summary>
internal sealed class OneTimeTokens(AccountsDb db, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>A fresh token; the login's earlier one for the same purpose is void.</summary>
    public async Task<string> IssueAsync(Guid loginId, string purpose, CancellationToken ct)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await db.SaveChangesAsync(ct); // the login may be new
        await db.Database.ExecuteSqlAsync($"""
            INSERT INTO one_time_tokens (login_id, purpose, token_hash, expires_at)
            VALUES ({loginId}, {purpose}, {Hash(token)}, {clock.GetUtcNow() + Lifetime})
            ON CONFLICT (login_id, purpose) DO UPDATE SET token_hash = excluded.token_hash, expires_at = excluded.expires_at
            """, ct);
        return token;
    }

    /// <summary>Whose token it is, using it up; null when it is unknown, used or too old.</summary>
    public async Task<Login?> RedeemAsync(string token, string purpose, CancellationToken ct)
    {
        var owners = await db.Database.SqlQuery<Guid>($"""
            DELETE FROM one_time_tokens WHERE token_hash = {Hash(token)} AND purpose = {purpose} AND expires_at > {clock.GetUtcNow()} RETURNING login_id
            """).ToListAsync(ct);
        return owners is [var owner] ? await db.Logins.FirstAsync(login => login.Id == owner, ct) : null;
    }

    /// <summary>Makes the login's token for a purpose, if there is one, good for nothing.</summary>
    public Task VoidAsync(Guid loginId, string purpose, CancellationToken ct) =>
        db.OneTimeTokens.Where(token => token.LoginId == loginId && token.Purpose == purpose).ExecuteDeleteAsync(ct);

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}

using System.Security.Cryptography;
using System.Text;
using Hatched.Accounts.Features.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Accounts.Features.ApiKeys;

/// <summary>A secret or publishable key. Only its SHA-256 is kept, with what a human needs to tell it from others.</summary>
internal sealed class ApiKey
{
    public const string Secret = "secret";
    public const string Publishable = "publishable";

    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int RandomLength = 32; // 190 bits: a plain hash is enough, there is nothing to guess
    private const int ShownOfRandom = 4;

    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    /// <summary><see cref="Secret"/> or <see cref="Publishable"/>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>test</c> or <c>live</c>.</summary>
    public required string Mode { get; init; }

    public required string Label { get; init; }

    /// <summary>Of a publishable key.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>SHA-256, hex, lower case.</summary>
    public required string KeyHash { get; init; }

    /// <summary>The start of the key, to find it by.</summary>
    public required string Prefix { get; init; }

    public required string LastFour { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public static string NewSecret(string mode) => $"hatch_{mode}_{Random()}";

    public static string NewPublishable() => $"hatch_pk_{Random()}";

    /// <summary>The record of <paramref name="key"/>.</summary>
    public static ApiKey Of(string key, string kind, Guid customerId, string mode, string label, IReadOnlyList<string> scopes, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = customerId,
        Kind = kind,
        Mode = mode,
        Label = label,
        Scopes = scopes,
        KeyHash = Hash(key),
        Prefix = key[..(key.LastIndexOf('_') + 1 + ShownOfRandom)],
        LastFour = key[^4..],
        CreatedAt = now,
    };

    public static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static string Random() => RandomNumberGenerator.GetString(Base62, RandomLength);
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> key)
    {
        key.ToTable("api_keys", table =>
        {
            table.HasCheckConstraint("ck_api_keys_kind", "kind IN ('secret', 'publishable')");
            table.HasCheckConstraint("ck_api_keys_mode", "mode IN ('test', 'live')");
        });
        key.Property(k => k.Kind).HasMaxLength(20);
        key.Property(k => k.Mode).HasMaxLength(10);
        key.Property(k => k.Label).HasMaxLength(100);
        key.Property(k => k.Scopes).HasColumnType("text[]");
        key.Property(k => k.KeyHash).HasMaxLength(64);
        key.Property(k => k.Prefix).HasMaxLength(40);
        key.Property(k => k.LastFour).HasMaxLength(4);
        key.HasIndex(k => k.KeyHash).IsUnique();
        key.HasIndex(k => new { k.CustomerId, k.Id }).HasFilter("revoked_at IS NULL");
        key.HasOne<Customer>().WithMany().HasForeignKey(k => k.CustomerId);
    }
}

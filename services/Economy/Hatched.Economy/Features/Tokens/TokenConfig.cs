using Hatched.BuildingBlocks.Http;
using Hatched.Economy.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hatched.Economy.Features.Tokens;

/// <summary>Primary tokens are spent; progression tokens only grow.</summary>
public enum TokenKind
{
    Primary,
    Progression,
}

/// <summary>A token as the customer has set it up. The primary one is coins: its key is only their public name.</summary>
internal sealed class TokenConfig : IKeyed, IEntityTypeConfiguration<TokenConfig>
{
    public required Guid Id { get; init; }

    public required Guid CustomerId { get; init; }

    public required TokenKind Kind { get; init; }

    public required string TokenKey { get; set; }

    public required string Label { get; set; }

    public required string? Icon { get; set; }

    public required long? MaxBalance { get; set; }

    public required IReadOnlyList<TokenEarnRule> EarnRules { get; set; }

    public required bool IsActive { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public void Configure(EntityTypeBuilder<TokenConfig> builder)
    {
        builder.ToTable("token_configs", table =>
        {
            table.HasCheckConstraint("ck_token_configs_kind", "kind IN ('primary', 'progression')");
            table.HasCheckConstraint("ck_token_configs_coins", "kind = 'primary' OR token_key <> 'coins'");
            table.HasCheckConstraint("ck_token_configs_active", "kind <> 'primary' OR is_active");
        });
        builder.Property(t => t.Kind).StoredAsWord();
        builder.Property(t => t.EarnRules).StoredAsJson();
        builder.HasIndex(t => new { t.CustomerId, t.TokenKey }).IsUnique();
        builder.HasIndex(t => t.CustomerId).IsUnique().HasFilter("kind = 'primary'").HasDatabaseName("ux_token_configs_one_primary");
    }
}

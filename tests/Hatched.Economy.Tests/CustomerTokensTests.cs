using Hatched.Economy.Features.Tokens;
using Xunit;

namespace Hatched.Economy.Tests;

public sealed class CustomerTokensTests
{
    [Fact]
    public void A_customer_without_tokens_has_coins()
    {
        var tokens = new CustomerTokens([]);

        Assert.Equal(("coins", TokenKind.Primary), (tokens.Primary.Key, tokens.Primary.Kind));
        Assert.Null(tokens.Progression);
        Assert.Same(tokens.Primary, tokens.Find(null));
        Assert.Null(tokens.Find("gems"));
    }

    [Fact]
    public void The_primary_token_is_coins_under_another_name()
    {
        var tokens = new CustomerTokens([Config("xp", TokenKind.Progression), Config("gems", TokenKind.Primary)]);

        Assert.All(["gems", "coins", null], name => Assert.Equal("coins", tokens.Find(name)!.StoredKey));
        Assert.Equal("gems", tokens.Show("coins"));
        Assert.Equal("xp", tokens.Show("xp"));
        Assert.Equal("xp", tokens.Progression!.Key);
    }

    [Fact]
    public void A_token_that_is_switched_off_is_not_there() =>
        Assert.Null(new CustomerTokens([Config("xp", TokenKind.Progression, isActive: false)]).Find("xp"));

    private static TokenConfig Config(string key, TokenKind kind, bool isActive = true) => new()
    {
        Id = Guid.CreateVersion7(),
        CustomerId = Guid.Empty,
        Kind = kind,
        TokenKey = key,
        Label = key,
        Icon = null,
        MaxBalance = null,
        EarnRules = [],
        IsActive = isActive,
        CreatedAt = default,
        UpdatedAt = default,
    };
}

using System.Text.Json;
using System.Text.RegularExpressions;
using Hatched.Accounts.Features.ApiKeys;
using Hatched.Accounts.Features.Logins;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Http;
using Xunit;

namespace Hatched.Accounts.Tests;

public sealed class CredentialTests
{
    [Fact]
    public void Keys_have_their_kinds_prefix_and_32_base62_characters_and_never_repeat()
    {
        Assert.Matches(new Regex("^hatch_test_[0-9A-Za-z]{32}$"), ApiKey.NewSecret("test"));
        Assert.Matches(new Regex("^hatch_live_[0-9A-Za-z]{32}$"), ApiKey.NewSecret("live"));
        Assert.Matches(new Regex("^hatch_pk_[0-9A-Za-z]{32}$"), ApiKey.NewPublishable());
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(_ => ApiKey.NewSecret("test")).Distinct().Count());
    }

    [Fact]
    public void The_record_of_a_key_does_not_hold_the_key()
    {
        var key = ApiKey.NewSecret("test");
        var made = ApiKey.Of(key, ApiKey.Secret, Guid.CreateVersion7(), "test", "server", [], TimeProvider.System.GetUtcNow());

        Assert.Equal(key[..15], made.Prefix);
        Assert.Equal(key[^4..], made.LastFour);
        Assert.Equal(ApiKey.Hash(key), made.KeyHash);
        Assert.DoesNotContain(key[15..^4], JsonSerializer.Serialize(made));
    }

    [Theory]
    [InlineData("Password2026!")]
    [InlineData("qwertyuiop")]
    [InlineData("!!!Sunshine!!!")]
    [InlineData("0123456789")]
    [InlineData("abababababab")]
    [InlineData("someone@example.com")]
    public void A_password_that_is_tried_first_is_refused(string password) =>
        Assert.NotNull(Passwords.Fault(password, "someone@example.com"));

    [Theory]
    [InlineData("correct horse 77")]
    [InlineData("8364029517")]
    [InlineData("Tr0ub4dor&3x")]
    [InlineData("пароль подлиннее")]
    public void Any_other_password_is_accepted(string password) =>
        Assert.Null(Passwords.Fault(password, "someone@example.com"));

    [Fact]
    public void A_password_matches_its_own_hash_only_and_none_matches_nobodys()
    {
        var passwords = new Passwords();
        var hash = passwords.Hash("correct horse 77");

        Assert.True(passwords.Matches(hash, "correct horse 77"));
        Assert.False(passwords.Matches(hash, "correct horse 78"));
        Assert.False(passwords.Matches(null, "correct horse 77"));
        Assert.DoesNotContain("horse", hash);
    }

    [Fact]
    public void What_the_gateway_is_told_reads_back_under_the_strict_options()
    {
        var told = new ResolvedCredential(Guid.CreateVersion7(), "secret", ["a"], new CustomerProfile(
            Guid.CreateVersion7(), "pro", "test", ["default", "vip"], ["kudos"], 3, null, new CreditBalance(20, 1, 2), TokenVersion: 4));

        var read = JsonSerializer.Deserialize<ResolvedCredential>(JsonSerializer.Serialize(told, HatchedJson.Options), HatchedJson.Options)!;

        Assert.Equal(4, read.Customer.TokenVersion);
        Assert.Equal(23, read.Customer.Credits.Total);
        Assert.Equal(["default", "vip"], read.Customer.Audiences);
    }
}

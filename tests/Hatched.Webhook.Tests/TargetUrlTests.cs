using Hatched.BuildingBlocks.Outbound;
using Xunit;

namespace Hatched.Webhook.Tests;

public sealed class TargetUrlTests
{
    private static readonly TargetUrl Guarded = new(allowPrivate: false, testMode: true);
    private static readonly TargetUrl Local = new(allowPrivate: true, testMode: true);

    [Theory]
    [InlineData("https://hooks.example.com"), InlineData("https://hooks.example.com:8443/a/b?c=d"), InlineData("HTTPS://EXAMPLE.COM/x")]
    [InlineData("https://8.8.8.8/hook"), InlineData("https://[2606:4700:4700::1111]/hook"), InlineData("https://bücher.example/x")]
    public void An_https_url_of_a_public_host_is_accepted(string url) => Assert.Null(Guarded.Fault(url));

    [Theory]
    [InlineData(""), InlineData("/relative"), InlineData("example.com/x"), InlineData("ftp://example.com"), InlineData("file:///etc/passwd")]
    [InlineData("gopher://example.com"), InlineData("https://"), InlineData("https:example.com"), InlineData("javascript:alert(1)")]
    [InlineData("https://exa mple.com"), InlineData(" https://example.com"), InlineData("https:\\\\example.com"), InlineData("https://example.com\\@10.0.0.1/")]
    [InlineData("https://example.com/\r\nX-Evil: 1"), InlineData("https://example.com:0/"), InlineData("https://example.com:99999/")]
    public void What_is_no_plain_https_url_is_refused(string url) => Assert.NotNull(Guarded.Fault(url));

    [Theory]
    [InlineData("https://user:password@example.com"), InlineData("https://user@example.com"), InlineData("https://@example.com"), InlineData("https://8.8.8.8@10.0.0.1/")]
    public void A_url_with_credentials_is_refused(string url) => Assert.Equal("url must not contain credentials", Guarded.Fault(url));

    [Theory]
    [InlineData("https://2130706433/"), InlineData("https://017700000001/"), InlineData("https://0x7f000001/"), InlineData("https://0x7f.0.0.1/")]
    [InlineData("https://0177.0.0.1/"), InlineData("https://127.1/"), InlineData("https://127.0.1/"), InlineData("https://0xA9.0xFE.0xA9.0xFE/")]
    [InlineData("https://2852039166/latest"), InlineData("https://134744072/"), InlineData("https://010.0.0.1/")]
    public void An_address_in_an_odd_spelling_is_refused_wherever_it_leads(string url) => Assert.NotNull(Local.Fault(url));

    [Theory]
    [InlineData("https://127.0.0.1/"), InlineData("https://10.0.0.1/"), InlineData("https://169.254.169.254/latest/meta-data"), InlineData("https://0.0.0.0/")]
    [InlineData("https://[::1]/"), InlineData("https://[::]/"), InlineData("https://[::ffff:10.0.0.1]/"), InlineData("https://[::ffff:a9fe:a9fe]/")]
    [InlineData("https://[fe80::1]/"), InlineData("https://[fd00:ec2::254]/"), InlineData("https://[64:ff9b::7f00:1]/"), InlineData("https://localhost/")]
    [InlineData("https://LOCALHOST:8443/"), InlineData("https://localhost./"), InlineData("https://my.localhost/"), InlineData("http://127.0.0.1:3000/")]
    public void A_private_target_is_refused_at_once(string url) =>
        Assert.Equal("url must lead to a public address: private, loopback, link-local and reserved addresses are refused", Guarded.Fault(url));

    [Theory]
    [InlineData("http://127.0.0.1:3000/x"), InlineData("http://localhost:3000/x"), InlineData("http://[::1]:3000/x"), InlineData("https://10.0.0.1/x")]
    public void Local_development_may_use_its_own_machine(string url) => Assert.Null(Local.Fault(url));

    [Theory]
    [InlineData("http://example.com/x"), InlineData("http://10.0.0.1/x"), InlineData("http://8.8.8.8/x")]
    public void Plain_http_is_for_loopback_only(string url) => Assert.Equal("url must use https", Local.Fault(url));

    [Fact]
    public void Plain_http_is_for_test_mode_only() =>
        Assert.Equal("url must use https", new TargetUrl(allowPrivate: true, testMode: false).Fault("http://127.0.0.1:3000/x"));

    [Fact]
    public void A_url_may_be_2048_characters_and_no_more()
    {
        var longest = "https://example.com/" + new string('a', TargetUrl.MaxLength - "https://example.com/".Length);

        Assert.Null(Guarded.Fault(longest));
        Assert.NotNull(Guarded.Fault(longest + "a"));
    }
}

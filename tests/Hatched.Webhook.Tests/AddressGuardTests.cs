using System.Net;
using Hatched.BuildingBlocks.Outbound;
using Xunit;

namespace Hatched.Webhook.Tests;

public sealed class AddressGuardTests
{
    // First, last and something in the middle of each range, and every way to wrap a v4 address into a v6 one.
    [Theory]
    [InlineData("0.0.0.0"), InlineData("0.255.255.255")]
    [InlineData("10.0.0.0"), InlineData("10.20.30.40"), InlineData("10.255.255.255")]
    [InlineData("100.64.0.0"), InlineData("100.100.100.200"), InlineData("100.127.255.255")]
    [InlineData("127.0.0.1"), InlineData("127.0.0.53"), InlineData("127.255.255.255")]
    [InlineData("169.254.0.0"), InlineData("169.254.169.254"), InlineData("169.254.170.2"), InlineData("169.254.255.255")]
    [InlineData("172.16.0.0"), InlineData("172.17.0.1"), InlineData("172.31.255.255")]
    [InlineData("192.0.0.0"), InlineData("192.0.0.192"), InlineData("192.0.0.255")]
    [InlineData("192.0.2.0"), InlineData("192.0.2.255")]
    [InlineData("192.88.99.1"), InlineData("192.88.99.255")]
    [InlineData("192.168.0.0"), InlineData("192.168.1.1"), InlineData("192.168.255.255")]
    [InlineData("198.18.0.0"), InlineData("198.19.255.255")]
    [InlineData("198.51.100.7"), InlineData("203.0.113.0"), InlineData("203.0.113.255")]
    [InlineData("224.0.0.1"), InlineData("239.255.255.255"), InlineData("240.0.0.0"), InlineData("255.255.255.254"), InlineData("255.255.255.255")]
    [InlineData("::"), InlineData("::1"), InlineData("::127.0.0.1"), InlineData("::10.0.0.1")]
    [InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.1.2.3"), InlineData("::ffff:169.254.169.254"), InlineData("::ffff:c0a8:101"), InlineData("::ffff:0:0")]
    [InlineData("::ffff:0:127.0.0.1"), InlineData("::ffff:0:10.1.2.3"), InlineData("::ffff:0:a9fe:a9fe"), InlineData("::1:7f00:1"), InlineData("1::1")]
    [InlineData("100:0:0:1::1"), InlineData("4000::1"), InlineData("8000::7f00:1"), InlineData("e000::1"), InlineData("2001:1::1"), InlineData("2001:1ff:ffff::1")]
    [InlineData("fe80::1"), InlineData("fe80::1%1"), InlineData("febf:ffff::1"), InlineData("fec0::1")]
    [InlineData("fc00::1"), InlineData("fd00:ec2::254"), InlineData("fdff:ffff:ffff::1")]
    [InlineData("ff02::1"), InlineData("ff0e::1")]
    [InlineData("2001:db8::1"), InlineData("2001:db8:ffff::1"), InlineData("3fff::1"), InlineData("3fff:fff:ffff::1")]
    [InlineData("100::1"), InlineData("2002:7f00:1::"), InlineData("2002:a9fe:a9fe::1"), InlineData("2001::1")]
    [InlineData("64:ff9b::7f00:1"), InlineData("64:ff9b::169.254.169.254"), InlineData("64:ff9b:1::1"), InlineData("64:ff9b:1:ffff::1"), InlineData("5f00::1")]
    public void An_address_off_the_public_internet_is_refused(string address) => Assert.False(AddressGuard.IsPublic(IPAddress.Parse(address)));

    // The neighbours of the ranges above: a guard that refuses everything would fail here.
    [Theory]
    [InlineData("1.0.0.0"), InlineData("9.255.255.255"), InlineData("11.0.0.0"), InlineData("100.63.255.255"), InlineData("100.128.0.0")]
    [InlineData("126.255.255.255"), InlineData("128.0.0.0"), InlineData("169.253.255.255"), InlineData("169.255.0.0")]
    [InlineData("172.15.255.255"), InlineData("172.32.0.0"), InlineData("192.0.1.0"), InlineData("192.0.3.0"), InlineData("192.88.98.255")]
    [InlineData("192.167.255.255"), InlineData("192.169.0.0"), InlineData("198.17.255.255"), InlineData("198.20.0.0")]
    [InlineData("198.51.101.0"), InlineData("203.0.112.255"), InlineData("223.255.255.255"), InlineData("8.8.8.8")]
    [InlineData("::ffff:8.8.8.8"), InlineData("2606:4700:4700::1111"), InlineData("2001:4860:4860::8888"), InlineData("2001:200::1"), InlineData("2003::1"), InlineData("3ffe::1"), InlineData("2a00::1")]
    public void A_public_address_is_let_through(string address) => Assert.True(AddressGuard.IsPublic(IPAddress.Parse(address)));
}

using System.Text;
using Hatched.Webhook.Features.Sending;
using Xunit;

namespace Hatched.Webhook.Tests;

/// <summary>Expected values were computed by another implementation (Python's hmac), not by ours.</summary>
public sealed class SignatureTests
{
    private const string Secret = "whsec_0123456789ABCDEFGHIJKLMNOPQRSTUV";
    private const string OldSecret = "whsec_abcdefghijklmnopqrstuvwxyz012345";
    private const string Hex = "07a2cc58441f76dd43a2da09df7a8b3a74667b6a798c732306bc2d46996bcf66";
    private const string OldHex = "5058b5e3d0bba06d9aa5ab5e62c853c2574650a2f7a1c964184ea43e775890f5";
    private const string Standard = "v1,D9KXzSEp61ZkucR5wqlAoxPB2wjLwrRgex4PpaRzZDc= v1,jRSOlu/5tD4oiCuAqPrrzKvRTEypoZLXTscZNbyk/wg=";
    private const string OldStandard = "v1,Q5BIvtZf0KKf92Iv9GiwmDif5e7DrU40vGCUz87tsUA= v1,VZZNUl0cNp0S1Z90DcjSFKZHAW8H6antTKVfVRfS3LE=";
    private static readonly Guid Delivery = Guid.Parse("01960f42-3c4d-7e66-91ea-2f8a7b6c5d44");
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"buddy_id":"01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e11","note":"é"}""");

    [Fact]
    public void A_body_is_signed_in_three_styles()
    {
        var headers = Sign(Secret);

        Assert.Equal("1775644200", headers["X-Hatched-Timestamp"]);
        Assert.Equal($"sha256={Hex}", headers["X-Hatched-Signature"]);
        Assert.Equal($"t=1775644200,v1={Hex}", headers["Hatched-Signature"]);
        Assert.Equal(Delivery.ToString(), headers["webhook-id"]);
        Assert.Equal("1775644200", headers["webhook-timestamp"]);
        Assert.Equal(Standard, headers["webhook-signature"]);
    }

    [Fact]
    public void While_a_rotated_secret_is_valid_the_two_lists_carry_both_and_the_single_value_the_new_one()
    {
        var headers = Sign(Secret, OldSecret);

        Assert.Equal($"sha256={Hex}", headers["X-Hatched-Signature"]);
        Assert.Equal($"t=1775644200,v1={Hex},v1={OldHex}", headers["Hatched-Signature"]);
        Assert.Equal($"{Standard} {OldStandard}", headers["webhook-signature"]);
    }

    [Theory]
    [InlineData("whsec_not-base64!"), InlineData("plain")]
    public void A_secret_that_is_no_base64_signs_with_its_text_alone(string secret) =>
        Assert.Single(Sign(secret)["webhook-signature"].Split(' '));

    private static Dictionary<string, string> Sign(params string[] secrets) =>
        Signatures.Headers(Delivery, 1_775_644_200, Body, secrets).ToDictionary(header => header.Key, header => header.Value, StringComparer.Ordinal);
}

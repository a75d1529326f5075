using System.Globalization;
using Hatched.Contracts.Internal;
using Hatched.ServiceDefaults.Identity;
using Microsoft.Extensions.Primitives;

namespace Hatched.Gateway.Callers;

/// <summary>A resolved credential: the principal that services see, and what every answer to it says.</summary>
/// <param name="credits">Null: anonymous.</param>
internal sealed class Caller(Principal principal, CreditBalance? credits, PrincipalSigner signer, TimeProvider clock)
{
    private readonly StringValues _total = Text(credits?.Total), _welcome = Text(credits?.Welcome), _paid = Text(credits?.Paid), _promo = Text(credits?.Promo);
    private Signed? _signed;

    public Principal Principal => principal;

    /// <summary>Names this credential's rate-limit windows.</summary>
    public string LimitKey { get; } = $"c:{principal.CredentialId:N}";

    /// <summary>Names the windows that all keys of the customer share.</summary>
    public string CustomerLimitKey { get; } = $"t:{principal.CustomerId:N}";

    /// <summary>The signed principal header; signed anew at half of its life.</summary>
    public string Header
    {
        get
        {
            if (_signed is not { } signed || clock.GetElapsedTime(signed.At) > PrincipalSigner.Lifetime / 2)
            {
                _signed = signed = new Signed(signer.Sign(principal), clock.GetTimestamp());
            }

            return signed.Header;
        }
    }

    public void ShowCredits(IHeaderDictionary headers)
    {
        if (credits is not null)
        {
            headers["X-Credits-Remaining"] = _total;
            headers["X-Credits-Welcome-Remaining"] = _welcome;
            headers["X-Credits-Paid-Remaining"] = _paid;
            headers["X-Credits-Promo-Remaining"] = _promo;
        }
    }

    private static StringValues Text(long? amount) => amount?.ToString(CultureInfo.InvariantCulture);

    private sealed record Signed(string Header, long At);
}

using System.Diagnostics;
using System.Security.Claims;
using System.Text.Encodings.Web;
using Hatched.ServiceDefaults.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Hatched.ServiceDefaults.Identity;

/// <summary>Believes the gateway's signed principal header, and nothing else.</summary>
internal sealed class PrincipalAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PrincipalSigner signer)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Hatched";

    private static readonly AuthenticateResult Known =
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(Scheme)), Scheme));

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[PrincipalSigner.Header] is not [{ Length: > 0 } header] || signer.Read(header) is not { } principal)
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        Context.Features.Set(principal);
        if (principal.CustomerId != Guid.Empty)
        {
            Context.Features.Get<RequestScope>()?.CustomerId = principal.CustomerId;
            Activity.Current?.SetTag("hatched.customer_id", principal.CustomerId.ToString());
        }

        return Task.FromResult(principal.Kind is PrincipalKind.Anonymous ? AuthenticateResult.NoResult() : Known);
    }
}

using Hatched.Accounts.Features.Customers;
using Hatched.ServiceDefaults.Identity;

namespace Hatched.Accounts.Features.Logins;

/// <summary>Starts dashboard sessions: tokens of 12 hours that end early when the customer's token version moves on.</summary>
internal sealed class Sessions(TokenCodec tokens, Deployment deployment)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    public LoginResponse Start(Login login, Customer customer)
    {
        var issued = tokens.Issue(
            new TokenClaims(TokenKind.Dashboard, customer.Id) { SessionId = login.Id, Email = login.Email, Version = customer.TokenVersion }, Lifetime);
        return new LoginResponse(issued.Token, issued.ExpiresAt, CustomerResponse.Of(customer, deployment));
    }
}

using Hatched.Accounts.Data;
using Hatched.Accounts.Features.Mail;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Logins;

/// <summary>Proving that a login's address is its own.</summary>
internal static class EmailVerificationEndpoints
{
    private static readonly ApiError NoLogin = ApiError.NotFound("Login");
    private static readonly ApiError BadToken = ApiError.BadRequest("The token is unknown, used or expired. Request a new mail.");

    public static void MapEmailVerification(this IEndpointRouteBuilder routes)
    {
        var email = routes.MapGroup("/auth/email").WithTags("Auth");

        email.MapPost("/verification/request", RequestVerification).WithName("RequestEmailVerification")
            .WithSummary("Request a fresh dashboard email verification link").RequireDashboard();
        email.MapPost("/verify", Verify).WithName("VerifyEmail").WithSummary("Verify dashboard account email with a one-time token")
            .Refuses("bad_request").AllowAnonymous();
    }

    internal static async Task<Results<Ok<Acknowledgement>, ApiError>> RequestVerification(
        Principal principal, AccountsDb db, OneTimeTokens tokens, Mailer mailer, CancellationToken ct)
    {
        if (await db.Logins.AsNoTracking().FirstOrDefaultAsync(l => l.Id == principal.CredentialId && l.CustomerId == principal.CustomerId, ct) is not { } login)
        {
            return NoLogin;
        }

        if (login.EmailVerifiedAt is not null)
        {
            return TypedResults.Ok(new Acknowledgement("already_verified"));
        }

        mailer.VerifyEmail(login.Email, await tokens.IssueAsync(login.Id, OneTimeToken.EmailVerification, ct));
        return TypedResults.Ok(new Acknowledgement("sent"));
    }

    internal static async Task<Results<Ok<EmailVerified>, ApiError>> Verify(
        VerifyEmailRequest request, OneTimeTokens tokens, TimeProvider clock, CancellationToken ct)
    {
        if (await tokens.RedeemAsync(request.Token, OneTimeToken.EmailVerification, ct) is not { } login)
        {
            return BadToken;
        }

        login.EmailVerifiedAt ??= clock.GetUtcNow();
        return TypedResults.Ok(new EmailVerified(login.Email, login.EmailVerifiedAt.Value));
    }
}

using Hatched.Accounts.Data;
using Hatched.Contracts.Messages;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Logins;

/// <summary>Changing a password, by the old one or by a mail. Either ends the customer's dashboard sessions.</summary>
internal static class PasswordEndpoints
{
    private static readonly ApiError NoLogin = ApiError.NotFound("Login");
    private static readonly ApiError BadToken = ApiError.BadRequest("The token is unknown, used or expired. Request a new mail.");

    // The same for a known and an unknown address.
    private static readonly Acknowledgement OnItsWay = new("sent_if_registered");

    public static void MapPasswords(this IEndpointRouteBuilder routes)
    {
        var password = routes.MapGroup("/auth/password").WithTags("Auth");

        password.MapPost("/change", Change).WithName("ChangePassword").WithSummary("Change the current dashboard account password")
            .WithDescription("Ends every dashboard session of the customer; the answer holds the token of a new one.")
            .Example("""{"current_password":"a long passphrase","new_password":"another long passphrase"}""").RequireDashboard();
        password.MapPost("/reset/request", RequestReset).WithName("RequestPasswordReset").WithSummary("Request a dashboard password reset token")
            .Example("""{"email":"ops@example.com"}""").AllowAnonymous();
        password.MapPost("/reset", Reset).WithName("ResetPassword").WithSummary("Reset dashboard password with a one-time token")
            .Refuses("bad_request").AllowAnonymous();
    }

    internal static async Task<Results<Ok<LoginResponse>, ApiError>> Change(
        ChangePasswordRequest request, Principal principal, AccountsDb db, OneTimeTokens tokens, Passwords passwords, Sessions sessions, CancellationToken ct)
    {
        if (await db.LockCustomerAsync(principal.CustomerId, ct) is not { } customer
            || await db.Logins.FirstOrDefaultAsync(l => l.Id == principal.CredentialId && l.CustomerId == customer.Id, ct) is not { } login)
        {
            return NoLogin;
        }

        if (!passwords.Matches(login.PasswordHash, request.CurrentPassword))
        {
            return ApiError.Invalid("current_password", "current_password is wrong");
        }

        if (Passwords.Fault(request.NewPassword, login.Email) is { } fault)
        {
            return ApiError.Invalid("new_password", $"new_password {fault}");
        }

        login.PasswordHash = passwords.Hash(request.NewPassword);
        customer.EndSessions();
        await tokens.VoidAsync(login.Id, OneTimeToken.PasswordReset, ct); // whoever asked for a reset before has nothing left to reset with
        return TypedResults.Ok(sessions.Start(login, customer));
    }

    // Whether there is such a login is looked up behind the answer: the work until then is the same, and so is its time.
    internal static Ok<Acknowledgement> RequestReset(EmailRequest request, AccountsDb db)
    {
        var asked = Guid.CreateVersion7();
        db.Send(new PasswordResetRequested(asked, Login.Normalise(request.Email)), asked);
        return TypedResults.Ok(OnItsWay);
    }

    internal static async Task<Results<Ok<Acknowledgement>, ApiError>> Reset(
        ResetPasswordRequest request, AccountsDb db, OneTimeTokens tokens, Passwords passwords, TimeProvider clock, CancellationToken ct)
    {
        if (await tokens.RedeemAsync(request.Token, OneTimeToken.PasswordReset, ct) is not { } login
            || await db.LockCustomerAsync(login.CustomerId, ct) is not { } customer)
        {
            return BadToken;
        }

        if (Passwords.Fault(request.NewPassword, login.Email) is { } fault)
        {
            return ApiError.Invalid("new_password", $"new_password {fault}"); // a refusal rolls back: the token is still good
        }

        login.PasswordHash = passwords.Hash(request.NewPassword);
        login.EmailVerifiedAt ??= clock.GetUtcNow(); // whoever has the token reads the address's mail
        customer.EndSessions();
        return TypedResults.Ok(new Acknowledgement("password_changed"));
    }
}

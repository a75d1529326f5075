using Hatched.Accounts.Data;
using Hatched.Accounts.Features.Customers;
using Hatched.Accounts.Features.Mail;
using Hatched.BuildingBlocks.Http;
using Hatched.ServiceDefaults.Http;
using Hatched.ServiceDefaults.Identity;
using Hatched.ServiceDefaults.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Hatched.Accounts.Features.Logins;

/// <summary>Signing up and signing in.</summary>
internal static class LoginEndpoints
{
    private static readonly ApiError Taken = ApiError.Conflict("This e-mail address has an account already. Sign in, or reset its password.");
    private static readonly ApiError WrongLogin = new(401, "unauthorized", "The e-mail address or the password is wrong.");

    public static void MapLogins(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/auth").WithTags("Auth");

        auth.MapPost("/register", Register).WithName("RegisterCustomer").WithSummary("Register a new customer account")
            .Example("""{"email":"ops@example.com","password":"a long passphrase","name":"Example Learning","company":"Example Ltd"}""").AllowAnonymous();
        auth.MapPost("/login", SignIn).WithName("Login").WithSummary("Authenticate and obtain a JWT token").Refuses("unauthorized").WithoutKeptAnswer()
            .Example("""{"email":"ops@example.com","password":"a long passphrase"}""").AllowAnonymous();
        auth.MapGet("/me", CustomerEndpoints.GetCustomer).WithName("GetAuthenticatedCustomer")
            .WithSummary("Get the currently authenticated customer profile").RequireSecret();
        auth.MapPost("/logout", SignOut).WithName("Logout").WithSummary("End the current dashboard session")
            .WithDescription("Ends the token that the call is made with, everywhere and within a second, and no other.").RequireDashboard();
    }

    internal static async Task<Ok<Acknowledgement>> SignOut(Principal principal, Sessions sessions, CancellationToken ct)
    {
        await sessions.EndAsync(principal, ct);
        return TypedResults.Ok(new Acknowledgement("signed_out"));
    }

    internal static async Task<Results<Created<RegisterResponse>, ApiError>> Register(
        RegisterRequest request, AccountsDb db, Passwords passwords, Sessions sessions, OneTimeTokens tokens, Mailer mailer, TimeProvider clock, CancellationToken ct)
    {
        var email = Login.Normalise(request.Email);
        if (Passwords.Fault(request.Password, email) is { } fault)
        {
            return ApiError.Invalid("password", $"password {fault}");
        }

        if (await db.Logins.AnyAsync(login => login.Email == email, ct))
        {
            return Taken;
        }

        var now = clock.GetUtcNow();
        var customer = new Customer
        {
            Id = Guid.CreateVersion7(),
            Name = request.Name,
            Company = request.Company is "" ? null : request.Company,
            Email = email,
            Plan = "starter",
            CreatedAt = now,
            UpdatedAt = now,
        };
        var login = new Login
        {
            Id = Guid.CreateVersion7(),
            CustomerId = customer.Id,
            Email = email,
            PasswordHash = passwords.Hash(request.Password),
            CreatedAt = now,
        };
        db.AddRange(customer, login);
        mailer.VerifyEmail(email, await tokens.IssueAsync(login.Id, OneTimeToken.EmailVerification, ct));
        var session = sessions.Start(login, customer);
        return TypedResults.Created("/api/v1/customers/me", new RegisterResponse(session.Customer, session.Token));
    }

    internal static async Task<Results<Ok<LoginResponse>, ApiError>> SignIn(
        LoginRequest request, AccountsDb db, Passwords passwords, Sessions sessions, CancellationToken ct)
    {
        var email = Login.Normalise(request.Email);
        var login = await db.Logins.AsNoTracking().FirstOrDefaultAsync(l => l.Email == email, ct);
        return passwords.Matches(login?.PasswordHash, request.Password)
            && await db.Customers.AsNoTracking().FirstOrDefaultAsync(c => c.Id == login!.CustomerId && c.Status == "active", ct) is { } customer
                ? TypedResults.Ok(sessions.Start(login!, customer))
                : WrongLogin;
    }
}

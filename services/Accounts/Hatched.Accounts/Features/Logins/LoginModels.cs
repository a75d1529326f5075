using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Hatched.Accounts.Features.Customers;
using Hatched.ServiceDefaults.Http;

namespace Hatched.Accounts.Features.Logins;

/// <summary>A customer to sign up.</summary>
/// <param name="Password">10–200 characters, and not a well-known one.</param>
/// <param name="Name">The workspace's.</param>
public sealed record RegisterRequest(
    [property: Required, StringLength(254), Pattern(EmailAddresses.Pattern, ErrorMessage = EmailAddresses.Fault)] string Email,
    [property: StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)] string Password,
    [property: StringLength(200, MinimumLength = 1), Pattern(@".*\S.*", ErrorMessage = "name must not be blank")] string Name,
    [property: StringLength(200)] string? Company = null);

/// <summary>The new customer, signed in.</summary>
/// <param name="Token">A dashboard token, good for 12 hours; absent where a cookie carries it (<c>X-Dashboard: 1</c>).</param>
public sealed record RegisterResponse(
    CustomerResponse Customer, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token);

/// <summary>An e-mail address and its password.</summary>
public sealed record LoginRequest(
    [property: StringLength(254, MinimumLength = 1)] string Email,
    [property: StringLength(Passwords.MaxLength, MinimumLength = 1)] string Password);

/// <summary>A new dashboard session.</summary>
/// <param name="Token">A dashboard token; absent where a cookie carries it (<c>X-Dashboard: 1</c>).</param>
public sealed record LoginResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Token, DateTimeOffset ExpiresAt, CustomerResponse Customer);

/// <summary>The old password and the new one.</summary>
public sealed record ChangePasswordRequest(
    [property: StringLength(Passwords.MaxLength, MinimumLength = 1)] string CurrentPassword,
    [property: StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)] string NewPassword);

/// <summary>An e-mail address.</summary>
public sealed record EmailRequest([property: StringLength(254, MinimumLength = 1)] string Email);

/// <summary>The token of the mail and a new password.</summary>
/// <param name="Token">From the mail; good once, for an hour.</param>
public sealed record ResetPasswordRequest(
    [property: StringLength(200, MinimumLength = 1)] string Token,
    [property: StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)] string NewPassword);

/// <summary>The token of the mail.</summary>
/// <param name="Token">From the mail; good once, for an hour.</param>
public sealed record VerifyEmailRequest([property: StringLength(200, MinimumLength = 1)] string Token);

/// <summary>What was done, or will be if there is something to do it to.</summary>
public sealed record Acknowledgement(string Status);

/// <summary>The address that is now proven.</summary>
public sealed record EmailVerified(string Email, DateTimeOffset VerifiedAt);

/// <summary>What counts as an e-mail address: one @, a dotted domain, nothing that a mail header reads as punctuation; whether mail arrives, the verification mail finds out.</summary>
internal static class EmailAddresses
{
    public const string Pattern = @"[^@\s\p{C},;:<>()\[\]\\""]{1,64}@[^@\s\p{C}.]+(\.[^@\s\p{C}.]+)+";
    public const string Fault = "email must be an e-mail address";
}

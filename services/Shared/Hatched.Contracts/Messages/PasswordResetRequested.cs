namespace Hatched.Contracts.Messages;

/// <summary>Somebody asks for a new password for an address, which may be a login's or nobody's. Accounts tells itself, so that its answer comes before it looks.</summary>
/// <param name="RequestId">Of this asking: however often the message comes, there is one mail.</param>
/// <param name="Email">As logins are stored: trimmed, in lower case.</param>
public sealed record PasswordResetRequested(Guid RequestId, string Email);

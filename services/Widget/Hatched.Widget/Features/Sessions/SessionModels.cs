using System.ComponentModel.DataAnnotations;

namespace Hatched.Widget.Features.Sessions;

/// <summary>Whose widgets the token is to serve, and what it may do.</summary>
/// <param name="UserId">The owner of the buddy, as a check against mixing them up.</param>
/// <param name="Scopes">At least one; <c>read</c> is included always.</param>
/// <param name="TtlSeconds">60…3,600; 3,600 when absent.</param>
public sealed record CreateSessionRequest(
    Guid BuddyId,
    [StringLength(200, MinimumLength = 1)] string UserId,
    [MinLength(1), MaxLength(30)] IReadOnlyList<string> Scopes,
    [Range(60, 3600)] int? TtlSeconds = null) : IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Scopes
        .Select((scope, i) => (scope, i)).Where(entry => !WidgetScopes.All.Contains(entry.scope))
        .Select(entry => new ValidationResult($"scopes[{entry.i}] is not a widget scope; known are {string.Join(", ", WidgetScopes.All)}", [$"Scopes[{entry.i}]"]));
}

/// <summary>A widget session's token.</summary>
/// <param name="Token">For the browser: give it to the loader as <c>data-session-token</c>.</param>
public sealed record SessionToken(string Token, Guid SessionId, DateTimeOffset ExpiresAt, IReadOnlyList<string> Scopes);

/// <summary>Whose widgets the token is to show.</summary>
/// <param name="TtlSeconds">60…86,400; 86,400 when absent.</param>
public sealed record CreateEmbedTokenRequest(Guid BuddyId, [StringLength(200, MinimumLength = 1)] string UserId, [Range(60, 86_400)] int? TtlSeconds = null);

/// <summary>A read-only token for the browser.</summary>
/// <param name="Mode"><c>read-only</c>.</param>
public sealed record EmbedToken(string Token, DateTimeOffset ExpiresAt, string Mode);

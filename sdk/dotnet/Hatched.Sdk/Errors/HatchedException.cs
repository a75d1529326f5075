using System.Text.Json;

namespace Hatched.Sdk;

/// <summary>What every failure of a call is: an answer that is no success, or none at all.</summary>
/// <param name="error">What was answered.</param>
/// <param name="inner">What it was noticed by.</param>
public class HatchedException(ApiError error, Exception? inner = null) : Exception(error.Message, inner)
{
    /// <summary>One of <see cref="ErrorCodes"/>. Branch on this, not on the message.</summary>
    public string Code => error.Code;

    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    public int StatusCode => error.Status;

    /// <summary>To quote in a support request.</summary>
    public string? RequestId => error.RequestId;

    /// <summary>What the code comes with, as it was sent.</summary>
    public JsonElement? Details => error.Details;

    /// <summary>Whether the same call may succeed a little later: no answer, 408, 429 and 5xx. The client has repeated it already.</summary>
    public virtual bool IsRetryable => StatusCode is 408 or 429 or >= 500;

    internal TimeSpan? Wait => error.RetryAfter;
}

/// <summary>No answer arrived. The call may have had its effect or not; under the same idempotency key it is safe to repeat.</summary>
public class ConnectionException : HatchedException
{
    /// <summary>The network failed.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="inner">The network's own exception.</param>
    public ConnectionException(string message, Exception? inner = null)
        : this(ErrorCodes.NetworkError, message, inner)
    {
    }

    private protected ConnectionException(string code, string message, Exception? inner)
        : base(new ApiError(code, message, 0), inner)
    {
    }

    /// <inheritdoc />
    public override bool IsRetryable => true;
}

/// <summary>No answer arrived within <see cref="HatchedClientOptions.Timeout"/>.</summary>
/// <param name="message">What happened.</param>
/// <param name="inner">The cancellation that ended the attempt.</param>
public sealed class ConnectionTimeoutException(string message, Exception? inner = null) : ConnectionException(ErrorCodes.Timeout, message, inner);

/// <summary>An operation had not ended when the time to wait for it was over. It goes on: wait again, or listen to <c>operation.completed</c>.</summary>
/// <param name="operationId">The operation.</param>
/// <param name="waited">How long it was waited for.</param>
public sealed class OperationTimeoutException(string operationId, TimeSpan waited)
    : HatchedException(new ApiError(ErrorCodes.OperationTimeout, $"Operation {operationId} did not end within {waited.TotalSeconds:0.###} s.", 0))
{
    /// <summary>The operation.</summary>
    public string OperationId => operationId;
}

/// <summary>401 and 403: the credential is not known, or may not do this.</summary>
/// <param name="error">What was answered.</param>
public abstract class AuthException(ApiError error) : HatchedException(error);

/// <summary>401: the credential is missing, unknown, revoked or expired, or belongs to another address than the client's.</summary>
/// <param name="error">What was answered.</param>
public sealed class UnauthorizedException(ApiError error) : AuthException(error);

/// <summary>403: the credential is fine and still may not do this. The code may say more, such as <c>capability_disabled</c>.</summary>
/// <param name="error">What was answered.</param>
public class ForbiddenException(ApiError error) : AuthException(error);

/// <summary>A publishable key was used for what it may not do. For changes it is thrown before anything is sent.</summary>
/// <param name="error">What was answered.</param>
public sealed class PublishableKeyScopeException(ApiError error) : ForbiddenException(error);

/// <summary>404: there is no such object, or it is not yours.</summary>
/// <param name="error">What was answered.</param>
public sealed class NotFoundException(ApiError error) : HatchedException(error);

/// <summary>409: another change came first, or the object's state does not allow this one. Read it again.</summary>
/// <param name="error">What was answered.</param>
public sealed class ConflictException(ApiError error) : HatchedException(error);

/// <summary>409: the buddy is pinned to another config version than the call expected.</summary>
/// <param name="error">What was answered.</param>
public sealed class ConfigVersionMismatchException(ApiError error) : HatchedException(error);

/// <summary>429: the rate limit is used up.</summary>
/// <param name="error">What was answered.</param>
public sealed class RateLimitException(ApiError error) : HatchedException(error)
{
    /// <summary>How long to wait; a minute where the answer did not say.</summary>
    public TimeSpan RetryAfter => Wait ?? TimeSpan.FromMinutes(1);
}

/// <summary>502: the provider of pictures failed. Nothing was charged.</summary>
/// <param name="error">What was answered.</param>
public sealed class UpstreamImageException(ApiError error) : HatchedException(error);

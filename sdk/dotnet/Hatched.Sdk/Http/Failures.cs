using System.Text.Json;

namespace Hatched.Sdk.Http;

/// <summary>Chooses the exception for an answer that is no success: by its code first, by its status second.</summary>
internal static class Failures
{
    public static HatchedException Of(Answer answer)
    {
        var error = Read(answer);
        return error.Code switch
        {
            ErrorCodes.InsufficientBalance => new InsufficientBalanceException(error),
            ErrorCodes.TooManyItems => new TooManyItemsException(error),
            ErrorCodes.CategoryConflict => new CategoryConflictException(error),
            ErrorCodes.Unauthorized => new UnauthorizedException(error),
            ErrorCodes.CreditInsufficient => new CreditInsufficientException(error),
            ErrorCodes.EventQuotaExceeded => new EventQuotaExceededException(error),
            ErrorCodes.Forbidden => new ForbiddenException(error),
            ErrorCodes.PublishableKeyScope => new PublishableKeyScopeException(error),
            ErrorCodes.PlanFeatureLocked => new PlanFeatureLockedException(error),
            ErrorCodes.ResourceNotFound => new NotFoundException(error),
            ErrorCodes.Conflict => new ConflictException(error),
            ErrorCodes.NoPublishedConfig => new NoPublishedConfigException(error),
            ErrorCodes.ActiveEggLimit => new ActiveEggLimitException(error),
            ErrorCodes.ConfigVersionMismatch => new ConfigVersionMismatchException(error),
            ErrorCodes.ValidationFailed or ErrorCodes.ProgressionNotSpendable => new ValidationException(error),
            ErrorCodes.RateLimited => new RateLimitException(error),
            ErrorCodes.UpstreamImageError => new UpstreamImageException(error),
            _ => ByStatus(error),
        };
    }

    private static HatchedException ByStatus(ApiError error) => error.Status switch
    {
        401 => new UnauthorizedException(error),
        403 => new ForbiddenException(error),
        404 => new NotFoundException(error),
        409 => new ConflictException(error),
        422 => new ValidationException(error),
        429 => new RateLimitException(error),
        _ => new HatchedException(error),
    };

    private static ApiError Read(Answer answer)
    {
        try
        {
            if (JsonSerializer.Deserialize(answer.Body, HatchedJson.Default.ErrorEnvelope)?.Error is { Code.Length: > 0 } error)
            {
                return new ApiError(error.Code, error.Message ?? error.Code, answer.Status, error.RequestId ?? answer.RequestId, error.Details, answer.RetryAfter);
            }
        }
        catch (JsonException)
        {
            // Not Hatched's own answer: a proxy's page, or nothing at all.
        }

        return new ApiError(CodeOf(answer.Status), $"The API answered {answer.Status}.", answer.Status, answer.RequestId, null, answer.RetryAfter);
    }

    private static string CodeOf(int status) => status switch
    {
        400 => ErrorCodes.BadRequest,
        401 => ErrorCodes.Unauthorized,
        403 => ErrorCodes.Forbidden,
        404 => ErrorCodes.ResourceNotFound,
        405 => ErrorCodes.MethodNotAllowed,
        409 => ErrorCodes.Conflict,
        413 => ErrorCodes.PayloadTooLarge,
        415 => ErrorCodes.UnsupportedMediaType,
        422 => ErrorCodes.ValidationFailed,
        429 => ErrorCodes.RateLimited,
        500 => ErrorCodes.InternalError,
        503 => ErrorCodes.ServiceUnavailable,
        504 => ErrorCodes.UpstreamTimeout,
        _ => ErrorCodes.UnknownError,
    };
}

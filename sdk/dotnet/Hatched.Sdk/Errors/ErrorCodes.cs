namespace Hatched.Sdk;

/// <summary>Every code that Hatched answers in <c>error.code</c>, and those that the client adds. Codes are stable; messages are for people.</summary>
public static class ErrorCodes
{
#pragma warning disable CS1591 // Each says what its value says.
    public const string BadRequest = "bad_request";
    public const string InsufficientBalance = "insufficient_balance";
    public const string TooManyItems = "too_many_items";
    public const string CategoryConflict = "category_conflict";
    public const string MissingAudience = "missing_audience";
    public const string UnknownAudience = "unknown_audience";
    public const string SelfClapForbidden = "self_clap_forbidden";
    public const string Unauthorized = "unauthorized";
    public const string CreditInsufficient = "credit_insufficient";
    public const string EventQuotaExceeded = "event_quota_exceeded";
    public const string Forbidden = "forbidden";
    public const string PublishableKeyScope = "publishable_key_scope";
    public const string PlanFeatureLocked = "plan_feature_locked";
    public const string CapabilityDisabled = "capability_disabled";
    public const string HexadSurveyDisabled = "hexad_survey_disabled";
    public const string ResourceNotFound = "resource_not_found";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string Conflict = "conflict";
    public const string NoPublishedConfig = "no_published_config";
    public const string ActiveEggLimit = "active_egg_limit";
    public const string ConfigVersionMismatch = "config_version_mismatch";
    public const string IdempotencyKeyConflict = "idempotency_key_conflict";
    public const string MysteryBoxDailyCap = "mystery_box_daily_cap";
    public const string PayloadTooLarge = "payload_too_large";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string ValidationFailed = "validation_failed";
    public const string ProgressionNotSpendable = "progression_not_spendable";
    public const string RateLimited = "rate_limited";
    public const string InternalError = "internal_error";
    public const string UpstreamImageError = "upstream_image_error";
    public const string ServiceUnavailable = "service_unavailable";
    public const string UpstreamTimeout = "upstream_timeout";

    // What the client itself adds: no answer, none in time, an operation that did not end, an answer that is not Hatched's.
    public const string NetworkError = "network_error";
    public const string Timeout = "timeout";
    public const string OperationTimeout = "operation_timeout";
    public const string InvalidResponse = "invalid_response";
    public const string UnknownError = "unknown_error";
#pragma warning restore CS1591
}

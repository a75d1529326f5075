using System.Collections.Frozen;

namespace Hatched.ServiceDefaults.Http;

/// <summary>Every error code that Hatched answers, with its status. An architecture test holds the code to it.</summary>
/// <remarks>Source: the public HTTP contract, section "Errors".</remarks>
public static class ErrorCatalogue
{
    public static FrozenDictionary<string, int> StatusByCode { get; } = new Dictionary<string, int>
    {
        ["bad_request"] = 400,
        ["insufficient_balance"] = 400,
        ["too_many_items"] = 400,
        ["category_conflict"] = 400,
        ["missing_audience"] = 400,
        ["unknown_audience"] = 400,
        ["self_clap_forbidden"] = 400,
        ["unauthorized"] = 401,
        ["credit_insufficient"] = 402,
        ["event_quota_exceeded"] = 402,
        ["forbidden"] = 403,
        ["publishable_key_scope"] = 403,
        ["plan_feature_locked"] = 403,
        ["capability_disabled"] = 403,
        ["hexad_survey_disabled"] = 403,
        ["resource_not_found"] = 404,
        ["method_not_allowed"] = 405,
        ["conflict"] = 409,
        ["no_published_config"] = 409,
        ["active_egg_limit"] = 409,
        ["config_version_mismatch"] = 409,
        ["idempotency_key_conflict"] = 409,
        ["mystery_box_daily_cap"] = 409,
        ["payload_too_large"] = 413,
        ["unsupported_media_type"] = 415,
        ["validation_failed"] = 422,
        ["progression_not_spendable"] = 422,
        ["rate_limited"] = 429,
        ["internal_error"] = 500,
        ["upstream_image_error"] = 502,
        ["service_unavailable"] = 503,
        ["upstream_timeout"] = 504,
    }.ToFrozenDictionary();

    /// <summary>The error for a status that the framework set by itself.</summary>
    public static ApiError ForStatus(int status) => status switch
    {
        400 => new(400, "bad_request", "The request could not be read."),
        401 => new(401, "unauthorized", "Send a valid credential as 'Authorization: Bearer …'."),
        403 => new(403, "forbidden", "This credential does not allow this."),
        404 => new(404, "resource_not_found", "There is nothing at this address."),
        405 => new(405, "method_not_allowed", "This address does not answer that method."),
        408 => new(408, "bad_request", "The body did not arrive in time."),
        413 => new(413, "payload_too_large", "The body is larger than 1 MiB."),
        414 => new(414, "bad_request", "The address is longer than 8 KiB."),
        415 => new(415, "unsupported_media_type", "Send the body as application/json."),
        431 => new(431, "bad_request", "A request has at most 100 headers, of 32 KiB together."),
        429 => new(429, "rate_limited", "Rate limit exceeded. Please retry after 60 seconds."),
        503 => new(503, "service_unavailable", "A part of the system is not reachable right now. Retry shortly."),
        504 => new(504, "upstream_timeout", "A part of the system took too long to answer. Retry shortly."),
        >= 400 and < 500 => new(status, "bad_request", "The request could not be read."),
        _ => new(500, "internal_error", "Something went wrong on our side. Quote the request id when you report it."),
    };
}

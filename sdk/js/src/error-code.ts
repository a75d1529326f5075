/** Every `error.code` that the API answers, and those that the SDK itself adds. Branch on these, never on messages. */
export const ErrorCode = {
  BadRequest: 'bad_request',
  InsufficientBalance: 'insufficient_balance',
  TooManyItems: 'too_many_items',
  CategoryConflict: 'category_conflict',
  MissingAudience: 'missing_audience',
  UnknownAudience: 'unknown_audience',
  SelfClapForbidden: 'self_clap_forbidden',
  Unauthorized: 'unauthorized',
  CreditInsufficient: 'credit_insufficient',
  EventQuotaExceeded: 'event_quota_exceeded',
  Forbidden: 'forbidden',
  PublishableKeyScope: 'publishable_key_scope',
  PlanFeatureLocked: 'plan_feature_locked',
  CapabilityDisabled: 'capability_disabled',
  HexadSurveyDisabled: 'hexad_survey_disabled',
  ResourceNotFound: 'resource_not_found',
  MethodNotAllowed: 'method_not_allowed',
  Conflict: 'conflict',
  NoPublishedConfig: 'no_published_config',
  ActiveEggLimit: 'active_egg_limit',
  ConfigVersionMismatch: 'config_version_mismatch',
  IdempotencyKeyConflict: 'idempotency_key_conflict',
  MysteryBoxDailyCap: 'mystery_box_daily_cap',
  PayloadTooLarge: 'payload_too_large',
  UnsupportedMediaType: 'unsupported_media_type',
  ValidationFailed: 'validation_failed',
  ProgressionNotSpendable: 'progression_not_spendable',
  RateLimited: 'rate_limited',
  InternalError: 'internal_error',
  UpstreamImageError: 'upstream_image_error',
  ServiceUnavailable: 'service_unavailable',
  UpstreamTimeout: 'upstream_timeout',
  /** No answer arrived. */
  NetworkError: 'network_error',
  /** No answer arrived within `timeoutMs`. */
  Timeout: 'timeout',
  /** `operations.wait` gave up; the operation goes on. */
  OperationTimeout: 'operation_timeout',
  /** An answer arrived that is not the API's, for example of a proxy in between. */
  InvalidResponse: 'invalid_response',
  /** An error status without the API's envelope. */
  UnknownError: 'unknown_error',
  /** The client was set up wrongly. */
  InvalidOptions: 'invalid_options',
} as const;

/** One of {@link ErrorCode}, or a code that is newer than this SDK. */
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode] | (string & {});

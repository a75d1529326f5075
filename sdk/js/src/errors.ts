import { fromWire, isPlainObject } from './casing.js';

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

/** What an error is made of. */
export interface HatchedErrorInit {
  code: ErrorCode;
  /** 0 when there was no answer. */
  statusCode: number;
  requestId?: string | null;
  /** As on the wire. */
  details?: unknown;
  /** Seconds, from `Retry-After`. */
  retryAfter?: number;
  cause?: unknown;
}

/**
 * Base class for every error raised by the Hatched SDK. Every subclass carries the HTTP status, stable error code, optional details
 * payload, and the request id the API echoed back for support correlation.
 */
export class HatchedError extends Error {
  override readonly name: string = 'HatchedError';

  /** Stable error code, for example `validation_failed`. */
  readonly code: ErrorCode;

  /** The HTTP status; 0 when no answer arrived. */
  readonly statusCode: number;

  /** Quote it when you contact support. Null when no answer arrived. */
  readonly requestId: string | null;

  /** What the code promises, spelt as on the wire. Subclasses have the same as typed members. */
  readonly details: unknown;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init.cause === undefined ? undefined : { cause: init.cause });
    this.code = init.code;
    this.statusCode = init.statusCode;
    this.requestId = init.requestId ?? null;
    this.details = init.details;
  }

  /** Whether the same call may succeed a little later. The SDK has tried `maxRetries` times already. */
  get retryable(): boolean {
    return this.statusCode === 408 || this.statusCode === 429 || this.statusCode >= 500;
  }
}

/** No answer arrived: the network failed. `cause` is what `fetch` threw. The call may or may not have had its effect; calling again with the same idempotency key is safe. */
export class ConnectionError extends HatchedError {
  override readonly name: string = 'ConnectionError';

  override get retryable(): boolean {
    return true;
  }
}

/** No answer arrived within `timeoutMs`. */
export class ConnectionTimeoutError extends ConnectionError {
  override readonly name: string = 'ConnectionTimeoutError';
}

/** `operations.wait` gave up before the operation ended. The operation goes on: wait again, or listen to `operation.completed`. */
export class OperationTimeoutError extends HatchedError {
  override readonly name: string = 'OperationTimeoutError';

  /** The operation that was waited for. */
  readonly operationId: string;

  constructor(operationId: string, timeoutMs: number) {
    super(`Operation ${operationId} did not end within ${timeoutMs} ms.`, { code: ErrorCode.OperationTimeout, statusCode: 0 });
    this.operationId = operationId;
  }
}

/** Shared base for 401/403 responses. */
export class AuthError extends HatchedError {
  override readonly name: string = 'AuthError';
}

/** 401: the key is missing, unknown, revoked, expired, or of another environment than `baseUrl`. */
export class UnauthorizedError extends AuthError {
  override readonly name: string = 'UnauthorizedError';
}

/** 403: the credential does not allow this. `code` may be more precise, for example `capability_disabled`. */
export class ForbiddenError extends AuthError {
  override readonly name: string = 'ForbiddenError';
}

/**
 * Raised when a request uses a publishable key for an operation the publishable key is not scoped for (e.g. mutation endpoints).
 * Mutations fail before anything is sent.
 */
export class PublishableKeyScopeError extends ForbiddenError {
  override readonly name: string = 'PublishableKeyScopeError';
}

/** 404: the id is unknown, or belongs to another customer. */
export class NotFoundError extends HatchedError {
  override readonly name: string = 'NotFoundError';
}

/** One property that was refused. */
export interface FieldError {
  /** As on the wire, for example `user_id` or `milestones[0].count`. */
  field: string;
  message: string;
}

/** 422: the request is well-formed, but its content is refused. `progression_not_spendable` is one of its codes. */
export class ValidationError extends HatchedError {
  override readonly name: string = 'ValidationError';

  /** What was refused and why; may be empty. */
  readonly fields: readonly FieldError[];

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    this.fields = list(detailsOf(init)['fields']) as FieldError[];
  }
}

/** 429: the rate limit is used up. */
export class RateLimitError extends HatchedError {
  override readonly name: string = 'RateLimitError';

  /** Seconds to wait: `Retry-After`, or 60 where the answer did not say. */
  readonly retryAfter: number;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    this.retryAfter = init.retryAfter ?? 60;
  }
}

/** The buddy has too few coins or tokens. */
export class InsufficientBalanceError extends HatchedError {
  override readonly name: string = 'InsufficientBalanceError';
  readonly required: number | undefined;
  readonly available: number | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.required = number(details['required']);
    this.available = number(details['available']);
  }
}

/**
 * Raised when an equip request asks the buddy to wear more items than the image compositing pipeline can reliably render. The current cap
 * is four — the SDK surfaces `max` and `attempted` so callers can show a precise error to the end-user.
 */
export class TooManyItemsError extends HatchedError {
  override readonly name: string = 'TooManyItemsError';
  readonly max: number | undefined;
  readonly attempted: number | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.max = number(details['max']);
    this.attempted = number(details['attempted']);
  }
}

/**
 * Raised when an equip request tries to put two items in the same category slot (e.g. two head items). Only the `accessory` category
 * allows stacking.
 */
export class CategoryConflictError extends HatchedError {
  override readonly name: string = 'CategoryConflictError';
  readonly category: string | undefined;
  readonly conflictingItemIds: readonly string[] | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.category = text(details['category']);
    this.conflictingItemIds = Array.isArray(details['conflictingItemIds']) ? (details['conflictingItemIds'] as string[]) : undefined;
  }
}

/** 409: a competing change won, or the object is in another state than the call needs. Read it again before you retry. */
export class ConflictError extends HatchedError {
  override readonly name: string = 'ConflictError';
}

/** Raised when a buddy is pinned to a config version that does not match the one the caller expected (e.g. after a migration race). */
export class ConfigVersionMismatchError extends HatchedError {
  override readonly name: string = 'ConfigVersionMismatchError';
}

/** As on the wire, or as older servers spelt it. */
export interface NoPublishedConfigDetails {
  customerId?: string;
  customer_id?: string;
  publishUrl?: string;
  publish_url?: string;
  docsUrl?: string;
  docs_url?: string;
}

/**
 * Raised by POST /eggs (and the bootstrap flow) when the customer has not published a config version yet. `publishUrl` points at the
 * dashboard publish page.
 */
export class NoPublishedConfigError extends HatchedError {
  override readonly name: string = 'NoPublishedConfigError';
  declare readonly details: NoPublishedConfigDetails | undefined;
  readonly customerId: string | undefined;
  readonly publishUrl: string | undefined;
  readonly docsUrl: string | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.customerId = text(details['customerId']);
    this.publishUrl = text(details['publishUrl']);
    this.docsUrl = text(details['docsUrl']);
  }
}

/** An egg that counts against the cap. */
export interface ActiveEggLimitEgg {
  eggId: string;
  status: string;
  createdAt: string;
}

/** {@link ActiveEggLimitEgg} as on the wire. */
export interface ActiveEggLimitWireEgg {
  egg_id: string;
  status: string;
  created_at: string;
}

/** As on the wire. */
export interface ActiveEggLimitDetails {
  max?: number;
  active?: ActiveEggLimitWireEgg[];
}

/**
 * Raised when POST /eggs would exceed the per-user active-egg cap. `active` lists the existing eggs (id + status) so you can hatch or
 * cancel one — or retry the create with `ensure: true` to reuse one.
 */
export class ActiveEggLimitError extends HatchedError {
  override readonly name: string = 'ActiveEggLimitError';
  declare readonly details: ActiveEggLimitDetails | undefined;
  readonly max: number | undefined;
  readonly active: readonly ActiveEggLimitEgg[];

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.max = number(details['max']);
    this.active = list(details['active']) as ActiveEggLimitEgg[];
  }
}

/** 502: the art provider failed. Nothing was charged; the call may be repeated. */
export class UpstreamImageError extends HatchedError {
  override readonly name: string = 'UpstreamImageError';
}

/** As on the wire. */
export interface CreditInsufficientDetails {
  required?: number;
  available?: number;
  welcome?: number;
  paid?: number;
  promo?: number;
  upgrade_url?: string;
  top_up_url?: string;
}

/**
 * Raised when an AI / generative request cannot be authorised because the customer has no available credits across any pool. Its members
 * include the amount required and what remains in each pool, plus a URL the caller can redirect to so the end-customer can top up.
 */
export class CreditInsufficientError extends HatchedError {
  override readonly name: string = 'CreditInsufficientError';
  declare readonly details: CreditInsufficientDetails | undefined;
  readonly required: number | undefined;
  readonly available: number | undefined;
  readonly welcome: number | undefined;
  readonly paid: number | undefined;
  readonly promo: number | undefined;
  readonly upgradeUrl: string | undefined;
  readonly topUpUrl: string | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.required = number(details['required']);
    this.available = number(details['available']);
    this.welcome = number(details['welcome']);
    this.paid = number(details['paid']);
    this.promo = number(details['promo']);
    this.upgradeUrl = text(details['upgradeUrl']);
    this.topUpUrl = text(details['topUpUrl']);
  }
}

/** As on the wire. */
export interface EventQuotaExceededDetails {
  used?: number;
  limit?: number;
  reset_at?: string;
  upgrade_url?: string;
}

/**
 * Raised when a POST /events call would push the customer over the monthly event quota allowed by their plan. `resetAt` is an ISO
 * timestamp for the first of the next UTC month; callers should back off until then or upgrade.
 */
export class EventQuotaExceededError extends HatchedError {
  override readonly name: string = 'EventQuotaExceededError';
  declare readonly details: EventQuotaExceededDetails | undefined;
  readonly used: number | undefined;
  readonly limit: number | undefined;
  readonly resetAt: string | undefined;
  readonly upgradeUrl: string | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.used = number(details['used']);
    this.limit = number(details['limit']);
    this.resetAt = text(details['resetAt']);
    this.upgradeUrl = text(details['upgradeUrl']);
  }
}

/** As on the wire. */
export interface PlanFeatureLockedDetails {
  feature?: string;
  required_plan?: string;
  current_plan?: string;
  upgrade_url?: string;
}

/**
 * Raised when the customer's plan does not include the requested feature (e.g. a Free tier customer trying to use the marketplace API).
 * The SDK surfaces which plan is required so callers can prompt an upgrade.
 */
export class PlanFeatureLockedError extends HatchedError {
  override readonly name: string = 'PlanFeatureLockedError';
  declare readonly details: PlanFeatureLockedDetails | undefined;
  readonly feature: string | undefined;
  readonly requiredPlan: string | undefined;
  readonly currentPlan: string | undefined;
  readonly upgradeUrl: string | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.feature = text(details['feature']);
    this.requiredPlan = text(details['requiredPlan']);
    this.currentPlan = text(details['currentPlan']);
    this.upgradeUrl = text(details['upgradeUrl']);
  }
}

type ErrorClass = new (message: string, init: HatchedErrorInit) => HatchedError;

function classOf(code: string, status: number): ErrorClass {
  switch (code) {
    case ErrorCode.InsufficientBalance: return InsufficientBalanceError;
    case ErrorCode.TooManyItems: return TooManyItemsError;
    case ErrorCode.CategoryConflict: return CategoryConflictError;
    case ErrorCode.Unauthorized: return UnauthorizedError;
    case ErrorCode.CreditInsufficient: return CreditInsufficientError;
    case ErrorCode.EventQuotaExceeded: return EventQuotaExceededError;
    case ErrorCode.Forbidden: return ForbiddenError;
    case ErrorCode.PublishableKeyScope: return PublishableKeyScopeError;
    case ErrorCode.PlanFeatureLocked: return PlanFeatureLockedError;
    case ErrorCode.ResourceNotFound: return NotFoundError;
    case ErrorCode.Conflict: return ConflictError;
    case ErrorCode.NoPublishedConfig: return NoPublishedConfigError;
    case ErrorCode.ActiveEggLimit: return ActiveEggLimitError;
    case ErrorCode.ConfigVersionMismatch: return ConfigVersionMismatchError;
    case ErrorCode.ValidationFailed:
    case ErrorCode.ProgressionNotSpendable: return ValidationError;
    case ErrorCode.RateLimited: return RateLimitError;
    case ErrorCode.UpstreamImageError: return UpstreamImageError;
  }

  switch (status) {
    case 401: return UnauthorizedError;
    case 403: return ForbiddenError;
    case 404: return NotFoundError;
    case 409: return ConflictError;
    case 422: return ValidationError;
    case 429: return RateLimitError;
    default: return HatchedError;
  }
}

function codeOf(status: number): ErrorCode {
  switch (status) {
    case 400: return ErrorCode.BadRequest;
    case 401: return ErrorCode.Unauthorized;
    case 403: return ErrorCode.Forbidden;
    case 404: return ErrorCode.ResourceNotFound;
    case 405: return ErrorCode.MethodNotAllowed;
    case 409: return ErrorCode.Conflict;
    case 413: return ErrorCode.PayloadTooLarge;
    case 415: return ErrorCode.UnsupportedMediaType;
    case 422: return ErrorCode.ValidationFailed;
    case 429: return ErrorCode.RateLimited;
    case 500: return ErrorCode.InternalError;
    case 503: return ErrorCode.ServiceUnavailable;
    case 504: return ErrorCode.UpstreamTimeout;
    default: return ErrorCode.UnknownError;
  }
}

/** The error that an answer is: chosen by `error.code`, and by the status where the code has no class of its own. */
export function errorFrom(status: number, headers: Headers, body: string): HatchedError {
  const envelope = envelopeOf(body);
  const code = text(envelope?.['code']) ?? codeOf(status);
  const retryAfter = retryAfterOf(headers);
  return new (classOf(code, status))(text(envelope?.['message']) ?? `The API answered ${status}.`, {
    code,
    statusCode: status,
    requestId: text(envelope?.['requestId']) ?? headers.get('x-request-id'),
    details: envelope?.['details'],
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/** Seconds from `Retry-After`, which is a number of them or a date. */
export function retryAfterOf(headers: Headers, now: number = Date.now()): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) {
    return undefined;
  }

  if (/^\d+$/.test(value)) {
    return Number(value);
  }

  const date = /^[A-Z][a-z]+, /.test(value) ? Date.parse(value) : Number.NaN; // Date.parse alone takes "-5" for a day
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

function envelopeOf(body: string): Record<string, unknown> | undefined {
  try {
    const json: unknown = JSON.parse(body);
    return isPlainObject(json) && isPlainObject(json['error']) ? json['error'] : undefined;
  } catch {
    return undefined;
  }
}

function detailsOf(init: HatchedErrorInit): Record<string, unknown> {
  return isPlainObject(init.details) ? (fromWire(init.details) as Record<string, unknown>) : {};
}

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

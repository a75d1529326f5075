import { isPlainObject } from './casing.js';
import { ErrorCode } from './error-code.js';
import {
  CategoryConflictError, ConfigVersionMismatchError, ConflictError, ForbiddenError, HatchedError, InsufficientBalanceError, NotFoundError, PublishableKeyScopeError,
  RateLimitError, text, TooManyItemsError, UnauthorizedError, UpstreamImageError, ValidationError, type HatchedErrorInit,
} from './errors.js';
import { ActiveEggLimitError, CreditInsufficientError, EventQuotaExceededError, NoPublishedConfigError, PlanFeatureLockedError } from './limit-errors.js';

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

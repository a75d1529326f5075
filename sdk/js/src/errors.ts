import { fromWire, isPlainObject } from './casing.js';
import { ErrorCode } from './error-code.js';

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

/** 502: the art provider failed. Nothing was charged; the call may be repeated. */
export class UpstreamImageError extends HatchedError {
  override readonly name: string = 'UpstreamImageError';
}

/** What the code promises, in the SDK's spelling. */
export function detailsOf(init: HatchedErrorInit): Record<string, unknown> {
  return isPlainObject(init.details) ? (fromWire(init.details) as Record<string, unknown>) : {};
}

export const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
export const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

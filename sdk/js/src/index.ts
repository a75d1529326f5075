export { HatchedClient } from './client.js';
export type { HatchedClientOptions, HealthStatus, RouteOptions } from './client.js';
export type { RateLimitInfo } from './http.js';
export type { Routes, Schemas } from './api.js';
export { ErrorCode } from './error-code.js';
export {
  AuthError, CategoryConflictError, ConfigVersionMismatchError, ConflictError, ConnectionError, ConnectionTimeoutError, ForbiddenError, HatchedError,
  InsufficientBalanceError, NotFoundError, OperationTimeoutError, PublishableKeyScopeError, RateLimitError, TooManyItemsError, UnauthorizedError,
  UpstreamImageError, ValidationError,
} from './errors.js';
export type { FieldError, HatchedErrorInit } from './errors.js';
export * from './limit-errors.js';
export { paginate, paginateCursor } from './paginate.js';
export type { AnyPage, Page, PageMeta } from './paginate.js';
export type { VerifySignatureOptions } from './signature.js';
export * from './webhooks.js';
export * from './resources/buddies.js';
export type * from './resources/buddy-types.js';
export * from './resources/eggs.js';
export * from './resources/embed-tokens.js';
export * from './resources/events.js';
export type * from './resources/event-types.js';
export * from './resources/gates.js';
export * from './resources/operations.js';
export * from './resources/paths.js';
export type * from './resources/path-types.js';
export * from './resources/webhooks.js';
export * from './resources/widget-sessions.js';
export { VERSION } from './version.js';

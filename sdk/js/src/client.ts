import type { Routes } from './api.js';
import { ErrorCode } from './error-code.js';
import { HatchedError } from './errors.js';
import { hasDom, HttpClient, type Method, type Query, type RateLimitInfo } from './http.js';
import { BuddiesResource } from './resources/buddies.js';
import { EggsResource } from './resources/eggs.js';
import { EmbedTokensResource } from './resources/embed-tokens.js';
import { EventsResource } from './resources/events.js';
import { GatesResource } from './resources/gates.js';
import { OperationsResource } from './resources/operations.js';
import { PathsResource } from './resources/paths.js';
import { WebhooksResource } from './resources/webhooks.js';
import { WidgetSessionsResource } from './resources/widget-sessions.js';

const PRODUCTION = 'https://api.hatched.live/api/v1';
const STAGING = 'https://api.staging.hatched.live/api/v1';
const PUBLISHABLE_PREFIX = 'hatch_pk_';
const SECRET_KEY = /^hatch_(live|test)_./;

/** How to reach the API. At most one of `apiKey`, `publishableKey` and `widgetToken`. */
export interface HatchedClientOptions {
  /** A secret key, `hatch_live_…` or `hatch_test_…`. For servers only. When no credential is given: the environment's `HATCHED_API_KEY`. */
  apiKey?: string;
  /** A publishable key, `hatch_pk_…`: reads of its scopes, and `embedTokens.create`. */
  publishableKey?: string;
  /** The token of a widget session or an embed token: for the `/widget` routes. */
  widgetToken?: string;
  /**
   * Where the API is. The environment's `HATCHED_BASE_URL` by default, then `https://api.hatched.live/api/v1`, or that of staging for a
   * `hatch_test_` key. `/api/v1` may be left out when nothing else follows the host.
   */
  baseUrl?: string;
  /** How long one attempt may take, in milliseconds. 15,000 by default; 0 for no limit. */
  timeoutMs?: number;
  /** How often a call is tried again after a network error, 408, 429 or 5xx. 3 by default. */
  maxRetries?: number;
  /** The longest `Retry-After` that a call waits for, in milliseconds; a longer one rejects at once. 10,000 by default. */
  maxRetryAfterMs?: number;
  /** What requests are sent with; the global `fetch` by default. */
  fetch?: typeof fetch;
  /** Tells of every attempt: to `console.debug`, or to a function. Never of credentials or bodies. */
  debug?: boolean | ((line: string) => void);
  /** Lets a secret key run in a page of a browser, where everybody can read it. For tests only. */
  allowBrowser?: boolean;
}

/** What the health check answers. */
export interface HealthStatus {
  status: string;
  message: string;
  mode: string;
  version: string;
  time: string;
}

/** What a route takes besides its name. */
export type RouteOptions<R extends keyof Routes> = { idempotencyKey?: string; signal?: AbortSignal }
  & (object extends Routes[R]['path'] ? { path?: Routes[R]['path'] } : { path: Routes[R]['path'] })
  & (object extends Routes[R]['query'] ? { query?: Routes[R]['query'] } : { query: Routes[R]['query'] })
  & (undefined extends Routes[R]['body'] ? { body?: Routes[R]['body'] } : { body: Routes[R]['body'] });

/**
 * Official Hatched SDK client for JavaScript/TypeScript.
 *
 * Server-side (secret key):
 * @example
 * const hatched = new HatchedClient(); // HATCHED_API_KEY and HATCHED_BASE_URL;
 * const egg = await hatched.eggs.create({ userId: 'user_123' });
 * await hatched.eggs.updateStatus(egg.eggId, 'ready');
 * const op = await hatched.eggs.hatch(egg.eggId);
 * @example
 * // Browser (publishable key, scoped):
 * const hatched = new HatchedClient({ publishableKey: 'hatch_pk_xxxxxxxx' });
 * const buddy = await hatched.buddies.get('bdy_abc');
 */
export class HatchedClient {
  readonly buddies: BuddiesResource;
  readonly eggs: EggsResource;
  readonly embedTokens: EmbedTokensResource;
  readonly events: EventsResource;
  readonly gates: GatesResource;
  readonly operations: OperationsResource;
  readonly paths: PathsResource;
  readonly webhooks: WebhooksResource;
  readonly widgetSessions: WidgetSessionsResource;
  readonly #http: HttpClient;

  constructor(given: HatchedClientOptions = {}) {
    const options = withEnvironment(given);
    const credential = credentialOf(options);
    const http = new HttpClient({
      baseUrl: baseUrlOf(options.baseUrl ?? (credential.startsWith('hatch_test_') ? STAGING : PRODUCTION)),
      credential,
      isPublishable: options.publishableKey !== undefined,
      timeoutMs: count('timeoutMs', options.timeoutMs, 15_000),
      maxRetries: count('maxRetries', options.maxRetries, 3),
      maxRetryAfterMs: count('maxRetryAfterMs', options.maxRetryAfterMs, 10_000),
      // Looked up at each call, and called without a receiver, as browsers and Workers demand.
      fetch: options.fetch ?? ((...args) => fetch(...args)),
      log: typeof options.debug === 'function' ? options.debug : options.debug ? (line) => console.debug(`[hatched] ${line}`) : undefined,
    });
    this.#http = http;
    this.buddies = new BuddiesResource(http);
    this.eggs = new EggsResource(http);
    this.embedTokens = new EmbedTokensResource(http);
    this.events = new EventsResource(http);
    this.gates = new GatesResource(http);
    this.operations = new OperationsResource(http);
    this.paths = new PathsResource(http);
    this.webhooks = new WebhooksResource(http);
    this.widgetSessions = new WidgetSessionsResource(http);
  }

  /** Health check; returns API status metadata. */
  health(signal?: AbortSignal): Promise<HealthStatus> {
    return this.#http.request({ method: 'GET', path: ['health'], signal });
  }

  /** Latest X-RateLimit-* snapshot from the most recent response; null before the first. */
  getRateLimitInfo(): RateLimitInfo | null {
    return this.#http.rateLimit;
  }

  /** Request id of the most recent response (for support correlation). */
  getLastRequestId(): string | null {
    return this.#http.lastRequestId;
  }

  /**
   * Calls any route of the API by its name in the OpenAPI document, for what has no method of its own. Retries, idempotency and errors are
   * as everywhere; parameters, body and answer are typed, and spelt as on the wire (snake_case).
   * @example
   * const rule = await hatched.request('POST /api/v1/coin-rules', {
   *   body: { name: 'A lesson', event_type: 'lesson_completed', amount: 10 },
   * });
   */
  async request<R extends keyof Routes>(
    route: R, ...[options]: object extends RouteOptions<R> ? [options?: RouteOptions<R>] : [options: RouteOptions<R>]
  ): Promise<Routes[R]['answer']> {
    const { path = {}, query, body, idempotencyKey, signal } = (options ?? {}) as {
      path?: Record<string, string | number>; query?: Query; body?: unknown; idempotencyKey?: string; signal?: AbortSignal;
    };
    const [method, template] = route.split(' ') as [Method, string];
    const below = template.startsWith('/api/v1/') ? template.slice('/api/v1'.length) : template;
    return this.#http.request({
      method,
      path: below.slice(1).split('/').map((segment) => segment.replace(/\{([^}]+)\}/, (_, name: string) => String(path[name] ?? ''))),
      atRoot: below === template,
      query,
      body,
      idempotencyKey,
      signal,
      publishable: route === 'POST /api/v1/embed-tokens',
      verbatim: true,
    });
  }
}

/** The options, and what the environment has of those that are absent. Only where there is one: not in browsers. */
function withEnvironment(options: HatchedClientOptions): HatchedClientOptions {
  const { apiKey, publishableKey, widgetToken, baseUrl } = options;
  const { env = {} } = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process ?? {};
  const isWithout = apiKey === undefined && publishableKey === undefined && widgetToken === undefined;
  return {
    ...options,
    ...(isWithout && env['HATCHED_API_KEY'] ? { apiKey: env['HATCHED_API_KEY'] } : {}),
    ...(baseUrl === undefined && env['HATCHED_BASE_URL'] ? { baseUrl: env['HATCHED_BASE_URL'] } : {}),
  };
}

function credentialOf({ apiKey, publishableKey, widgetToken, allowBrowser }: HatchedClientOptions): string {
  const given = [apiKey, publishableKey, widgetToken].filter((one): one is string => one !== undefined);
  const [credential] = given;
  if (given.length !== 1 || !credential) {
    throw misuse('Give exactly one of apiKey, publishableKey and widgetToken, or set HATCHED_API_KEY. Is the environment variable set?');
  }

  if (publishableKey !== undefined && !publishableKey.startsWith(PUBLISHABLE_PREFIX)) {
    throw misuse(`A publishable key begins with ${PUBLISHABLE_PREFIX}. A secret key must not be given as one.`);
  }

  if (apiKey?.startsWith(PUBLISHABLE_PREFIX)) {
    throw misuse('This is a publishable key: give it as publishableKey.');
  }

  if (apiKey !== undefined && !SECRET_KEY.test(apiKey)) {
    throw misuse('A secret key begins with hatch_live_ or hatch_test_: copy it whole, without quotes. A widget\'s token is given as widgetToken.');
  }

  if (!/^[!-~]+$/.test(credential)) {
    throw misuse('The credential holds a space, a line break or another character that none has: copy it again.');
  }

  if (apiKey !== undefined && hasDom() && !allowBrowser) {
    throw misuse('A secret key must not be used in a browser, where everybody can read it. Use a publishable key, or mint a widget session on your server.');
  }

  return credential;
}

function baseUrlOf(given: string): string {
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    throw misuse(`baseUrl is no URL: ${given}. Give scheme and host, such as http://127.0.0.1:8080; from the environment it is HATCHED_BASE_URL.`);
  }

  if (!/^https?:$/.test(url.protocol)) {
    throw misuse(`baseUrl begins with http:// or https://, not with ${url.protocol}. Is the scheme missing in ${given}?`);
  }

  if (url.search || url.hash || url.username || url.password) {
    throw misuse('baseUrl has a query, a fragment or a login: leave it out. The key is given as apiKey.');
  }

  const path = url.pathname.replace(/\/+$/, '');
  return url.origin + (path || '/api/v1');
}

function count(name: string, value: number | undefined, fallback: number): number {
  if (value !== undefined && !(Number.isFinite(value) && value >= 0)) {
    throw misuse(`${name} must be a number, 0 or more.`);
  }

  return value ?? fallback;
}

const misuse = (message: string): HatchedError => new HatchedError(message, { code: ErrorCode.InvalidOptions, statusCode: 0 });

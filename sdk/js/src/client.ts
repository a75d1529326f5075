import type { Routes } from './api.js';
import { ErrorCode } from './error-code.js';
import { HatchedError } from './errors.js';
import { hasDom, HttpClient, type Method, type Query, type RateLimitInfo } from './http.js';
import { BuddiesResource } from './resources/buddies.js';
import { EggsResource } from './resources/eggs.js';
import { EmbedTokensResource } from './resources/embed-tokens.js';
import { EventsResource } from './resources/events.js';
import { FeedResource } from './resources/feed.js';
import { GatesResource } from './resources/gates.js';
import { NotificationsResource } from './resources/notifications.js';
import { OperationsResource } from './resources/operations.js';
import { PathsResource } from './resources/paths.js';
import { WebhooksResource } from './resources/webhooks.js';
import { WidgetSessionsResource } from './resources/widget-sessions.js';

const PRODUCTION = 'https://api.hatched.live/api/v1';
const STAGING = 'https://api.staging.hatched.live/api/v1';
const PUBLISHABLE_PREFIX = 'hatch_pk_';

/** How to reach the API. Exactly one of `apiKey`, `publishableKey` and `widgetToken` is needed. */
export interface HatchedClientOptions {
  /** A secret key, `hatch_live_…` or `hatch_test_…`. For servers only. */
  apiKey?: string;
  /** A publishable key, `hatch_pk_…`: reads of its scopes, and `embedTokens.create`. */
  publishableKey?: string;
  /** The token of a widget session or an embed token: for `notifications`, `feed` and the `/widget` routes. */
  widgetToken?: string;
  /**
   * Where the API is. `https://api.hatched.live/api/v1` by default, and that of staging for a `hatch_test_` key. `/api/v1` may be left out
   * when nothing else follows the host.
   */
  baseUrl?: string;
  /** How long one attempt may take, in milliseconds. 15,000 by default; 0 for no limit. */
  timeoutMs?: number;
  /** How often a call is tried again after a network error, 408, 429 or 5xx. 3 by default. */
  maxRetries?: number;
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
 * const hatched = new HatchedClient({ apiKey: process.env.HATCHED_API_KEY! });
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
  readonly feed: FeedResource;
  readonly gates: GatesResource;
  readonly notifications: NotificationsResource;
  readonly operations: OperationsResource;
  readonly paths: PathsResource;
  readonly webhooks: WebhooksResource;
  readonly widgetSessions: WidgetSessionsResource;
  readonly #http: HttpClient;

  constructor(options: HatchedClientOptions) {
    const credential = credentialOf(options);
    const http = new HttpClient({
      baseUrl: baseUrlOf(options.baseUrl ?? (credential.startsWith('hatch_test_') ? STAGING : PRODUCTION)),
      credential,
      isPublishable: options.publishableKey !== undefined,
      timeoutMs: count('timeoutMs', options.timeoutMs, 15_000),
      maxRetries: count('maxRetries', options.maxRetries, 3),
      // Looked up at each call, and called without a receiver, as browsers and Workers demand.
      fetch: options.fetch ?? ((...args) => fetch(...args)),
      log: typeof options.debug === 'function' ? options.debug : options.debug ? (line) => console.debug(`[hatched] ${line}`) : undefined,
    });
    this.#http = http;
    this.buddies = new BuddiesResource(http);
    this.eggs = new EggsResource(http);
    this.embedTokens = new EmbedTokensResource(http);
    this.events = new EventsResource(http);
    this.feed = new FeedResource(http);
    this.gates = new GatesResource(http);
    this.notifications = new NotificationsResource(http);
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

function credentialOf({ apiKey, publishableKey, widgetToken, allowBrowser }: HatchedClientOptions): string {
  const given = [apiKey, publishableKey, widgetToken].filter((one): one is string => one !== undefined);
  const [credential] = given;
  if (given.length !== 1 || !credential) {
    throw misuse('Give exactly one of apiKey, publishableKey and widgetToken. Is the environment variable set?');
  }

  if (publishableKey !== undefined && !publishableKey.startsWith(PUBLISHABLE_PREFIX)) {
    throw misuse(`A publishable key begins with ${PUBLISHABLE_PREFIX}. A secret key must not be given as one.`);
  }

  if (apiKey?.startsWith(PUBLISHABLE_PREFIX)) {
    throw misuse('This is a publishable key: give it as publishableKey.');
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
    throw misuse(`baseUrl is no URL: ${given}`);
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

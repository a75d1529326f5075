import { fromWire, toWire } from './casing.js';
import { ErrorCode } from './error-code.js';
import { errorFrom, retryAfterOf } from './error-mapping.js';
import { ConnectionError, ConnectionTimeoutError, HatchedError, PublishableKeyScopeError } from './errors.js';
import { backoff, LinkedAbort, sleep } from './timing.js';
import { VERSION } from './version.js';

/** The latest `X-RateLimit-*` headers. */
export interface RateLimitInfo {
  /** Requests that the tighter window allows. */
  limit: number;
  /** Requests that are left in it. */
  remaining: number;
  /** When it is over, in Unix seconds. */
  reset: number;
  /** Seconds to wait, when the answer said so; otherwise null. */
  retryAfter: number | null;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface Call {
  method: Method;
  /** The segments below `/api/v1`, as they are: a number of them are the caller's ids. */
  path: readonly string[];
  /** The path begins at the root of the host instead. */
  atRoot?: boolean;
  /** Names as on the wire. */
  query?: Query | undefined;
  body?: unknown;
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
  /** A mutation that publishable keys may have the scope for. */
  publishable?: boolean;
  /** Bodies pass as they are, spelt as on the wire. */
  verbatim?: boolean;
}

export interface HttpSettings {
  baseUrl: string;
  credential: string;
  isPublishable: boolean;
  timeoutMs: number;
  maxRetries: number;
  maxRetryAfterMs: number;
  fetch: typeof fetch;
  log: ((line: string) => void) | undefined;
  sleep?: typeof sleep;
  random?: () => number;
}

interface Answer {
  status: number;
  headers: Headers;
  body: string | ArrayBuffer;
}

interface Failure {
  error: HatchedError;
  retryAfter?: number | undefined;
}

/** One call over as many attempts as it takes. */
export class HttpClient {
  readonly #settings: HttpSettings;
  #rateLimit: RateLimitInfo | null = null;
  #requestId: string | null = null;

  constructor(settings: HttpSettings) {
    this.#settings = settings;
  }

  get rateLimit(): RateLimitInfo | null {
    return this.#rateLimit;
  }

  get lastRequestId(): string | null {
    return this.#requestId;
  }

  async request<T>(call: Call): Promise<T> {
    const { isPublishable, maxRetries, maxRetryAfterMs, log, random } = this.#settings;
    const { url, name } = this.#addressOf(call);
    if (isPublishable && call.method !== 'GET' && !call.publishable) {
      throw new PublishableKeyScopeError(`A publishable key may not call ${name}: call it from your server, with a secret key.`, {
        code: ErrorCode.PublishableKeyScope,
        statusCode: 403,
      });
    }

    const init = this.#initOf(call);
    for (let attempt = 1; ; attempt++) {
      const began = Date.now();
      const outcome = await this.#attempt(url, init, call.signal);
      const took = `${Date.now() - began} ms`;
      if (!('error' in outcome)) {
        log?.(`${name} → ${outcome.status} in ${took}, request ${this.#requestId}`);
        return read(outcome, call) as T;
      }

      const { error, retryAfter } = outcome;
      const isFinal = !error.retryable || attempt > maxRetries || (retryAfter ?? 0) * 1000 > maxRetryAfterMs;
      const wait = isFinal ? 0 : backoff(attempt, retryAfter, random);
      log?.(`${name} → ${error.statusCode || 'no answer'} ${error.code} in ${took}, request ${error.requestId}${isFinal ? '' : `, again in ${Math.round(wait)} ms`}`);
      if (isFinal) {
        throw error;
      }

      await (this.#settings.sleep ?? sleep)(wait, call.signal);
    }
  }

  /** Rejects only when the caller has aborted. */
  async #attempt(url: string, init: RequestInit, signal: AbortSignal | undefined): Promise<Answer | Failure> {
    signal?.throwIfAborted();
    const abort = new LinkedAbort(signal, this.#settings.timeoutMs);
    try {
      const { fetch } = this.#settings;
      const response = await fetch(url, { ...init, signal: abort.signal });
      const isBinary = response.ok && !/json|text/.test(response.headers.get('content-type') ?? 'text');
      // The body counts as part of the attempt: it may break off, or never end.
      const body = isBinary ? await response.arrayBuffer() : await response.text();
      this.#note(response.headers);
      return response.ok
        ? { status: response.status, headers: response.headers, body }
        : { error: errorFrom(response.status, response.headers, body as string), retryAfter: retryAfterOf(response.headers) };
    } catch (cause) {
      signal?.throwIfAborted();
      return {
        error: abort.timedOut
          ? new ConnectionTimeoutError(`No answer within ${this.#settings.timeoutMs} ms.`, { code: ErrorCode.Timeout, statusCode: 0, cause })
          : new ConnectionError(`No answer: ${cause instanceof Error ? cause.message : String(cause)}`, { code: ErrorCode.NetworkError, statusCode: 0, cause }),
      };
    } finally {
      abort.release();
    }
  }

  #note(headers: Headers): void {
    this.#requestId = headers.get('x-request-id') ?? this.#requestId;
    if (headers.has('x-ratelimit-limit')) {
      this.#rateLimit = {
        limit: Number(headers.get('x-ratelimit-limit')),
        remaining: Number(headers.get('x-ratelimit-remaining')),
        reset: Number(headers.get('x-ratelimit-reset')),
        retryAfter: retryAfterOf(headers) ?? null,
      };
    }
  }

  #addressOf({ method, path, atRoot, query }: Call): { url: string; name: string } {
    const missing = path.findIndex((segment) => segment === '' || segment === '.' || segment === '..');
    if (missing >= 0) {
      throw new TypeError(`An id is missing: ${method} /${path.map((segment, i) => (i === missing ? '?' : segment)).join('/')}`);
    }

    const { baseUrl } = this.#settings;
    const where = `/${path.map(encodeURIComponent).join('/')}`;
    const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null);
    const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString();
    return { url: `${atRoot ? baseUrl.replace(/\/api\/v1$/, '') : baseUrl}${where}${search && `?${search}`}`, name: `${method} ${where}` };
  }

  #initOf({ method, body, idempotencyKey, verbatim }: Call): RequestInit {
    const headers: Record<string, string> = { accept: 'application/json', authorization: `Bearer ${this.#settings.credential}` };
    if (!hasDom()) {
      headers['user-agent'] = `hatched-sdk-js/${VERSION}`; // browsers keep their own
    }

    if (method !== 'GET') {
      headers['idempotency-key'] = idempotencyKey ?? newKey(); // one for all attempts
    }

    if (body === undefined) {
      return { method, headers };
    }

    headers['content-type'] = 'application/json';
    return { method, headers, body: JSON.stringify(verbatim ? body : toWire(body)) };
  }
}

/** Whether this is a page in a browser. */
export const hasDom = (): boolean => 'window' in globalThis && 'document' in globalThis;

function read({ status, headers, body }: Answer, { verbatim }: Call): unknown {
  if (status === 204 || typeof body !== 'string') {
    return status === 204 ? undefined : body;
  }

  if (headers.get('content-type')?.startsWith('text/plain')) {
    return body;
  }

  try {
    const json: unknown = JSON.parse(body);
    return verbatim ? json : fromWire(json);
  } catch (cause) {
    throw new HatchedError(`The answer is no JSON: is there a proxy in between? ${body.slice(0, 100)}`, {
      code: ErrorCode.InvalidResponse,
      statusCode: status,
      requestId: headers.get('x-request-id'),
      cause,
    });
  }
}

// Node 18 has no global crypto. A key has to be unique among those of one customer's day, not unpredictable.
function newKey(): string {
  const { crypto } = globalThis as { crypto?: Crypto };
  return typeof crypto?.randomUUID === 'function'
    ? crypto.randomUUID()
    : 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => Math.floor(Math.random() * 16).toString(16));
}

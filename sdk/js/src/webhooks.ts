import { fromWire } from './casing.js';
import { checkSignature, type Verdict, type VerifySignatureOptions } from './signature.js';
import type { WebhookEvents, WebhookFact } from './webhook-events.js';

export type { WebhookEvents, WebhookEventType, WebhookFact } from './webhook-events.js';

/** Why a request is not taken. */
export type WebhookRefusal =
  /** No signature, or one without the headers that belong to it. */
  | 'missing_header'
  /** The secret is empty: is the environment variable set? */
  | 'missing_secret'
  /** Nothing to verify: most often because a body parser took the raw body away. */
  | 'missing_body'
  | 'invalid_signature'
  /** The signature fits, but the request is too old or too far ahead: check the clock, or it is a replay. */
  | 'timestamp_out_of_tolerance'
  /** The signature fits, but the body is no JSON. */
  | 'invalid_json';

/** What a webhook request turned out to be. Narrow by `valid`, then by `eventType`. */
export type WebhookVerification =
  | {
      [Type in keyof WebhookEvents]: {
        valid: true;
        /** The name of the event. A newer server may send names that this SDK does not know. */
        eventType: Type;
        /** The payload, in camelCase. */
        event: WebhookEvents[Type] & WebhookFact;
        /** The same for every attempt to deliver: remember it to take an event once. Null only when the header was lost on the way. */
        deliveryId: string | null;
        /** Of the request that caused the event; null when there was none. */
        requestId: string | null;
        reason?: undefined;
      };
    }[keyof WebhookEvents]
  | { valid: false; event: null; eventType: string | null; deliveryId: string | null; requestId: string | null; reason: WebhookRefusal };

/** How strictly the time is taken. */
export type WebhookOptions = Pick<VerifySignatureOptions, 'toleranceSeconds' | 'now'>;

/** Where headers may lie: a `Headers`, Node's `req.headers`, or a function that answers one by its name in lower case. */
export type HeaderSource =
  | Headers
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | ((name: string) => string | null | undefined);

/**
 * Verifies a webhook request of which you have the raw body and the headers; the adapters below do it for your framework.
 * Any of the three signature styles suffices: `X-Hatched-Signature`, `Hatched-Signature`, `webhook-signature` (Standard Webhooks).
 * @example
 * const result = verifyWebhook(rawBody, request.headers, process.env.HATCHED_WEBHOOK_SECRET);
 * if (!result.valid) return new Response(result.reason, { status: 400 });
 */
export function verifyWebhook(
  rawBody: string | Uint8Array | null | undefined, headers: HeaderSource, secret: string | undefined, options: WebhookOptions = {},
): WebhookVerification {
  const header = reader(headers);
  const known = {
    eventType: header('x-hatched-event') ?? header('hatched-event-type') ?? null,
    deliveryId: header('x-hatched-delivery') ?? header('webhook-id') ?? header('hatched-delivery-id') ?? null,
    requestId: header('x-hatched-request-id') ?? null,
  };
  const refuse = (reason: WebhookRefusal): WebhookVerification => ({ ...known, valid: false, event: null, reason });
  if (!secret) {
    return refuse('missing_secret');
  }

  const signatures = signaturesOf(header);
  if (signatures.length === 0) {
    return refuse('missing_header');
  }

  if (!rawBody?.length) {
    return refuse('missing_body');
  }

  const verdicts: readonly Verdict[] = signatures.map(({ value, ...rest }) => checkSignature(rawBody, value, secret, { ...options, ...rest }));
  if (!verdicts.includes(true)) {
    return refuse(verdicts.includes('late') ? 'timestamp_out_of_tolerance' : 'invalid_signature');
  }

  try {
    const event = fromWire(unwrapped(JSON.parse(typeof rawBody === 'string' ? rawBody : new TextDecoder().decode(rawBody)), known.eventType));
    return { ...known, valid: true, event } as WebhookVerification;
  } catch {
    return refuse('invalid_json');
  }
}

/** What lies in the envelope of Standard Webhooks, `{type, timestamp, data}`, where an endpoint has it. */
function unwrapped(body: unknown, eventType: string | null): unknown {
  const envelope = body as { type?: unknown; timestamp?: unknown; data?: unknown } | null;
  return typeof envelope === 'object' && envelope !== null && envelope.type === eventType && 'timestamp' in envelope && 'data' in envelope
    && Object.keys(envelope).length === 3
    ? envelope.data
    : body;
}

/**
 * Express. Give the route the raw body: `app.post('/webhooks', express.raw({ type: 'application/json' }), …)`; a request that no parser
 * has read yet, or one with `rawBody`, will do as well.
 */
export const verifyExpressRequest = (request: NodeRequest, secret: string | undefined, options?: WebhookOptions): Promise<WebhookVerification> =>
  verifyNodeRequest(request, secret, options);

/**
 * Fastify. Keep the raw body: `fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body))`,
 * or the plugin fastify-raw-body.
 */
export const verifyFastifyRequest = (request: NodeRequest, secret: string | undefined, options?: WebhookOptions): Promise<WebhookVerification> =>
  verifyNodeRequest(request, secret, options);

/** Next.js, Pages Router. Switch the body parser off: `export const config = { api: { bodyParser: false } }`. */
export const verifyNextPagesRequest = (request: NodeRequest, secret: string | undefined, options?: WebhookOptions): Promise<WebhookVerification> =>
  verifyNodeRequest(request, secret, options);

/** Next.js, App Router. The request must not have been read yet. */
export const verifyNextAppRequest = (request: WebRequest, secret: string | undefined, options?: WebhookOptions): Promise<WebhookVerification> =>
  verifyWebRequest(request, secret, options);

/** Cloudflare Workers, Deno, Bun and whatever else gives a Fetch API `Request`. It must not have been read yet. */
export const verifyWorkerRequest = (request: WebRequest, secret: string | undefined, options?: WebhookOptions): Promise<WebhookVerification> =>
  verifyWebRequest(request, secret, options);

/** Hono. Takes the context; the body may be read again afterwards. */
export async function verifyHonoRequest(context: HonoContext, secret: string | undefined, options?: WebhookOptions): Promise<WebhookVerification> {
  return verifyWebhook(new Uint8Array(await context.req.arrayBuffer()), (name) => context.req.header(name), secret, options);
}

/** As much of a Fetch API `Request` as it takes. */
export interface WebRequest {
  readonly headers: Headers;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** As much of Hono's context as it takes. */
export interface HonoContext {
  readonly req: { header(name: string): string | undefined; arrayBuffer(): Promise<ArrayBuffer> };
}

/** As much of a Node.js request as it takes, with what frameworks add to it. */
export interface NodeRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body?: unknown;
  readonly rawBody?: unknown;
  readonly readable?: boolean;
  [Symbol.asyncIterator]?(): AsyncIterator<unknown>;
}

async function verifyWebRequest(request: WebRequest, secret: string | undefined, options?: WebhookOptions): Promise<WebhookVerification> {
  return verifyWebhook(new Uint8Array(await request.arrayBuffer()), request.headers, secret, options);
}

async function verifyNodeRequest(request: NodeRequest, secret: string | undefined, options?: WebhookOptions): Promise<WebhookVerification> {
  const given = [request.rawBody, request.body].find((body): body is string | Uint8Array => typeof body === 'string' || body instanceof Uint8Array);
  return verifyWebhook(given ?? (await readStream(request)), request.headers, secret, options);
}

/** Hatched sends nothing near this; whoever does shall not fill the memory. */
const LARGEST_BODY = 1024 * 1024;

async function readStream(request: NodeRequest): Promise<Uint8Array | undefined> {
  if (!request.readable || !request[Symbol.asyncIterator]) {
    return undefined; // somebody has read it, and kept the parsed body only
  }

  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<string | Uint8Array>) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    length += bytes.length;
    if (length > LARGEST_BODY) {
      return undefined;
    }

    chunks.push(bytes);
  }

  const whole = new Uint8Array(length);
  chunks.reduce((at, chunk) => (whole.set(chunk, at), at + chunk.length), 0);
  return whole;
}

interface Signature {
  value: string;
  timestamp?: string;
  id?: string;
}

function signaturesOf(header: (name: string) => string | undefined): Signature[] {
  const found: Signature[] = [];
  const [plain, timestamp] = [header('x-hatched-signature'), header('x-hatched-timestamp')];
  if (plain && timestamp) {
    found.push({ value: plain, timestamp });
  }

  const listed = header('hatched-signature');
  if (listed) {
    found.push({ value: listed });
  }

  const [standard, at, id] = [header('webhook-signature'), header('webhook-timestamp'), header('webhook-id')];
  if (standard && at && id) {
    found.push({ value: standard, timestamp: at, id });
  }

  return found;
}

function reader(headers: HeaderSource): (name: string) => string | undefined {
  if (typeof headers === 'function') {
    return (name) => headers(name) ?? undefined;
  }

  if (typeof (headers as Headers).get === 'function') {
    return (name) => (headers as Headers).get(name) ?? undefined;
  }

  const entries = Object.entries(headers as Record<string, string | readonly string[] | undefined>);
  const byName = new Map(entries.map(([name, value]) => [name.toLowerCase(), typeof value === 'string' ? value : value?.join(', ')]));
  return (name) => byName.get(name);
}

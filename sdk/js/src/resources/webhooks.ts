import { paginate, type Page } from '../paginate.js';
import { checkSignature, type VerifySignatureOptions } from '../signature.js';
import { Resource } from './resource.js';

export interface WebhookEndpoint {
  id: string;
  url: string;
  events: string[];
  description: string | null;
  active: boolean;
  /** `disabled`: it answered 410, or failed everything for five days. */
  status: 'active' | 'paused' | 'disabled';
  /** Only at creation: keep it. */
  secret?: string | null;
  maskedSecret?: string;
  /** What bodies look like: the bare payload, or the payload in `data` of Standard Webhooks' `{type, timestamp, data}`. */
  format?: 'bare' | 'standard';
  createdAt: string;
  updatedAt: string;
}

export interface CreateWebhookParams {
  url: string;
  /** Names of events, or `*`. */
  events: string[];
  description?: string;
  /** `bare` (the default): the body is the payload. `standard`: in the envelope of Standard Webhooks. */
  format?: 'bare' | 'standard';
}

/** What of an endpoint changes; what is absent stays as it is. */
export interface UpdateWebhookParams {
  url?: string;
  events?: string[];
  description?: string | null;
  /** False pauses it; true also switches a disabled one on again. */
  active?: boolean;
  /** For what is sent from now on. */
  format?: 'bare' | 'standard';
}

/** What endpoints may be sent. `sample` is spelt as on the wire, as the payload is. */
export interface WebhookEventSample {
  name: string;
  description: string;
  sample: Record<string, unknown>;
}

export interface WebhookDelivery {
  id: string;
  /** What `webhook-id` says: the same over attempts and redeliveries. */
  messageId?: string;
  endpointId?: string;
  event: string;
  eventType: string;
  status: 'pending' | 'success' | 'succeeded' | 'failed';
  responseCode?: number | null;
  responseStatus?: number | null;
  attempt: number;
  attempts: number;
  durationMs?: number | null;
  errorMessage?: string | null;
  createdAt: string;
  timestamp: string;
  lastAttemptAt?: string | null;
}

export interface ListDeliveriesParams {
  endpointId: string;
  status?: 'pending' | 'success' | 'failed';
  cursor?: string;
  limit?: number;
  signal?: AbortSignal;
}

/** Webhooks: where your server is told what happened. */
export class WebhooksResource extends Resource {
  /**
   * Verifies the signature of a webhook payload in any of its three styles:
   * `Hatched-Signature` (`t=<unix_ts>,v1=<hmac_sha256_hex>`); `X-Hatched-Signature` (`sha256=<hex>`), which needs `options.timestamp`;
   * `webhook-signature` (`v1,<base64>`, Standard Webhooks), which needs `options.timestamp` and `options.id`.
   * Without them it is false. Pass the raw request body bytes (not the parsed JSON) — any reformatting will invalidate the signature.
   * The adapters of `@hatched/sdk-js/webhooks` find body and headers by themselves.
   * @example
   * const valid = WebhooksResource.verifySignature(rawBody, header, process.env.HATCHED_WEBHOOK_SECRET!);
   * if (!valid) return new Response('invalid signature', { status: 400 });
   */
  static verifySignature(rawBody: string | Uint8Array, signatureHeader: string, secret: string, options: VerifySignatureOptions = {}): boolean {
    return Boolean(rawBody?.length && signatureHeader && secret) && checkSignature(rawBody, signatureHeader, secret, options) === true;
  }

  /** Lists webhook endpoints registered for the current customer. */
  async list(signal?: AbortSignal): Promise<WebhookEndpoint[]> {
    return (await this.http.request<{ data: WebhookEndpoint[] }>({ method: 'GET', path: ['webhook-configs'], signal })).data;
  }

  /** Registers a new webhook endpoint. The answer holds the secret, this once. */
  create(params: CreateWebhookParams, signal?: AbortSignal): Promise<WebhookEndpoint> {
    return this.http.request({ method: 'POST', path: ['webhook-configs'], body: params, signal });
  }

  /** Reads an endpoint, without its secret. */
  get(endpointId: string, signal?: AbortSignal): Promise<WebhookEndpoint> {
    return this.http.request({ method: 'GET', path: ['webhook-configs', endpointId], signal });
  }

  /** Changes, pauses or resumes an endpoint. */
  update(endpointId: string, params: UpdateWebhookParams, signal?: AbortSignal): Promise<WebhookEndpoint> {
    return this.http.request({ method: 'PUT', path: ['webhook-configs', endpointId], body: params, signal });
  }

  /** Gives an endpoint a new secret, which the answer holds this once. For 24 hours deliveries are signed with the old one too. */
  rotateSecret(endpointId: string, signal?: AbortSignal): Promise<WebhookEndpoint> {
    return this.http.request({ method: 'POST', path: ['webhook-configs', endpointId, 'rotate-secret'], signal });
  }

  /** Sends `webhook.test` to an endpoint. Answers the delivery, before its first attempt. */
  sendTest(endpointId: string, signal?: AbortSignal): Promise<WebhookDelivery> {
    return this.http.request({ method: 'POST', path: ['webhook-configs', endpointId, 'test'], signal });
  }

  /** Reads what endpoints may be sent: every kind of news, with a sample. */
  async listEventTypes(signal?: AbortSignal): Promise<WebhookEventSample[]> {
    return (await this.http.request<{ data: WebhookEventSample[] }>({ method: 'GET', path: ['webhook-configs', 'events'], verbatim: true, signal })).data;
  }

  /** Deletes a webhook endpoint. */
  delete(endpointId: string, signal?: AbortSignal): Promise<void> {
    return this.http.request({ method: 'DELETE', path: ['webhook-configs', endpointId], signal });
  }

  /** Lists recent deliveries for a given endpoint. */
  deliveries(params: ListDeliveriesParams): Promise<Page<WebhookDelivery>> {
    const { endpointId, status, cursor, limit, signal } = params;
    return this.http.request({ method: 'GET', path: ['webhook-configs', endpointId, 'deliveries'], query: { status, cursor, limit }, signal });
  }

  /** Every delivery of an endpoint that is kept, newest first, page after page. */
  paginateDeliveries(params: ListDeliveriesParams): AsyncGenerator<WebhookDelivery, void, undefined> {
    return paginate<WebhookDelivery, ListDeliveriesParams>((page) => this.deliveries(page), params);
  }

  /** Replays a specific delivery attempt: the same as {@link WebhooksResource.redeliver}. */
  replay(endpointId: string, deliveryId: string, signal?: AbortSignal): Promise<WebhookDelivery> {
    return this.redeliver(endpointId, deliveryId, signal);
  }

  /** Re-enqueues a stored webhook delivery. Answers the new delivery, which has the same payload. */
  redeliver(endpointId: string, deliveryId: string, signal?: AbortSignal): Promise<WebhookDelivery> {
    const path = ['webhook-configs', endpointId, 'deliveries', deliveryId, 'redeliver'];
    return this.http.request({ method: 'POST', path, signal });
  }
}

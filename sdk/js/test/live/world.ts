import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  HatchedClient, type BatchEventResult, type EventEffects, type HatchedClientOptions, type PathDefinition, type Purchase, type SendEventParams, type WebhookEndpoint,
} from '@hatched/sdk-js';
import { verifyWebhook } from '@hatched/sdk-js/webhooks';

export interface Hatched {
  id: string;
  userId: string;
  operationId: string;
}

export interface Received {
  deliveryId: string;
  headers: IncomingHttpHeaders;
  rawBody: Buffer;
}

/** A customer of the running system, and what the cases need of it; made when it is first asked for. */
export class World {
  readonly baseUrl = required('HATCHED_TEST_BASE_URL', 'HATCHED_BASE_URL');
  readonly client = this.connect({ apiKey: required('HATCHED_API_KEY') });
  #servers: Server[] = [];

  connect(options: HatchedClientOptions): HatchedClient {
    return new HatchedClient({ baseUrl: this.baseUrl, maxRetries: 8, ...options }); // a system under test may be busy for a while
  }

  /** A user id, or another key, that nobody has used. */
  readonly key = (prefix: string): string => `${prefix}_${randomBytes(8).toString('hex')}`;
  readonly user = (): string => this.key('user');

  readonly widget = (token: string): HatchedClient => this.connect({ widgetToken: token });

  readonly publishable = async (...scopes: string[]): Promise<HatchedClient> =>
    this.connect({ publishableKey: (await this.client.request('POST /api/v1/auth/publishable-keys', { body: { label: 'test', scopes } })).key });

  readonly hatch = async (userId = this.user()): Promise<Hatched> => {
    const { eggId } = await this.client.eggs.create({ userId });
    await this.client.eggs.updateStatus(eggId, 'ready');
    const { operationId } = await this.client.eggs.hatch(eggId);
    const { result } = await this.client.operations.wait(operationId, { intervalMs: 100 });
    assert.ok(result?.buddyId);
    return { id: result.buddyId, userId, operationId };
  };

  /** Sends events, again while their effects are not there yet. */
  readonly send = async (event: SendEventParams): Promise<EventEffects> => this.#settled(() => this.client.events.send(event), (effects) => [effects]);
  readonly sendBatch = async (events: SendEventParams[]): Promise<BatchEventResult[]> =>
    this.#settled(async () => (await this.client.events.sendBatch(events)).results, (results) => results);

  /** One that no case changes, apart from its name. */
  readonly buddy = once(() => this.hatch());

  /** One that owns an item. */
  readonly shopper = once(async (): Promise<{ id: string; itemId: string; purchase: Purchase }> => {
    const { id } = await this.hatch();
    const itemId = await this.item('round_glasses');
    await this.client.buddies.earn(id, { amount: 100, reason: 'test' });
    return { id, itemId, purchase: await this.client.buddies.purchaseItem(id, itemId, `purchase:${id}`) };
  });

  /** One that has come to the second stage. */
  readonly elder = once(async (): Promise<string> => {
    const { id, userId } = await this.hatch();
    const results = await this.sendBatch([1, 2, 3].map((n) => ({ eventId: `lesson:${id}:${n}`, userId, type: 'lesson_completed' })));
    assert.deepEqual(results.map((result) => result.evolutionReady), [false, false, true]);
    const { operationId } = await this.client.buddies.evolve(id);
    assert.equal((await this.client.operations.wait(operationId, { intervalMs: 100 })).status, 'completed');
    return id;
  });

  readonly item = async (key: string): Promise<string> => {
    const [marketplace] = (await this.client.request('GET /api/v1/marketplaces')).data;
    const { data } = await this.client.request('GET /api/v1/marketplaces/{id}/items', { path: { id: marketplace!.id } });
    return data.find((item) => item.key === key)!.id;
  };

  /** A gate that costs coins; answers its key. */
  readonly gate = async (cost: number): Promise<string> => {
    const key = this.key('gate');
    await this.client.request('PUT /api/v1/gates/{gate_key}', { path: { gate_key: key }, body: { cost, metadata: { some_key: 1, camelCase: 2 } } });
    return key;
  };

  /** A path of the draft with one step that has one sub-step. */
  readonly path = async (): Promise<PathDefinition & { stepId: string; stepKey: string; subStepId: string; subStepKey: string }> => {
    const [stepKey, subStepKey] = [this.key('step'), this.key('sub')];
    const path = await this.client.paths.create({ key: this.key('path'), label: 'A path', isActive: false });
    const step = await this.client.paths.addStep(path.id, { key: stepKey, label: 'A step', ordinal: 1 });
    const sub = await this.client.paths.addSubStep(path.id, step.id, { key: subStepKey, label: 'A sub-step', ordinal: 1 });
    return { ...path, stepId: step.id, stepKey, subStepId: sub.id, subStepKey };
  };

  /** A published path with one sub-step that can be completed by hand. Has to be made before buddies hatch, and before other cases edit the draft. */
  readonly journey = once(async (): Promise<{ key: string; stepKey: string; subStepKey: string }> => {
    const { id, key, stepKey, subStepKey } = await this.path();
    await this.client.paths.setActive(id, true);
    const { data } = await this.client.request('GET /api/v1/config-versions');
    await this.client.request('POST /api/v1/config-versions/{id}/publish', { path: { id: data.find((version) => version.status === 'draft')!.id } });
    return { key, stepKey, subStepKey };
  });

  /** A webhook endpoint on this machine that a test delivery has come to. */
  readonly receiver = once(async (): Promise<{ endpoint: WebhookEndpoint; received: Received[]; delivery: Received }> => {
    const received: Received[] = [];
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
        received.push({ deliveryId: String(request.headers['x-hatched-delivery']), headers: request.headers, rawBody: Buffer.concat(chunks) });
        response.writeHead(204).end();
      });
    });
    this.#servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    const endpoint = await this.client.webhooks.create({ url, events: ['webhook.test', 'badge.awarded'] });
    await this.client.request('POST /api/v1/webhook-configs/{id}/test', { path: { id: endpoint.id } });
    const isTest = ({ headers }: Received): boolean => headers['x-hatched-event'] === 'webhook.test'; // other cases award badges meanwhile
    await this.until('the test delivery arrives', async () => received.some(isTest));
    const delivery = received.find(isTest)!;
    await this.until('it counts as a success', async () =>
      (await this.client.webhooks.deliveries({ endpointId: endpoint.id })).data.some((one) => one.id === delivery.deliveryId && one.status === 'success'));
    const verified = verifyWebhook(delivery.rawBody, delivery.headers, endpoint.secret ?? '');
    assert.ok(verified.valid && verified.eventType === 'webhook.test' && verified.event.webhookId === endpoint.id);
    return { endpoint, received, delivery };
  });

  readonly until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
    const began = Date.now();
    while (!(await holds())) {
      assert.ok(Date.now() - began < 20_000, `Within 20 s it did not come to pass: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  async #settled<T>(send: () => Promise<T>, effects: (sent: T) => readonly EventEffects[]): Promise<T> {
    let sent: T;
    do {
      sent = await send();
    } while (effects(sent).some((one) => one.pending));

    return sent;
  }

  close(): void {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
    }
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

export function required(...names: string[]): string {
  const value = names.map((name) => process.env[name]).find((one) => one);
  if (!value) {
    throw new Error(`${names[0]} is not set: these tests run against a system, such as ./hatched test starts.`);
  }

  return value;
}

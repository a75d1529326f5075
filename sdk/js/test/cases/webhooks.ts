import assert from 'node:assert/strict';
import { NotFoundError, WebhooksResource } from '@hatched/sdk-js';
import type { World } from '../live/world.js';
import { failure } from '../support.js';
import { A, B, type Case, first, listOf } from './case.js';

export const webhooks: Record<string, Case> = {
  'webhooks.list': {
    route: 'GET /api/v1/webhook-configs',
    call: (client) => client.webhooks.list(), path: '/webhook-configs', answer: listOf,
    real: async ({ client, receiver }) => {
      const { endpoint } = await receiver();
      const listed = (await client.webhooks.list()).find((one) => one.id === endpoint.id);
      assert.equal(listed?.url, endpoint.url);
      assert.ok(!listed?.secret && listed?.maskedSecret);
    },
  },
  'webhooks.create': {
    route: 'POST /api/v1/webhook-configs',
    call: (client) => client.webhooks.create({ url: 'https://example.com/hook', events: ['badge.awarded'], description: 'why' }),
    path: '/webhook-configs', body: { url: 'https://example.com/hook', events: ['badge.awarded'], description: 'why' },
    real: async ({ receiver }) => {
      const { endpoint } = await receiver();
      assert.match(endpoint.secret ?? '', /^whsec_/);
      assert.deepEqual([endpoint.active, endpoint.status, endpoint.events], [true, 'active', ['webhook.test', 'badge.awarded']]);
    },
  },
  'webhooks.get': {
    route: 'GET /api/v1/webhook-configs/{id}',
    call: (client) => client.webhooks.get(A), path: `/webhook-configs/${A}`,
    real: async ({ client, receiver }) => {
      const { endpoint } = await receiver();
      const read = await client.webhooks.get(endpoint.id);
      assert.deepEqual([read.url, Boolean(read.secret)], [endpoint.url, false]);
    },
  },
  'webhooks.update': {
    route: 'PUT /api/v1/webhook-configs/{id}',
    call: (client) => client.webhooks.update(A, { active: false, events: ['*'] }), path: `/webhook-configs/${A}`, body: { active: false, events: ['*'] },
    real: async ({ client }) => {
      const { id } = await client.webhooks.create({ url: 'https://example.com/hook', events: ['webhook.test'] });
      const paused = await client.webhooks.update(id, { active: false });
      assert.deepEqual([paused.status, paused.events], ['paused', ['webhook.test']]);
    },
  },
  'webhooks.rotateSecret': {
    route: 'POST /api/v1/webhook-configs/{id}/rotate-secret',
    call: (client) => client.webhooks.rotateSecret(A), path: `/webhook-configs/${A}/rotate-secret`,
    real: async ({ client }) => {
      const before = await client.webhooks.create({ url: 'https://example.com/hook', events: ['webhook.test'] });
      const after = await client.webhooks.rotateSecret(before.id);
      assert.match(after.secret ?? '', /^whsec_/);
      assert.notEqual(after.secret, before.secret);
    },
  },
  'webhooks.sendTest': {
    route: 'POST /api/v1/webhook-configs/{id}/test',
    call: (client) => client.webhooks.sendTest(A), path: `/webhook-configs/${A}/test`,
    real: async ({ client, receiver }) => {
      const { endpoint } = await receiver();
      const { event, status } = await client.webhooks.sendTest(endpoint.id);
      assert.deepEqual([event, status], ['webhook.test', 'pending']);
    },
  },
  'webhooks.listEventTypes': {
    route: 'GET /api/v1/webhook-configs/events',
    call: (client) => client.webhooks.listEventTypes(), path: '/webhook-configs/events', answer: listOf,
    real: async ({ client }) => {
      const earned = (await client.webhooks.listEventTypes()).find(({ name }) => name === 'coins.earned');
      assert.ok(earned && 'amount' in earned.sample && 'user_id' in earned.sample && earned.description);
    },
  },
  'webhooks.delete': {
    route: 'DELETE /api/v1/webhook-configs/{id}',
    call: (client) => client.webhooks.delete(A), path: `/webhook-configs/${A}`,
    real: async ({ client }) => {
      const { id } = await client.webhooks.create({ url: 'https://example.com/hook', events: ['webhook.test'] });
      assert.equal(await client.webhooks.delete(id), undefined);
      await failure(client.webhooks.deliveries({ endpointId: id }), NotFoundError);
    },
  },
  'webhooks.deliveries': {
    route: 'GET /api/v1/webhook-configs/{id}/deliveries',
    call: (client) => client.webhooks.deliveries({ endpointId: A, status: 'failed', cursor: 'c', limit: 2 }),
    path: `/webhook-configs/${A}/deliveries`, query: { status: 'failed', cursor: 'c', limit: '2' },
    real: async ({ client, receiver }) => {
      const { endpoint, delivery } = await receiver();
      const { data, nextCursor } = await client.webhooks.deliveries({ endpointId: endpoint.id, status: 'success' });
      const found = data.find((one) => one.id === delivery.deliveryId);
      assert.deepEqual([found?.eventType, found?.status, found?.attempts, found?.responseStatus], ['webhook.test', 'success', 1, 204]);
      assert.equal(nextCursor, null);
    },
  },
  'webhooks.paginateDeliveries': {
    route: 'GET /api/v1/webhook-configs/{id}/deliveries',
    call: (client) => first(client.webhooks.paginateDeliveries({ endpointId: A })), path: `/webhook-configs/${A}/deliveries`, answer: listOf,
    real: async ({ client, receiver }) => {
      const { endpoint } = await receiver();
      await client.request('POST /api/v1/webhook-configs/{id}/test', { path: { id: endpoint.id } });
      const ids: string[] = [];
      for await (const delivery of client.webhooks.paginateDeliveries({ endpointId: endpoint.id, limit: 1 })) {
        ids.push(delivery.id);
      }

      assert.ok(ids.length >= 2 && new Set(ids).size === ids.length);
    },
  },
  'webhooks.replay': {
    route: 'POST /api/v1/webhook-configs/{id}/deliveries/{deliveryId}/redeliver',
    call: (client) => client.webhooks.replay(A, B), path: `/webhook-configs/${A}/deliveries/${B}/redeliver`,
    real: async (world) => redelivers(world, 'replay'),
  },
  'webhooks.redeliver': {
    route: 'POST /api/v1/webhook-configs/{id}/deliveries/{deliveryId}/redeliver',
    call: (client) => client.webhooks.redeliver(A, B), path: `/webhook-configs/${A}/deliveries/${B}/redeliver`,
    real: async (world) => redelivers(world, 'redeliver'),
  },
  'WebhooksResource.verifySignature': {
    call: async () => assert.equal(WebhooksResource.verifySignature('{}', 'v1,x', 's'), false),
    real: async ({ receiver }) => {
      const { endpoint, delivery } = await receiver();
      const { headers, rawBody } = delivery;
      const get = (name: string): string => String(headers[name]);
      const verify = (signature: string, options = {}, secret = endpoint.secret ?? ''): boolean => WebhooksResource.verifySignature(rawBody, signature, secret, options);
      assert.ok(verify(get('hatched-signature')));
      assert.ok(verify(get('x-hatched-signature'), { timestamp: get('x-hatched-timestamp') }));
      assert.ok(verify(get('webhook-signature'), { timestamp: get('webhook-timestamp'), id: get('webhook-id') }));
      assert.ok(!verify(get('hatched-signature'), {}, 'whsec_of_somebody_else'));
    },
  },
};

async function redelivers({ client, receiver, until }: World, method: 'replay' | 'redeliver'): Promise<void> {
  const { endpoint, delivery, received } = await receiver();
  const again = await client.webhooks[method](endpoint.id, delivery.deliveryId);
  assert.notEqual(again.id, delivery.deliveryId);
  assert.equal(again.eventType, 'webhook.test');
  assert.equal(again.messageId, delivery.deliveryId);
  await until('the same message arrives once more', async () =>
    received.filter((one) => one.deliveryId === delivery.deliveryId && one.rawBody.equals(delivery.rawBody)).length >= 2);
}

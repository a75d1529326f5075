import assert from 'node:assert/strict';
import { A, type Case, first, listOf } from './case.js';

export const eggs: Record<string, Case> = {
  'eggs.create': {
    route: 'POST /api/v1/eggs',
    call: (client) => client.eggs.create({ userId: 'user_1', metadata: { from_page: 1 }, ensure: true, audience: 'students' }),
    path: '/eggs', query: { ensure: 'true' }, body: { user_id: 'user_1', metadata: { from_page: 1, audience: 'students' } },
    real: async ({ client, user }) => {
      const userId = user();
      const egg = await client.eggs.create({ userId, metadata: { from_page: 1, nested: { camelCase: true } }, audience: 'default' });
      assert.equal(egg.status, 'waiting');
      assert.equal(egg.userId, userId);
      assert.equal(egg.buddyId, null);
      assert.deepEqual(egg.metadata, { from_page: 1, nested: { camelCase: true }, audience: 'default' });
      assert.deepEqual(await client.eggs.create({ userId, ensure: true, audience: 'default' }), egg);
    },
  },
  'eggs.get': {
    route: 'GET /api/v1/eggs/{id}',
    call: (client) => client.eggs.get(A), path: `/eggs/${A}`,
    real: async ({ client, user }) => {
      const egg = await client.eggs.create({ userId: user() });
      assert.deepEqual(await client.eggs.get(egg.eggId), egg);
    },
  },
  'eggs.list': {
    route: 'GET /api/v1/eggs',
    call: (client) => client.eggs.list({ userId: 'user_1', status: 'ready', page: 2, limit: 3 }),
    path: '/eggs', query: { user_id: 'user_1', status: 'ready', page: '2', limit: '3' }, answer: listOf,
    real: async ({ client, user }) => {
      const userId = user();
      const egg = await client.eggs.create({ userId });
      assert.deepEqual(await client.eggs.list({ userId }), [egg]);
      assert.deepEqual(await client.eggs.list({ userId, status: 'ready' }), []);
    },
  },
  'eggs.paginate': {
    route: 'GET /api/v1/eggs',
    call: (client) => first(client.eggs.paginate({ status: 'waiting' })), path: '/eggs', query: { status: 'waiting' }, answer: listOf,
    real: async ({ client, user }) => {
      const userId = user();
      const made = [await client.eggs.create({ userId }), await client.eggs.create({ userId })].map((egg) => egg.eggId);
      const found: string[] = [];
      for await (const egg of client.eggs.paginate({ userId, limit: 1 })) {
        found.push(egg.eggId);
      }

      assert.deepEqual(found.sort(), made.sort());
    },
  },
  'eggs.updateStatus': {
    route: 'PATCH /api/v1/eggs/{id}/status',
    call: (client) => client.eggs.updateStatus(A, 'ready'), path: `/eggs/${A}/status`, body: { status: 'ready' },
    real: async ({ client, user }) => {
      const { eggId } = await client.eggs.create({ userId: user() });
      assert.deepEqual(await client.eggs.updateStatus(eggId, 'ready'), { eggId, status: 'ready', previousStatus: 'waiting' });
      assert.deepEqual(await client.eggs.updateStatus(eggId, 'cancelled'), { eggId, status: 'cancelled', previousStatus: 'ready' });
    },
  },
  'eggs.hatch': {
    route: 'POST /api/v1/eggs/{id}/hatch',
    call: (client) => client.eggs.hatch(A), path: `/eggs/${A}/hatch`,
    real: async ({ client, user }) => {
      const { eggId } = await client.eggs.create({ userId: user() });
      await client.eggs.updateStatus(eggId, 'ready');
      const { operationId, status } = await client.eggs.hatch(eggId);
      assert.equal(status, 'pending');
      const { result } = await client.operations.wait(operationId, { intervalMs: 100 });
      const egg = await client.eggs.get(eggId);
      assert.equal(egg.status, 'hatched');
      assert.equal(egg.buddyId, result?.buddyId);
    },
  },
};

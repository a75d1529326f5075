import assert from 'node:assert/strict';
import type { Case } from './case.js';

export const itself: Record<string, Case> = {
  health: {
    route: 'GET /api/v1/health',
    call: (client) => client.health(), path: '/health',
    real: async ({ client }) => assert.match((await client.health()).status, /^(ok|healthy)$/),
  },
  request: {
    route: 'PUT /api/v1/gates/{gate_key}',
    call: (client) => client.request('PUT /api/v1/gates/{gate_key}', { path: { gate_key: 'vip_room' }, body: { cost: 1 } }), path: '/gates/vip_room', body: { cost: 1 },
    real: async ({ client }) => {
      const { kind, plan } = await client.request('GET /api/v1/auth/api-keys/whoami');
      assert.equal(kind, 'secret_key');
      assert.ok(plan);
    },
  },
  getRateLimitInfo: {
    call: async (client) => assert.equal(client.getRateLimitInfo(), null),
    real: async ({ client }) => {
      await client.gates.list();
      const info = client.getRateLimitInfo();
      assert.ok(info && info.limit > 0 && info.remaining <= info.limit && info.reset > 1.7e9);
    },
  },
  getLastRequestId: {
    call: async (client) => assert.equal(client.getLastRequestId(), null),
    real: async ({ client }) => {
      await client.gates.list();
      assert.ok(client.getLastRequestId());
    },
  },
};

import assert from 'node:assert/strict';
import { A, type Case } from './case.js';

export const gates: Record<string, Case> = {
  'gates.list': {
    route: 'GET /api/v1/gates',
    call: (client) => client.gates.list(), path: '/gates',
    real: async ({ client, gate }) => {
      const key = await gate(5);
      const found = (await client.gates.list()).gates.find((one) => one.gateKey === key);
      assert.deepEqual([found?.cost, found?.isActive, found?.metadata], [5, true, { some_key: 1, camelCase: 2 }]);
    },
  },
  'gates.unlock': {
    route: 'POST /api/v1/buddies/{buddy_id}/gates/{gate_key}/unlock',
    call: (client) => client.gates.unlock(A, 'vip_room'), path: `/buddies/${A}/gates/vip_room/unlock`,
    real: async ({ client, hatch, gate }) => {
      const [key, { id }] = [await gate(5), await hatch()];
      await client.buddies.earn(id, { amount: 8, reason: 'test' });
      const unlocked = await client.gates.unlock(id, key);
      assert.deepEqual([unlocked.gateKey, unlocked.unlocked, unlocked.alreadyUnlocked, unlocked.balanceAfter], [key, true, false, 3]);
      const again = await client.gates.unlock(id, key);
      assert.deepEqual([again.alreadyUnlocked, again.unlockedAt], [true, unlocked.unlockedAt]);
    },
  },
  'gates.unlocks': {
    route: 'GET /api/v1/buddies/{buddy_id}/unlocks',
    call: (client) => client.gates.unlocks(A), path: `/buddies/${A}/unlocks`,
    real: async ({ client, hatch, gate }) => {
      const [key, { id }] = [await gate(1), await hatch()];
      await client.buddies.earn(id, { amount: 1, reason: 'test' });
      await client.gates.unlock(id, key);
      assert.deepEqual((await client.gates.unlocks(id)).unlocks.map((one) => one.gateKey), [key]);
    },
  },
};

import assert from 'node:assert/strict';
import { json } from '../support.js';
import { A, type Case } from './case.js';

export const operations: Record<string, Case> = {
  'operations.get': {
    route: 'GET /api/v1/operations/{id}',
    call: (client) => client.operations.get(A), path: `/operations/${A}`,
    real: async ({ client, buddy }) => {
      const { id, operationId } = await buddy();
      const operation = await client.operations.get(operationId);
      assert.deepEqual([operation.operationId, operation.id, operation.type, operation.status, operation.result?.buddyId], [operationId, operationId, 'hatch', 'completed', id]);
    },
  },
  'operations.wait': {
    route: 'GET /api/v1/operations/{id}',
    call: (client) => client.operations.wait(A), path: `/operations/${A}`, answer: () => json({ status: 'completed' }),
    real: async ({ client, buddy }) => assert.equal((await client.operations.wait((await buddy()).operationId)).status, 'completed'),
  },
  'operations.waitForCompletion': {
    route: 'GET /api/v1/operations/{id}',
    call: (client) => client.operations.waitForCompletion(A), path: `/operations/${A}`, answer: () => json({ status: 'completed' }),
    real: async ({ client, buddy }) => assert.equal((await client.operations.waitForCompletion((await buddy()).operationId, { timeout: 5000 })).status, 'completed'),
  },
};

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HatchedError, OperationTimeoutError } from '@hatched/sdk-js';
import { failure, json, stub } from '../support.js';

const is = (status: string): Response => json({ operation_id: 'o', id: 'o', type: 'hatch', status, result: status === 'completed' ? { buddy_id: 'b' } : null, error: null });

for (const end of ['completed', 'failed', 'cancelled']) {
  test(`waiting ends when the operation is ${end}`, async () => {
    const { client, sent } = stub([is('pending'), is('processing'), is(end)]);
    const operation = await client.operations.wait('o', { intervalMs: 1 });
    assert.equal(operation.status, end);
    assert.equal(operation.result?.buddyId, end === 'completed' ? 'b' : undefined);
    assert.equal(sent.length, 3);
  });
}

test('an operation that has ended already is asked for once', async () => {
  const { client, sent } = stub(is('completed'));
  await client.operations.wait('o');
  assert.equal(sent.length, 1);
});

test('waiting gives up in time, and says which operation goes on', async () => {
  const { client, sent } = stub(is('processing'));
  const error = await failure(client.operations.wait('o', { timeoutMs: 60, intervalMs: 10 }), OperationTimeoutError);
  assert.equal(error.operationId, 'o');
  assert.equal(error.code, 'operation_timeout');
  assert.match(error.message, /60 ms/);
  assert.ok(error instanceof HatchedError && sent.length >= 2);
});

test('giving up ends a request that is under way', async () => {
  const { client } = stub((sent) => new Promise<Response>((_, reject) => sent.signal?.addEventListener('abort', () => reject(sent.signal?.reason as Error))));
  await failure(client.operations.wait('o', { timeoutMs: 20 }), OperationTimeoutError);
});

test('an abort ends the waiting with its reason', async () => {
  const { client, sent } = stub(is('processing'));
  const controller = new AbortController();
  const waiting = client.operations.wait('o', { signal: controller.signal });
  setTimeout(() => controller.abort(new RangeError('enough')), 20);
  await failure(waiting, RangeError);
  assert.equal(sent.length, 1);
  await failure(client.operations.wait('o', { signal: AbortSignal.abort(new RangeError('before')) }), RangeError);
  assert.equal(sent.length, 1);
});

test('an error of the API is passed on', async () => {
  const { client } = stub(new Response('', { status: 404 }));
  await assert.rejects(client.operations.wait('o'), { name: 'NotFoundError' });
});

test('waitForCompletion is wait under its older names', async () => {
  const { client, sent } = stub([is('pending'), is('completed')]);
  assert.equal((await client.operations.waitForCompletion('o', { timeout: 1000, interval: 1 })).status, 'completed');
  assert.equal(sent.length, 2);
  const slow = stub(is('pending'));
  await failure(slow.client.operations.waitForCompletion('o', { timeout: 20, interval: 5 }), OperationTimeoutError);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConnectionError, ConnectionTimeoutError, HatchedClient, HatchedError } from '@hatched/sdk-js';
import type { Method } from '../../dist/esm/http.js';
import { backoff } from '../../dist/esm/timing.js';
import { failure, http, json, recorder, type Reply, stub, vectors } from '../support.js';

interface Case {
  name: string;
  method: Method;
  responses: Array<{ status: number; headers: Record<string, string> } | { network_error: true }>;
  max_retries: number;
  attempts: number;
  outcome: string;
  waits_ms: Array<[number, number]>;
}

const cases = vectors<Case>('retries');

const reply = (one: Case['responses'][number]): Reply =>
  'network_error' in one ? new TypeError('fetch failed') : new Response(one.status === 204 ? null : '{}', { status: one.status, headers: one.headers });

for (const { name, method, responses, max_retries, attempts, outcome, waits_ms } of cases) {
  for (const [luck, random] of [['least', 0], ['most', 1]] as const) {
    test(`retries: ${name}, at the ${luck} jitter`, async () => {
      const { http: client, sent, waits } = http(responses.map(reply), { maxRetries: max_retries, random: () => random });
      const ended = await client.request({ method, path: ['x'] }).then(() => 'ok', (error: unknown) => (error as Error).name);

      assert.equal(ended, outcome);
      assert.equal(sent.length, attempts);
      assert.deepEqual(waits, waits_ms.map((bounds) => bounds[random]));
      const keys = new Set(sent.map((one) => one.headers.get('idempotency-key')));
      assert.equal(keys.size, 1, 'one key for all attempts');
      assert.equal(keys.has(null), method === 'GET', 'a mutation has a key, a read has none');
    });
  }
}

test('there are vectors', () => assert.ok(cases.length > 25));

test('the jitter is full and even', () => {
  const waits = Array.from({ length: 2000 }, () => backoff(3));
  assert.ok(waits.every((wait) => wait >= 0 && wait < 2000));
  const mean = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
  assert.ok(mean > 900 && mean < 1100, `mean ${mean}`);
});

test('each call has a key of its own, and the caller may give one', async () => {
  const { client, sent } = stub();
  await client.buddies.earn('b', { amount: 1, reason: 'r' });
  await client.buddies.earn('b', { amount: 1, reason: 'r' });
  await client.buddies.earn('b', { amount: 1, reason: 'r' }, 'order_1');
  const [first, second, third] = sent.map((one) => one.headers.get('idempotency-key'));
  assert.match(first ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(first, second);
  assert.equal(third, 'order_1');
});

test('an answer that breaks off in its body is tried again', async () => {
  const broken = (): Response => new Response(new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) }), { headers: { 'content-type': 'application/json' } });
  const { http: client, sent } = http([broken, json({ fine: true })]);
  assert.deepEqual(await client.request({ method: 'GET', path: ['x'] }), { fine: true });
  assert.equal(sent.length, 2);
});

test('a network error keeps its cause', async () => {
  const cause = new TypeError('fetch failed');
  const { client } = stub(cause);
  const error = await failure(client.health(), ConnectionError);
  assert.equal(error.cause, cause);
  assert.equal(error.code, 'network_error');
  assert.equal(error.statusCode, 0);
  assert.equal(error.requestId, null);
  assert.equal(error.retryable, true);
});

/** Never answers, but ends when it is aborted, as fetch does. */
const hang = ({ signal }: { signal: AbortSignal | null | undefined }): Promise<Response> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }));

test('an attempt that takes too long is a timeout, and is tried again', async () => {
  const { fetch, sent } = recorder(hang, json({ status: 'ok' }));
  const client = new HatchedClient({ apiKey: 'hatch_test_key', fetch, timeoutMs: 20, maxRetries: 1 });
  assert.deepEqual(await client.health(), { status: 'ok' });
  assert.equal(sent.length, 2);

  const never = new HatchedClient({ apiKey: 'hatch_test_key', fetch: recorder(hang).fetch, timeoutMs: 20, maxRetries: 0 });
  const error = await failure(never.health(), ConnectionTimeoutError);
  assert.equal(error.code, 'timeout');
  assert.match(error.message, /20 ms/);
});

test('the time limit holds for the body, too', async () => {
  const slow = (one: { signal: AbortSignal | null | undefined }): Response => new Response(new ReadableStream({
    start: (controller) => one.signal?.addEventListener('abort', () => controller.error(one.signal?.reason)),
  }), { headers: { 'content-type': 'application/json' } });
  const client = new HatchedClient({ apiKey: 'hatch_test_key', fetch: recorder(slow).fetch, timeoutMs: 20, maxRetries: 0 });
  await failure(client.health(), ConnectionTimeoutError);
});

test('an abort ends a call with its reason, and nothing is tried again', async () => {
  const { fetch, sent } = recorder(hang);
  const client = new HatchedClient({ apiKey: 'hatch_test_key', fetch, maxRetries: 3 });
  const controller = new AbortController();
  const call = client.eggs.create({ userId: 'u' }, controller.signal);
  setTimeout(() => controller.abort(new RangeError('enough')), 10);
  assert.equal((await failure(call, RangeError)).message, 'enough');
  assert.equal(sent.length, 1);
});

test('an abort ends the wait between two attempts', async () => {
  const controller = new AbortController();
  const { client, sent } = stub(() => new Response('', { status: 503, headers: { 'Retry-After': '8' } }), { apiKey: 'hatch_test_key', maxRetries: 3 });
  const began = Date.now();
  const call = client.buddies.get('b', controller.signal);
  setTimeout(() => controller.abort(), 20);
  assert.equal((await failure(call, DOMException)).name, 'AbortError');
  assert.equal(sent.length, 1);
  assert.ok(Date.now() - began < 5000);
});

test('a signal that is aborted already sends nothing', async () => {
  const { client, sent } = stub();
  await failure(client.eggs.get('e', AbortSignal.abort()), DOMException);
  assert.equal(sent.length, 0);
});

test('a call leaves no listener on a signal that lives on', async () => {
  const { client } = stub([new Error('reset'), json({})], { apiKey: 'hatch_test_key', maxRetries: 1 });
  const { signal } = new AbortController();
  let listeners = 0;
  const [add, remove] = [signal.addEventListener.bind(signal), signal.removeEventListener.bind(signal)];
  signal.addEventListener = (...args: Parameters<typeof add>) => (listeners++, add(...args));
  signal.removeEventListener = (...args: Parameters<typeof remove>) => (listeners--, remove(...args));
  await client.eggs.get('e', signal);
  assert.equal(listeners, 0);
});

test('an answer of 2xx that is no JSON is said to be none, and is not tried again', async () => {
  const { http: client, sent } = http([new Response('<html>', { headers: { 'content-type': 'text/html', 'x-request-id': 'r' } })]);
  const error = await failure(client.request({ method: 'GET', path: ['x'] }), HatchedError);
  assert.equal(error.code, 'invalid_response');
  assert.equal(error.requestId, 'r');
  assert.equal(sent.length, 1);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { paginate, paginateCursor } from '@hatched/sdk-js';
import { json, stub } from '../support.js';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }

  return all;
}

const page = (from: number, count: number): Array<{ id: number }> => Array.from({ length: count }, (_, i) => ({ id: from + i }));

test('numbered pages are walked to the end, with the filters on each', async () => {
  const { client, sent } = stub([1, 2, 3].map((n) => json({ data: page(n, 2), meta: { page: n, limit: 2, total: 5 } })));
  assert.equal((await collect(client.buddies.paginate({ status: 'active', limit: 2 }))).length, 6);
  assert.deepEqual(sent.map((one) => one.query), [{ status: 'active', limit: '2' }, { status: 'active', limit: '2', page: '2' }, { status: 'active', limit: '2', page: '3' }]);
});

test('a list whose total is a multiple of the page asks for no empty page', async () => {
  const { client, sent } = stub([1, 2].map((n) => json({ data: page(n, 2), meta: { page: n, limit: 2, total: 4 } })));
  assert.equal((await collect(client.buddies.paginate({ limit: 2 }))).length, 4);
  assert.equal(sent.length, 2);
});

test('eggs come as plain lists: one that is not full is the last', async () => {
  const { client, sent } = stub([json({ data: page(0, 2) }), json({ data: page(2, 2) }), json({ data: [] })]);
  assert.equal((await collect(client.eggs.paginate({ limit: 2, page: 4 }))).length, 4);
  assert.deepEqual(sent.map((one) => one.query['page']), ['4', '5', '6']);
});

test('numbered pages under the name pagination', async () => {
  const { client, sent } = stub([1, 2].map((n) => json({ data: page(n, 1), pagination: { page: n, limit: 1, total: 2 } })));
  assert.equal((await collect(paginate((more) => client.buddies.evolutions('b', more), { limit: 1 }))).length, 2);
  assert.equal(sent.length, 2);
});

test('cursor pages', async () => {
  const { client, sent } = stub([json({ data: page(0, 2), nextCursor: 'c1' }), json({ data: page(2, 1), nextCursor: null })]);
  assert.equal((await collect(client.webhooks.paginateDeliveries({ endpointId: 'w', status: 'failed' }))).length, 3);
  assert.deepEqual(sent.map((one) => one.query), [{ status: 'failed' }, { status: 'failed', cursor: 'c1' }]);
});

test('cursor pages of the API itself', async () => {
  const { client, sent } = stub([json({ data: page(0, 2), pagination: { nextCursor: 'c1', hasMore: true, limit: 2 } }), json({ data: [], pagination: { nextCursor: null, hasMore: false, limit: 2 } })]);
  const events = paginate((more: { cursor?: string; limit?: number }) => client.request('GET /api/v1/events', { query: more }), { limit: 2 });
  assert.equal((await collect(events)).length, 2);
  assert.deepEqual(sent.map((one) => one.query), [{ limit: '2' }, { limit: '2', cursor: 'c1' }]);
});

test('whoever leaves the loop asks for nothing more', async () => {
  const { client, sent } = stub(json({ data: page(0, 2), meta: { page: 1, limit: 2, total: 100 } }));
  for await (const buddy of client.buddies.paginate({ limit: 2 })) {
    assert.ok(buddy);
    break;
  }

  assert.equal(sent.length, 1);
});

test('an error ends the walk', async () => {
  const { client } = stub([json({ data: page(0, 2), nextCursor: 'c' }), new Response('', { status: 404 })]);
  const seen: unknown[] = [];
  await assert.rejects(async () => {
    for await (const delivery of client.webhooks.paginateDeliveries({ endpointId: 'w' })) {
      seen.push(delivery);
    }
  }, { name: 'NotFoundError' });
  assert.equal(seen.length, 2);
});

test('paginateCursor takes pages of any shape', async () => {
  const pages: Record<string, { rows: number[]; more?: string }> = { start: { rows: [1], more: 'a' }, a: { rows: [], more: 'b' }, b: { rows: [2] } };
  const items = paginateCursor(async (cursor = 'start') => pages[cursor]!, ({ rows, more }) => ({ items: rows, nextCursor: more }));
  assert.deepEqual(await collect(items), [1, 2]);
});

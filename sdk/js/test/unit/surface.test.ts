import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { test } from 'node:test';
import * as sdk from '@hatched/sdk-js';
import { cases, surface } from '../cases.js';
import { json, root, stub } from '../support.js';

test('every method of the SDK has a case, and every case a method', () => {
  const methods = surface(stub().client, sdk);
  assert.ok(methods.length > 60, `${methods.length} methods`);
  assert.deepEqual(methods.sort(), Object.keys(cases).sort());
});

test('every resource is part of the client', () => {
  const files = readdirSync(`${root}/dist/esm/resources`).filter((name) => name.endsWith('.js') && !/types|^resource\./.test(name));
  assert.equal(Object.values(stub().client).length, files.length);
});

for (const [name, { route, call, path, query = {}, body, answer }] of Object.entries(cases)) {
  test(`${name} sends what it should`, async () => {
    const { client, sent } = stub(answer?.() ?? json({}));
    await call(client);
    assert.deepEqual(
      sent.map((one) => ({ method: one.method, path: one.path, query: one.query, body: one.body })),
      route === undefined ? [] : [{ method: route.split(' ')[0], path: `/api/v1${path}`, query, body }]);
  });
}

test('a path is switched off at its own route', async () => {
  const { client, sent } = stub();
  await client.paths.setActive('p', false);
  assert.equal(sent[0]?.path, '/api/v1/path-definitions/p/deactivate');
});

test('eggs without an audience keep their metadata as it is', async () => {
  const { client, sent } = stub();
  await client.eggs.create({ userId: 'u' });
  await client.eggs.create({ userId: 'u', ensure: false, audience: 'students' });
  assert.deepEqual(sent.map((one) => [one.query, one.body]), [[{}, { user_id: 'u' }], [{}, { user_id: 'u', metadata: { audience: 'students' } }]]);
});

test('an event whose effects are not there yet says so', async () => {
  const entry = { accepted: true, event_id: 'e', effects: null };
  const { client } = stub([json(entry, { status: 202 }), json({ results: [entry, { accepted: false, event_id: null, error: { code: 'c', message: 'm', details: { a_b: 1 } } }] })]);
  const event = { eventId: 'e', userId: 'u', type: 't' };
  assert.deepEqual(await client.events.send(event), { pending: true });
  assert.deepEqual((await client.events.sendBatch([event])).results, [
    { accepted: true, eventId: 'e', pending: true }, { accepted: false, eventId: null, error: { code: 'c', message: 'm', details: { a_b: 1 } } },
  ]);
});

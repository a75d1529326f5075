import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  ActiveEggLimitError, CategoryConflictError, ConflictError, ForbiddenError, HatchedClient, HatchedError, InsufficientBalanceError, NoPublishedConfigError,
  NotFoundError, PlanFeatureLockedError, PublishableKeyScopeError, TooManyItemsError, UnauthorizedError, ValidationError,
} from '@hatched/sdk-js';
import { failure } from '../support.js';
import { required, World } from './world.js';

const world = new World();
after(() => world.close());
const { client, hatch, user, item, publishable } = world;

/** A customer that has just signed up: the smallest plan, nothing published. */
async function newcomer(): Promise<HatchedClient> {
  const response = await fetch(new URL('/api/v1/auth/register', world.baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${world.key('sdk')}@example.com`, password: 'a passphrase for one test', name: 'A newcomer' }),
  });
  assert.equal(response.status, 201);
  const { token } = (await response.json()) as { token: string };
  const made = await fetch(new URL('/api/v1/auth/api-keys', world.baseUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ label: 'A newcomer\'s' }),
  });
  assert.equal(made.status, 201);
  return world.connect({ apiKey: ((await made.json()) as { key: string }).key });
}

describe('errors of the running system', { concurrency: 6 }, () => {
  test('an unknown key', async () => {
    const error = await failure(world.connect({ apiKey: `hatch_test_${'x'.repeat(32)}` }).gates.list(), UnauthorizedError);
    assert.deepEqual([error.code, error.statusCode], ['unauthorized', 401]);
    assert.ok(error.requestId);
  });

  test('an unknown id, and one that is none', async () => {
    assert.equal((await failure(client.buddies.get('01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e11'), NotFoundError)).code, 'resource_not_found');
    assert.match((await failure(client.buddies.get('bdy_abc'), ValidationError)).message, /UUID/);
  });

  test('a body that is refused names the field, as on the wire', async () => {
    const { id } = await world.buddy();
    const error = await failure(client.buddies.earn(id, { amount: 0, reason: 'test' }), ValidationError);
    assert.deepEqual([error.code, error.statusCode, error.fields[0]?.field], ['validation_failed', 422, 'amount']);
    const unknown = await failure(client.eggs.create({ userId: user(), shoeSize: 42 } as { userId: string }), ValidationError);
    assert.match(unknown.message, /property shoe_size should not exist/);
  });

  test('too few coins', async () => {
    const { id } = await hatch();
    await client.buddies.earn(id, { amount: 5, reason: 'test' });
    const error = await failure(client.buddies.spend(id, { amount: 8, reason: 'test' }), InsufficientBalanceError);
    assert.deepEqual([error.required, error.available], [8, 5]);
  });

  test('a progression token is not spent', async () => {
    const { id } = await world.buddy();
    const error = await failure(client.buddies.spend(id, { amount: 1, reason: 'test', token: 'fluency' }), ValidationError);
    assert.equal(error.code, 'progression_not_spendable');
  });

  test('one egg too many, and ensure takes the newest instead', async () => {
    const userId = user();
    const eggs = [await client.eggs.create({ userId }), await client.eggs.create({ userId }), await client.eggs.create({ userId })];
    const error = await failure(client.eggs.create({ userId }), ActiveEggLimitError);
    assert.equal(error.max, 3);
    assert.deepEqual(error.active.map((egg) => egg.eggId).sort(), eggs.map((egg) => egg.eggId).sort());
    assert.equal((await client.eggs.create({ userId, ensure: true })).eggId, eggs[2]?.eggId);
  });

  test('an egg that is not ready does not hatch', async () => {
    const { eggId } = await client.eggs.create({ userId: user() });
    const error = await failure(client.eggs.hatch(eggId), ConflictError);
    assert.deepEqual([error.code, error.details], ['conflict', { status: 'waiting' }]);
  });

  test('a key is used for one request', async () => {
    const { id } = await hatch();
    const key = `once:${id}`;
    await client.buddies.earn(id, { amount: 1, reason: 'test' }, key);
    assert.equal((await failure(client.buddies.earn(id, { amount: 2, reason: 'test' }, key), ConflictError)).code, 'idempotency_key_conflict');
  });

  test('an answer that is lost on the way costs nothing: the next attempt has the same key', async () => {
    const { id } = await hatch();
    const keys: Array<string | null> = [];
    const lossy = world.connect({
      apiKey: required('HATCHED_API_KEY'),
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (keys.push(new Headers(init?.headers).get('idempotency-key')) === 1) {
          assert.equal(response.status, 200);
          throw new TypeError('The connection was reset.');
        }

        assert.equal(response.headers.get('idempotency-replayed'), 'true');
        return response;
      },
    });
    assert.equal((await lossy.buddies.earn(id, { amount: 7, reason: 'test' })).balanceAfter, 7);
    assert.equal((await client.buddies.get(id)).coins, 7);
    assert.ok(keys[0] && keys.length === 2 && keys[0] === keys[1]);
  });

  test('too many items, and two for one head', async () => {
    const { id } = await hatch();
    await client.buddies.earn(id, { amount: 500, reason: 'test' });
    const items: Record<string, string> = {};
    for (const key of ['round_glasses', 'cozy_scarf', 'fountain_pen', 'rain_boots', 'starry_night', 'library_nook']) {
      items[key] = await item(key);
      await client.buddies.purchaseItem(id, items[key]);
    }

    const { starry_night: night, library_nook: nook, ...rest } = items;
    const many = await failure(client.buddies.equip(id, { equip: [...Object.values(rest), night!] }), TooManyItemsError);
    assert.deepEqual([many.max, many.attempted], [4, 5]);
    const conflict = await failure(client.buddies.equip(id, { equip: [night!, nook!] }), CategoryConflictError);
    assert.equal(conflict.category, 'background');
    assert.ok(conflict.conflictingItemIds?.every((one) => one === night || one === nook));
  });

  test('a publishable key reads within its scopes, and the server says so, too', async () => {
    const { id } = await world.buddy();
    const reader = await publishable('read:buddies');
    assert.equal((await reader.buddies.get(id)).id, id);
    const error = await failure(reader.eggs.list(), PublishableKeyScopeError);
    assert.ok(error instanceof ForbiddenError && error.requestId, 'this one came from the server');
    assert.equal((await failure(reader.buddies.archive(id), PublishableKeyScopeError)).requestId, null);
  });

  test('an egg before anything is published', async () => {
    const error = await failure((await newcomer()).eggs.create({ userId: user() }), NoPublishedConfigError);
    assert.ok(error.publishUrl && error.customerId);
  });

  test('what the plan does not have', async () => {
    const error = await failure((await newcomer()).request('GET /api/v1/marketplaces'), PlanFeatureLockedError);
    assert.deepEqual([error.feature, error.currentPlan], ['marketplace', 'starter']);
    assert.ok(error.requiredPlan && error.upgradeUrl);
  });

  test('a system that is not there', async () => {
    const nowhere = new HatchedClient({ apiKey: 'hatch_test_key', baseUrl: 'http://127.0.0.1:9', maxRetries: 1 });
    const error = await failure(nowhere.health(), HatchedError);
    assert.equal(error.code, 'network_error');
  });
});

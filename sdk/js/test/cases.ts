import assert from 'node:assert/strict';
import { NotFoundError, WebhooksResource, type HatchedClient } from '@hatched/sdk-js';
import { failure, json } from './support.js';
import type { World } from './live/world.js';

export interface Case {
  /** The route that it calls, as the OpenAPI document names it; the names of its parameters do not matter. */
  route?: string;
  /** Calls the method with arguments that are all told apart. */
  call: (client: HatchedClient) => Promise<unknown>;
  /** What it must send. */
  path?: string;
  query?: Record<string, string>;
  body?: unknown;
  /** What is answered to it, where `{}` would not do. */
  answer?: () => Response;
  /** The call in earnest, against the running system. Only routes of later milestones may do without. */
  real?: (world: World) => Promise<void>;
}

const [A, B, C] = ['01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e11', '01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e12', '01960f3e-7c1a-7d2b-9b1e-5f0c8a4d2e13'];

const listOf = (): Response => json({ data: [] });
const first = async (items: AsyncIterable<unknown>): Promise<unknown> => {
  for await (const item of items) {
    return item;
  }

  return undefined;
};

const eggs: Record<string, Case> = {
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

const buddies: Record<string, Case> = {
  'buddies.get': {
    route: 'GET /api/v1/buddies/{id}',
    call: (client) => client.buddies.get(A), path: `/buddies/${A}`,
    real: async ({ client, buddy }) => {
      const { id, userId } = await buddy();
      const found = await client.buddies.get(id);
      assert.equal(found.id, id);
      assert.equal(found.userId, userId);
      assert.equal(found.status, 'active');
      assert.ok(found.evolutionStage >= 1 && found.imageUrl && found.baseImageUrl && found.thumbUrl && found.appearance && found.progression);
      assert.deepEqual([found.skills, found.coins, found.progression.xp], [{}, 0, 0]);
    },
  },
  'buddies.list': {
    route: 'GET /api/v1/buddies',
    call: (client) => client.buddies.list({ userId: 'user_1', status: 'active', evolutionStage: 2, audience: 'students', page: 3, limit: 4, sort: 'name', order: 'desc' }),
    path: '/buddies', query: { user_id: 'user_1', status: 'active', evolution_stage: '2', audience: 'students', page: '3', limit: '4', sort: 'name', order: 'desc' },
    real: async ({ client, buddy }) => {
      const { id, userId } = await buddy();
      const { data, meta } = await client.buddies.list({ userId, status: 'active', audience: 'default', sort: 'created_at', order: 'asc', limit: 5 });
      assert.deepEqual(data.map((one) => one.id), [id]);
      assert.deepEqual(meta, { page: 1, limit: 5, total: 1 });
    },
  },
  'buddies.paginate': {
    route: 'GET /api/v1/buddies',
    call: (client) => first(client.buddies.paginate({ status: 'active' })), path: '/buddies', query: { status: 'active' }, answer: () => json({ data: [], meta: { page: 1, limit: 50, total: 0 } }),
    real: async ({ client, buddy }) => {
      const { id, userId } = await buddy();
      assert.equal(((await first(client.buddies.paginate({ userId, limit: 1 }))) as { id: string }).id, id);
    },
  },
  'buddies.updateName': {
    route: 'PATCH /api/v1/buddies/{id}',
    call: (client) => client.buddies.updateName(A, 'Pip'), path: `/buddies/${A}`, body: { name: 'Pip' },
    real: async ({ client, buddy }) => assert.equal((await client.buddies.updateName((await buddy()).id, 'Zoë 🐣')).name, 'Zoë 🐣'),
  },
  'buddies.archive': {
    route: 'PATCH /api/v1/buddies/{id}/archive',
    call: (client) => client.buddies.archive(A), path: `/buddies/${A}/archive`,
    real: async ({ client, hatch }) => assert.equal((await client.buddies.archive((await hatch()).id)).status, 'archived'),
  },
  'buddies.updateSkills': {
    route: 'PATCH /api/v1/buddies/{id}/skills',
    call: (client) => client.buddies.updateSkills(A, [{ key: 'deep_focus', action: 'increase', amount: 5 }, { key: 'vocabulary', action: 'set', value: 7 }]),
    path: `/buddies/${A}/skills`, body: [{ key: 'deep_focus', action: 'increase', amount: 5 }, { key: 'vocabulary', action: 'set', value: 7 }],
    real: async ({ client, hatch }) => {
      const { id } = await hatch();
      const changed = await client.buddies.updateSkills(id, [{ key: 'vocabulary', action: 'set', value: 7 }, { key: 'vocabulary', action: 'decrease', amount: 2 }]);
      assert.equal(changed.buddyId, id);
      assert.equal(changed.skills['vocabulary'], 5);
    },
  },
  'buddies.earn': {
    route: 'POST /api/v1/buddies/{buddy_id}/coins',
    call: (client) => client.buddies.earn(A, { amount: 5, reason: 'why', referenceId: 'ref', token: 'stars' }),
    path: `/buddies/${A}/coins`, body: { amount: 5, reason: 'why', reference_id: 'ref', token: 'stars' },
    real: async ({ client, hatch }) => {
      const { id } = await hatch();
      const key = `earn:${id}`;
      const earned = await client.buddies.earn(id, { amount: 25, reason: 'test', referenceId: 'order_1' }, key);
      assert.equal(earned.balanceAfter, 25);
      assert.deepEqual(await client.buddies.earn(id, { amount: 25, reason: 'test', referenceId: 'order_1' }, key), earned);
      assert.equal((await client.buddies.get(id)).coins, 25);
    },
  },
  'buddies.earnCoins': {
    route: 'POST /api/v1/buddies/{buddy_id}/coins',
    call: (client) => client.buddies.earnCoins(A, { amount: 5, reason: 'why' }), path: `/buddies/${A}/coins`, body: { amount: 5, reason: 'why' },
    real: async ({ client, hatch }) => assert.equal((await client.buddies.earnCoins((await hatch()).id, { amount: 3, reason: 'test' })).balanceAfter, 3),
  },
  'buddies.spend': {
    route: 'POST /api/v1/buddies/{buddy_id}/coins/spend',
    call: (client) => client.buddies.spend(A, { amount: 5, reason: 'why', itemId: B, token: 'stars' }),
    path: `/buddies/${A}/coins/spend`, body: { amount: 5, reason: 'why', item_id: B, token: 'stars' },
    real: async ({ client, hatch }) => {
      const { id } = await hatch();
      await client.buddies.earn(id, { amount: 10, reason: 'test' });
      assert.equal((await client.buddies.spend(id, { amount: 4, reason: 'test' })).balanceAfter, 6);
    },
  },
  'buddies.awardBadge': {
    route: 'POST /api/v1/buddies/{buddy_id}/badges',
    call: (client) => client.buddies.awardBadge(A, 'first_lesson', 'well done'), path: `/buddies/${A}/badges`, body: { badge_key: 'first_lesson', reason: 'well done' },
    real: async ({ client, hatch }) => {
      const badge = await client.buddies.awardBadge((await hatch()).id, 'first_lesson', 'well done');
      assert.equal(badge.badgeKey, 'first_lesson');
      assert.equal(badge.reason, 'well done');
    },
  },
  'buddies.getBadges': {
    route: 'GET /api/v1/buddies/{buddy_id}/badges',
    call: (client) => client.buddies.getBadges(A), path: `/buddies/${A}/badges`, answer: listOf,
    real: async ({ client, hatch }) => {
      const { id } = await hatch();
      const badge = await client.buddies.awardBadge(id, 'first_lesson');
      assert.deepEqual(await client.buddies.getBadges(id), [badge]);
    },
  },
  'buddies.equip': {
    route: 'PATCH /api/v1/buddies/{buddy_id}/equipped-items',
    call: (client) => client.buddies.equip(A, { equip: [B], unequip: [C] }), path: `/buddies/${A}/equipped-items`, body: { equip: [B], unequip: [C] },
    real: async ({ client, shopper }) => {
      const { id, itemId } = await shopper();
      const equipped = await client.buddies.equip(id, { equip: [itemId] });
      assert.equal(equipped.accepted, true);
      if (equipped.operationId) {
        assert.equal((await client.operations.wait(equipped.operationId, { intervalMs: 100 })).status, 'completed');
      }

      assert.deepEqual((await client.buddies.get(id)).equippedItems.map((item) => item.itemId), [itemId]);
    },
  },
  'buddies.rerenderAppearance': {
    route: 'POST /api/v1/buddies/{buddy_id}/appearance/rerender',
    call: (client) => client.buddies.rerenderAppearance(A), path: `/buddies/${A}/appearance/rerender`,
    real: async ({ client, hatch }) => {
      const { id } = await hatch();
      const { accepted, operationId } = await client.buddies.rerenderAppearance(id);
      assert.equal(accepted, true);
      assert.equal((await client.operations.wait(operationId, { intervalMs: 100 })).status, 'completed');
      assert.equal((await client.buddies.get(id)).appearance?.status, 'ready');
    },
  },
  'buddies.purchaseItem': {
    route: 'POST /api/v1/buddies/{buddy_id}/purchase-item',
    call: (client) => client.buddies.purchaseItem(A, B), path: `/buddies/${A}/purchase-item`, body: { item_id: B },
    real: async ({ shopper }) => {
      const { itemId, purchase } = await shopper();
      assert.equal(purchase.itemId, itemId);
      assert.equal(purchase.acquiredBy, 'purchase');
      assert.ok(purchase.ledgerId);
    },
  },
  'buddies.getPurchasedItems': {
    route: 'GET /api/v1/buddies/{buddy_id}/purchased-items',
    call: (client) => client.buddies.getPurchasedItems(A), path: `/buddies/${A}/purchased-items`, answer: listOf,
    real: async ({ client, shopper }) => {
      const { id, itemId } = await shopper();
      assert.deepEqual((await client.buddies.getPurchasedItems(id)).map((item) => item.itemId), [itemId]);
    },
  },
  'buddies.getEvolution': {
    route: 'GET /api/v1/buddies/{buddy_id}/evolution',
    call: (client) => client.buddies.getEvolution(A), path: `/buddies/${A}/evolution`,
    real: async ({ client, hatch }) => {
      const { stage, nextStage, ready, requirements } = await client.buddies.getEvolution((await hatch()).id);
      assert.deepEqual([stage, nextStage, ready], [1, 2, false]);
      assert.equal(requirements[0]?.condition.config['eventType'], 'lesson_completed');
    },
  },
  'buddies.evolve': {
    route: 'POST /api/v1/buddies/{buddy_id}/evolve',
    call: (client) => client.buddies.evolve(A), path: `/buddies/${A}/evolve`,
    real: async ({ client, elder }) => assert.equal((await client.buddies.get(await elder())).evolutionStage, 2),
  },
  'buddies.getProgression': {
    route: 'GET /api/v1/buddies/{buddy_id}/progression',
    call: (client) => client.buddies.getProgression(A), path: `/buddies/${A}/progression`,
    real: async ({ client, elder }) => assert.equal((await client.buddies.getProgression(await elder())).customCounters['lesson_completed'], 3),
  },
  'buddies.tokens': {
    route: 'GET /api/v1/buddies/{buddy_id}/tokens',
    call: (client) => client.buddies.tokens(A), path: `/buddies/${A}/tokens`,
    real: async ({ client, elder }) => {
      const { primary, progression } = await client.buddies.tokens(await elder());
      assert.deepEqual([primary?.kind, primary?.key, progression?.kind, progression?.key], ['primary', 'stars', 'progression', 'fluency']);
      assert.equal(progression?.lifetimeEarned, 6);
      assert.equal(progression?.lifetimeSpent, 0);
    },
  },
  'buddies.evolutions': {
    route: 'GET /api/v1/buddies/{buddy_id}/evolutions',
    call: (client) => client.buddies.evolutions(A, { page: 2, limit: 3 }), path: `/buddies/${A}/evolutions`, query: { page: '2', limit: '3' },
    real: async ({ client, elder }) => {
      const id = await elder();
      const { data, pagination } = await client.buddies.evolutions(id, { limit: 10 });
      assert.deepEqual(data.map(({ buddyId, fromStage, toStage }) => [buddyId, fromStage, toStage]), [[id, 1, 2]]);
      assert.deepEqual(pagination, { page: 1, limit: 10, total: 1 });
    },
  },
  'buddies.getUserSummary': {
    route: 'GET /api/v1/buddies/users/{user_id}/summary',
    call: (client) => client.buddies.getUserSummary('user 1'), path: '/buddies/users/user%201/summary',
    real: async ({ client, buddy }) => {
      const { id, userId } = await buddy();
      const summary = await client.buddies.getUserSummary(userId);
      assert.deepEqual([summary.userId, summary.buddyCount, summary.coins, summary.badges, summary.buddies.map((one) => one.id)], [userId, 1, 0, [], [id]]);
    },
  },
};

const event = (eventId: string, userId: string): { eventId: string; userId: string; type: string } => ({ eventId, userId, type: 'lesson_completed' });

const events: Record<string, Case> = {
  'events.send': {
    route: 'POST /api/v1/events',
    call: (client) => client.events.send({ ...event('e1', 'user_1'), audience: 'students', occurredAt: new Date('2026-04-08T10:30:00Z'), properties: { lesson_id: 1, durationMs: 2 } }),
    path: '/events',
    body: { event_id: 'e1', user_id: 'user_1', type: 'lesson_completed', audience: 'students', occurred_at: '2026-04-08T10:30:00.000Z', properties: { lesson_id: 1, durationMs: 2 } },
    answer: () => json({ accepted: true, event_id: 'e1', effects: { coins: 1 } }),
    real: async ({ client, hatch, send }) => {
      const { id, userId } = await hatch();
      const sent = { ...event(`first:${id}`, userId), occurredAt: new Date(), properties: { score: 95, camelCase: { kept: true } } };
      const effects = await send(sent);
      assert.deepEqual(effects.badgesAwarded, ['first_lesson']);
      assert.deepEqual(effects.tokens, ['fluency:2']);
      assert.ok((effects.coins ?? 0) > 0);
      assert.equal(effects.streakUpdates?.[0]?.definitionKey, 'daily_lesson');
      assert.deepEqual(await client.events.send(sent), effects);
      const stored = await client.request('GET /api/v1/events/{id}', { path: { id: sent.eventId } });
      assert.deepEqual(stored.properties, sent.properties);
    },
  },
  'events.sendBatch': {
    route: 'POST /api/v1/events/batch',
    call: (client) => client.events.sendBatch([event('e1', 'user_1'), event('e2', 'user_2')]),
    path: '/events/batch', body: { events: [{ event_id: 'e1', user_id: 'user_1', type: 'lesson_completed' }, { event_id: 'e2', user_id: 'user_2', type: 'lesson_completed' }] },
    answer: () => json({ results: [] }),
    real: async ({ hatch, sendBatch }) => {
      const { id, userId } = await hatch();
      const results = await sendBatch([event(`a:${id}`, userId), { ...event(`b:${id}`, userId), type: 'Not A Type' }, event(`c:${id}`, userId)]);
      assert.deepEqual(results.map(({ eventId, accepted }) => [eventId, accepted]), [[`a:${id}`, true], [`b:${id}`, false], [`c:${id}`, true]]);
      assert.deepEqual(results[0]?.badgesAwarded, ['first_lesson']);
      assert.equal(results[1]?.error?.code, 'validation_failed');
      assert.equal(results[1]?.coins, undefined);
      assert.ok((results[2]?.coins ?? 0) > 0);
    },
  },
};

const operations: Record<string, Case> = {
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

const widgets: Record<string, Case> = {
  'widgetSessions.create': {
    route: 'POST /api/v1/widget-sessions',
    call: (client) => client.widgetSessions.create({ buddyId: A, userId: 'user_1', scopes: ['read', 'events:track'], ttlSeconds: 60 }),
    path: '/widget-sessions', body: { buddy_id: A, user_id: 'user_1', scopes: ['read', 'events:track'], ttl_seconds: 60 },
    real: async ({ client, buddy, widget }) => {
      const { id, userId } = await buddy();
      const session = await client.widgetSessions.create({ buddyId: id, userId, scopes: ['read', 'events:track'], ttlSeconds: 600 });
      assert.deepEqual(session.scopes, ['read', 'events:track']);
      assert.ok(Date.parse(session.expiresAt) - Date.now() < 601_000);
      assert.equal((await widget(session.token).request('GET /api/v1/widget/state')).buddy.id, id);
    },
  },
  'widgetSessions.revoke': {
    route: 'DELETE /api/v1/widget-sessions/{id}',
    call: (client) => client.widgetSessions.revoke(A), path: `/widget-sessions/${A}`,
    real: async ({ client, buddy, widget, until }) => {
      const { id, userId } = await buddy();
      const session = await client.widgetSessions.create({ buddyId: id, userId, scopes: ['read'] });
      assert.equal(await client.widgetSessions.revoke(session.sessionId), undefined);
      await until('the token is refused', () => widget(session.token).request('GET /api/v1/widget/state').then(() => false, (error: Error) => error.name === 'UnauthorizedError'));
    },
  },
  'embedTokens.create': {
    route: 'POST /api/v1/embed-tokens',
    call: (client) => client.embedTokens.create({ buddyId: A, userId: 'user_1', ttlSeconds: 60 }),
    path: '/embed-tokens', body: { buddy_id: A, user_id: 'user_1', ttl_seconds: 60 },
    real: async ({ client, publishable, buddy, widget }) => {
      const { id, userId } = await buddy();
      for (const minter of [client, await publishable('write:embed-tokens')]) {
        const embed = await minter.embedTokens.create({ buddyId: id, userId });
        assert.equal(embed.mode, 'read-only');
        assert.equal((await widget(embed.token).request('GET /api/v1/widget/state')).mode, 'read-only');
      }
    },
  },
};

const webhooks: Record<string, Case> = {
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
  await until('it arrives once more', async () => received.some((one) => one.deliveryId === again.id && one.rawBody.equals(delivery.rawBody)));
}

const gates: Record<string, Case> = {
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

const P = '/path-definitions';

const paths: Record<string, Case> = {
  'paths.list': {
    route: 'GET /api/v1/path-definitions',
    call: (client) => client.paths.list('students'), path: P, query: { audience: 'students' }, answer: listOf,
    real: async ({ client, path }) => {
      const { id } = await path();
      assert.ok((await client.paths.list()).some((one) => one.id === id));
      assert.ok((await client.paths.list('default')).some((one) => one.id === id));
    },
  },
  'paths.get': {
    route: 'GET /api/v1/path-definitions/{id}',
    call: (client) => client.paths.get(A), path: `${P}/${A}`,
    real: async ({ client, path }) => {
      const { id, stepId, subStepId } = await path();
      const { steps } = await client.paths.get(id);
      assert.deepEqual(steps.map((step) => [step.id, step.subSteps.map((sub) => sub.id)]), [[stepId, [subStepId]]]);
    },
  },
  'paths.create': {
    route: 'POST /api/v1/path-definitions',
    call: (client) => client.paths.create({ key: 'first_steps', label: 'First steps', accentColor: '#ff6b4a', displayMode: 'zigzag', isActive: false }),
    path: P, body: { key: 'first_steps', label: 'First steps', accent_color: '#ff6b4a', display_mode: 'zigzag', is_active: false },
    real: async ({ client, key }) => {
      const label = key('path');
      const made = await client.paths.create({ key: label, label, icon: 'leaf', displayMode: 'zigzag', isActive: false });
      assert.deepEqual([made.key, made.label, made.icon, made.displayMode, made.isActive], [label, label, 'leaf', 'zigzag', false]);
    },
  },
  'paths.update': {
    route: 'PUT /api/v1/path-definitions/{id}',
    call: (client) => client.paths.update(A, { label: 'Other', displayMode: 'stepper' }), path: `${P}/${A}`, body: { label: 'Other', display_mode: 'stepper' },
    real: async ({ client, path }) => {
      const { id, key } = await path();
      assert.equal((await client.paths.update(id, { key, label: 'Other', displayMode: 'stepper' })).displayMode, 'stepper');
    },
  },
  'paths.delete': {
    route: 'DELETE /api/v1/path-definitions/{id}',
    call: (client) => client.paths.delete(A), path: `${P}/${A}`,
    real: async ({ client, path }) => {
      const { id } = await path();
      assert.equal(await client.paths.delete(id), undefined);
      await failure(client.paths.get(id), NotFoundError);
    },
  },
  'paths.setActive': {
    route: 'POST /api/v1/path-definitions/{id}/activate',
    call: (client) => client.paths.setActive(A, true), path: `${P}/${A}/activate`,
    real: async ({ client, path }) => {
      const [one, other] = [await path(), await path()];
      assert.equal((await client.paths.setActive(one.id, true)).isActive, true);
      assert.equal((await client.paths.setActive(other.id, true)).isActive, true);
      assert.equal((await client.paths.get(one.id)).isActive, false);
      assert.equal((await client.paths.setActive(other.id, false)).isActive, false);
    },
  },
  'paths.addStep': {
    route: 'POST /api/v1/path-definitions/{id}/steps',
    call: (client) => client.paths.addStep(A, { key: 'warm_up', label: 'Warm up', ordinal: 1, rewardCoins: 5, completionCondition: { type: 'event_count', config: { eventType: 'x', count: 1 } } }),
    path: `${P}/${A}/steps`, body: { key: 'warm_up', label: 'Warm up', ordinal: 1, reward_coins: 5, completion_condition: { type: 'event_count', config: { event_type: 'x', count: 1 } } },
    real: async ({ client, path, key }) => {
      const { id } = await path();
      const step = await client.paths.addStep(id, { key: key('step'), label: 'Next', ordinal: 2, rewardCoins: 5, completionCondition: { type: 'event_count', config: { eventType: 'lesson_completed', count: 1 } } });
      assert.deepEqual([step.pathDefinitionId, step.ordinal, step.rewardCoins, step.completionCondition?.config['eventType']], [id, 2, 5, 'lesson_completed']);
    },
  },
  'paths.updateStep': {
    route: 'PUT /api/v1/path-definitions/{id}/steps/{stepId}',
    call: (client) => client.paths.updateStep(A, B, { label: 'Other' }), path: `${P}/${A}/steps/${B}`, body: { label: 'Other' },
    real: async ({ client, path }) => {
      const { id, stepId, stepKey } = await path();
      assert.equal((await client.paths.updateStep(id, stepId, { key: stepKey, label: 'Other', ordinal: 1 })).label, 'Other');
    },
  },
  'paths.deleteStep': {
    route: 'DELETE /api/v1/path-definitions/{id}/steps/{stepId}',
    call: (client) => client.paths.deleteStep(A, B), path: `${P}/${A}/steps/${B}`,
    real: async ({ client, path }) => {
      const { id, stepId } = await path();
      assert.equal(await client.paths.deleteStep(id, stepId), undefined);
      assert.deepEqual((await client.paths.get(id)).steps, []);
    },
  },
  'paths.reorderSteps': {
    route: 'PUT /api/v1/path-definitions/{id}/steps/reorder',
    call: (client) => client.paths.reorderSteps(A, [{ id: B, ordinal: 2 }, { id: C, ordinal: 1 }]),
    path: `${P}/${A}/steps/reorder`, body: { ordering: [{ id: B, ordinal: 2 }, { id: C, ordinal: 1 }] }, answer: listOf,
    real: async ({ client, path, key }) => {
      const { id, stepId } = await path();
      const other = await client.paths.addStep(id, { key: key('step'), label: 'Next', ordinal: 2 });
      const steps = await client.paths.reorderSteps(id, [{ id: stepId, ordinal: 2 }, { id: other.id, ordinal: 1 }]);
      assert.deepEqual(steps.map((step) => step.id), [other.id, stepId]);
    },
  },
  'paths.addSubStep': {
    route: 'POST /api/v1/path-definitions/{id}/steps/{stepId}/sub-steps',
    call: (client) => client.paths.addSubStep(A, B, { key: 'read_it', label: 'Read', ordinal: 1, allowSkipAhead: true, ctaLabel: 'Go' }),
    path: `${P}/${A}/steps/${B}/sub-steps`, body: { key: 'read_it', label: 'Read', ordinal: 1, allow_skip_ahead: true, cta_label: 'Go' },
    real: async ({ client, path, key }) => {
      const { id, stepId } = await path();
      const sub = await client.paths.addSubStep(id, stepId, { key: key('sub'), label: 'Read', ordinal: 2, contentUrl: 'https://example.com/read', ctaLabel: 'Go' });
      assert.deepEqual([sub.pathStepId, sub.ctaLabel, sub.allowManualComplete], [stepId, 'Go', true]);
    },
  },
  'paths.updateSubStep': {
    route: 'PUT /api/v1/path-definitions/{id}/steps/{stepId}/sub-steps/{subStepId}',
    call: (client) => client.paths.updateSubStep(A, B, C, { label: 'Other' }), path: `${P}/${A}/steps/${B}/sub-steps/${C}`, body: { label: 'Other' },
    real: async ({ client, path }) => {
      const { id, stepId, subStepId, subStepKey } = await path();
      assert.equal((await client.paths.updateSubStep(id, stepId, subStepId, { key: subStepKey, label: 'Other', ordinal: 1 })).label, 'Other');
    },
  },
  'paths.deleteSubStep': {
    route: 'DELETE /api/v1/path-definitions/{id}/steps/{stepId}/sub-steps/{subStepId}',
    call: (client) => client.paths.deleteSubStep(A, B, C), path: `${P}/${A}/steps/${B}/sub-steps/${C}`,
    real: async ({ client, path }) => {
      const { id, stepId, subStepId } = await path();
      assert.equal(await client.paths.deleteSubStep(id, stepId, subStepId), undefined);
      assert.deepEqual((await client.paths.get(id)).steps[0]?.subSteps, []);
    },
  },
  'paths.reorderSubSteps': {
    route: 'PUT /api/v1/path-definitions/{id}/steps/{stepId}/sub-steps/reorder',
    call: (client) => client.paths.reorderSubSteps(A, B, [{ id: C, ordinal: 1 }]),
    path: `${P}/${A}/steps/${B}/sub-steps/reorder`, body: { ordering: [{ id: C, ordinal: 1 }] }, answer: listOf,
    real: async ({ client, path, key }) => {
      const { id, stepId, subStepId } = await path();
      const other = await client.paths.addSubStep(id, stepId, { key: key('sub'), label: 'Read', ordinal: 2 });
      const subs = await client.paths.reorderSubSteps(id, stepId, [{ id: subStepId, ordinal: 2 }, { id: other.id, ordinal: 1 }]);
      assert.deepEqual(subs.map((sub) => sub.id), [other.id, subStepId]);
    },
  },
  'paths.getForBuddy': {
    route: 'GET /api/v1/path-definitions/buddies/{buddyId}/paths/{pathKey}',
    call: (client) => client.paths.getForBuddy(A, 'first_steps'), path: `${P}/buddies/${A}/paths/first_steps`,
    real: async ({ client, buddy, journey }) => {
      const { key, stepKey, subStepKey } = await journey();
      const runtime = await client.paths.getForBuddy((await buddy()).id, key);
      assert.equal(runtime.definition.key, key);
      assert.deepEqual([runtime.steps[0]?.key, runtime.steps[0]?.subSteps[0]?.key, runtime.steps[0]?.unlocked], [stepKey, subStepKey, true]);
    },
  },
  'paths.completeSubStep': {
    route: 'POST /api/v1/path-definitions/buddies/{buddyId}/paths/{pathKey}/sub-steps/{subKey}/complete',
    call: (client) => client.paths.completeSubStep(A, 'first_steps', 'read_it'), path: `${P}/buddies/${A}/paths/first_steps/sub-steps/read_it/complete`,
    real: async ({ client, hatch, journey }) => {
      const [{ id }, { key, stepKey, subStepKey }] = [await hatch(), await journey()];
      const done = await client.paths.completeSubStep(id, key, subStepKey);
      assert.deepEqual([done.alreadyCompleted, done.stepKey, done.subStepKey], [false, stepKey, subStepKey]);
      assert.equal((await client.paths.completeSubStep(id, key, subStepKey)).alreadyCompleted, true);
    },
  },
};

const N = '/widget/notifications';

// Of a later milestone: as soon as the document serves one, its case in earnest has to be written.
const community: Record<string, Case> = {
  'notifications.list': { route: `GET /api/v1${N}`, call: (client) => client.notifications.list({ cursor: 'c', limit: 2 }), path: N, query: { cursor: 'c', limit: '2' } },
  'notifications.paginate': { route: `GET /api/v1${N}`, call: (client) => first(client.notifications.paginate({ limit: 2 })), path: N, query: { limit: '2' }, answer: () => json({ notifications: [], nextCursor: null }) },
  'notifications.unreadCount': { route: `GET /api/v1${N}/unread-count`, call: (client) => client.notifications.unreadCount(), path: `${N}/unread-count` },
  'notifications.markRead': { route: `POST /api/v1${N}/{id}/read`, call: (client) => client.notifications.markRead(A), path: `${N}/${A}/read` },
  'notifications.dismiss': { route: `POST /api/v1${N}/{id}/dismiss`, call: (client) => client.notifications.dismiss(A), path: `${N}/${A}/dismiss` },
  'notifications.dismissAll': { route: `POST /api/v1${N}/dismiss-all`, call: (client) => client.notifications.dismissAll(), path: `${N}/dismiss-all` },
  'notifications.snooze': { route: `POST /api/v1${N}/{id}/snooze`, call: (client) => client.notifications.snooze(A, 8), path: `${N}/${A}/snooze`, body: { hours: 8 } },
  'feed.teamEvents.list': { route: 'GET /api/v1/widget/feed/team-events', call: (client) => client.feed.teamEvents.list({ cursor: 'c', limit: 2 }), path: '/widget/feed/team-events', query: { cursor: 'c', limit: '2' } },
  'feed.teamEvents.paginate': { route: 'GET /api/v1/widget/feed/team-events', call: (client) => first(client.feed.teamEvents.paginate()), path: '/widget/feed/team-events', answer: () => json({ events: [], next_cursor: null }) },
  'feed.teamEvents.clap': { route: 'POST /api/v1/widget/feed/team-events/{id}/clap', call: (client) => client.feed.teamEvents.clap(A), path: `/widget/feed/team-events/${A}/clap` },
};

const itself: Record<string, Case> = {
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

/** A case for each method of the SDK. */
export const cases: Readonly<Record<string, Case>> = { ...eggs, ...buddies, ...events, ...operations, ...widgets, ...webhooks, ...gates, ...paths, ...community, ...itself };

/** Every method that the SDK has, found by looking at it. */
export function surface(client: HatchedClient, statics: Readonly<Record<string, unknown>>): string[] {
  const methodsOf = (object: object): string[] =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(object)).filter((name) => name !== 'constructor' && typeof (object as Record<string, unknown>)[name] === 'function');
  const walk = (object: object, prefix: string): string[] => [
    ...methodsOf(object).map((name) => prefix + name),
    ...Object.entries(object).filter(([, value]) => /Resource$/.test((value as object)?.constructor?.name)).flatMap(([name, value]) => walk(value as object, `${prefix}${name}.`)),
  ];
  const ofClasses = Object.entries(statics).filter(([name]) => /Resource$|Client$/.test(name)).flatMap(([name, type]) =>
    Object.getOwnPropertyNames(type).filter((member) => !['length', 'name', 'prototype'].includes(member)).map((member) => `${name}.${member}`));
  return [...walk(client, ''), ...ofClasses];
}

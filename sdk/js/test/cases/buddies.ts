import assert from 'node:assert/strict';
import { json } from '../support.js';
import { A, B, C, type Case, first, listOf } from './case.js';

export const buddies: Record<string, Case> = {
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

import assert from 'node:assert/strict';
import { json } from '../support.js';
import { type Case, first } from './case.js';

const event = (eventId: string, userId: string): { eventId: string; userId: string; type: string } => ({ eventId, userId, type: 'lesson_completed' });

const page = (): Response => json({ data: [], pagination: { nextCursor: null } });

export const events: Record<string, Case> = {
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
  'events.get': {
    route: 'GET /api/v1/events/{id}',
    call: (client) => client.events.get('order/7'), path: '/events/order%2F7',
    real: async ({ client, hatch, send }) => {
      const { id, userId } = await hatch();
      const effects = await send({ ...event(`read:${id}`, userId), properties: { camelCase: 1 } });
      const read = await client.events.get(`read:${id}`);
      assert.deepEqual([read.status, read.buddyId, read.properties, read.effects?.coins], ['applied', id, { camelCase: 1 }, effects.coins]);
      assert.ok(read.explanations?.some(({ outcome }) => outcome === 'fired'));
    },
  },
  'events.list': {
    route: 'GET /api/v1/events',
    call: (client) => client.events.list({ userId: 'u', type: 't', status: 'failed', cursor: 'c', limit: 5 }),
    path: '/events', query: { user_id: 'u', type: 't', status: 'failed', cursor: 'c', limit: '5' }, answer: page,
    real: async ({ client, hatch, send }) => {
      const { id, userId } = await hatch();
      await send(event(`one:${id}`, userId));
      await send(event(`two:${id}`, userId));
      const newest = await client.events.list({ userId, limit: 1 });
      assert.deepEqual(newest.data.map(({ eventId }) => eventId), [`two:${id}`]);
      const before = await client.events.list({ userId, limit: 1, cursor: newest.nextCursor ?? '' });
      assert.deepEqual(before.data.map(({ eventId }) => eventId), [`one:${id}`]);
    },
  },
  'events.listAll': {
    route: 'GET /api/v1/events',
    call: (client) => first(client.events.listAll({ limit: 5 })), path: '/events', query: { limit: '5' }, answer: page,
    real: async ({ client, hatch, send }) => {
      const { id, userId } = await hatch();
      const sent = ['a', 'b', 'c'].map((name) => `${name}:${id}`);
      for (const eventId of sent) {
        await send(event(eventId, userId));
      }

      const read: string[] = [];
      for await (const { eventId } of client.events.listAll({ userId, limit: 2 })) {
        read.push(eventId);
      }

      assert.deepEqual(read, sent.reverse());
    },
  },
  'events.replay': {
    route: 'POST /api/v1/events/{id}/replay',
    call: (client) => client.events.replay('e', 'v'), path: '/events/e/replay', query: { dry_run: 'true' }, body: { config_version_id: 'v' },
    real: async ({ client, hatch, send }) => {
      const { id, userId } = await hatch();
      await send(event(`again:${id}`, userId));
      const { coins } = await client.buddies.get(id);
      const replay = await client.events.replay(`again:${id}`);
      assert.deepEqual([replay.eventId, replay.dryRun, replay.buddyId], [`again:${id}`, true, id]);
      assert.ok(replay.recorded && replay.replayed.explanations.length > 0);
      assert.equal((await client.buddies.get(id)).coins, coins);
    },
  },
};

import assert from 'node:assert/strict';
import { A, type Case } from './case.js';

export const widgets: Record<string, Case> = {
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

import { json } from '../support.js';
import { A, type Case, first } from './case.js';

const N = '/widget/notifications';

// Of a later milestone: as soon as the document serves one, its case in earnest has to be written.
export const community: Record<string, Case> = {
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

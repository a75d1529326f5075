import { paginateCursor } from '../paginate.js';
import { Resource } from './resource.js';

/** What a buddy is told; further members depend on the channel. */
export interface Notification {
  id: string;
  [field: string]: unknown;
}

export interface NotificationPage {
  notifications: Notification[];
  /** Pass it on as `cursor`; null on the last page. */
  nextCursor: string | null;
  unreadCount: number;
  /** While the buddy is on vacation: until when. */
  pausedUntil: string | null;
}

export interface ListNotificationsParams {
  cursor?: string;
  limit?: number;
  signal?: AbortSignal;
}

/** The notifications of one buddy. Needs a client with a `widgetToken`: the buddy is the token's. */
export class NotificationsResource extends Resource {
  /** Lists the buddy's notifications, newest first. */
  list(params: ListNotificationsParams = {}): Promise<NotificationPage> {
    const { cursor, limit, signal } = params;
    return this.http.request({ method: 'GET', path: ['widget', 'notifications'], query: { cursor, limit }, signal });
  }

  /** Every notification, newest first, page after page. */
  paginate(params: ListNotificationsParams = {}): AsyncGenerator<Notification, void, undefined> {
    return paginateCursor(
      (cursor) => this.list({ ...params, ...(cursor === undefined ? {} : { cursor }) }),
      ({ notifications, nextCursor }) => ({ items: notifications, nextCursor }),
    );
  }

  /** Counts those that are neither read nor dismissed, as a badge shows it. */
  unreadCount(signal?: AbortSignal): Promise<{ unreadCount: number }> {
    return this.http.request({ method: 'GET', path: ['widget', 'notifications', 'unread-count'], signal });
  }

  /** Marks one as read. */
  markRead(notificationId: string, signal?: AbortSignal): Promise<unknown> {
    return this.#act(notificationId, 'read', undefined, signal);
  }

  /** Reads and dismisses one. */
  dismiss(notificationId: string, signal?: AbortSignal): Promise<unknown> {
    return this.#act(notificationId, 'dismiss', undefined, signal);
  }

  /** Reads and dismisses all. */
  dismissAll(signal?: AbortSignal): Promise<unknown> {
    return this.http.request({ method: 'POST', path: ['widget', 'notifications', 'dismiss-all'], signal });
  }

  /** Hides one for a number of hours. */
  snooze(notificationId: string, hours: number, signal?: AbortSignal): Promise<unknown> {
    return this.#act(notificationId, 'snooze', { hours }, signal);
  }

  #act(notificationId: string, action: string, body: unknown, signal: AbortSignal | undefined): Promise<unknown> {
    return this.http.request({ method: 'POST', path: ['widget', 'notifications', notificationId, action], body, signal });
  }
}

import { Resource } from './resource.js';

export interface CreateSessionParams {
  buddyId: string;
  userId: string;
  /** What the widgets may do, for example `read`, `events:track`, `marketplace:purchase`, `items:equip`. */
  scopes: string[];
  /** At most, and by default, 3600. */
  ttlSeconds?: number;
}

export interface SessionToken {
  token: string;
  sessionId: string;
  expiresAt: string;
  scopes: string[];
}

/** Widget sessions: what lets a browser act for one buddy. */
export class WidgetSessionsResource extends Resource {
  /**
   * Mints a short-lived widget session token for browser/interactive widgets. Never ship a secret API key to the browser — always go
   * through this endpoint.
   */
  create(params: CreateSessionParams, signal?: AbortSignal): Promise<SessionToken> {
    return this.http.request({ method: 'POST', path: ['widget-sessions'], body: params, signal });
  }

  /** Ends a session before its time. */
  revoke(sessionId: string, signal?: AbortSignal): Promise<void> {
    return this.http.request({ method: 'DELETE', path: ['widget-sessions', sessionId], signal });
  }
}

import { Resource } from './resource.js';

export interface CreateEmbedTokenParams {
  buddyId: string;
  userId: string;
  /** At most, and by default, 86400. */
  ttlSeconds?: number;
}

export interface EmbedToken {
  token: string;
  expiresAt: string;
  mode: 'read-only';
}

/** Embed tokens: what lets a browser look at one buddy. */
export class EmbedTokensResource extends Resource {
  /** Mints a signed token for a read-only embedded widget. A publishable key with the scope `write:embed-tokens` may, too. */
  create(params: CreateEmbedTokenParams, signal?: AbortSignal): Promise<EmbedToken> {
    return this.http.request({ method: 'POST', path: ['embed-tokens'], body: params, signal, publishable: true });
  }
}

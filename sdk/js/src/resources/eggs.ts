import { paginate } from '../paginate.js';
import { Resource } from './resource.js';

export type EggStatus = 'waiting' | 'ready' | 'hatching' | 'hatched' | 'cancelled';

export interface CreateEggParams {
  /** The external user id that owns the egg. */
  userId: string;
  /** Free-form metadata attached to the egg. */
  metadata?: Record<string, unknown>;
  /**
   * When true, return the user's most recent `waiting`/`ready` egg if one
   * already exists instead of creating a new one (idempotent first-run
   * bootstrap; avoids hitting the per-user active-egg cap on retries).
   */
  ensure?: boolean;
  /** The audience that the buddy will belong to; travels as `metadata.audience`. */
  audience?: string;
}

export interface Egg {
  eggId: string;
  userId: string;
  status: EggStatus;
  visualVariant: number;
  configVersionId: string;
  /** The buddy hatched from this egg. Non-null once `status === 'hatched'`. */
  buddyId: string | null;
  metadata: Record<string, unknown>;
  createdAt: string;
}

export interface EggStatusChange {
  eggId: string;
  status: EggStatus;
  previousStatus: EggStatus;
}

export interface HatchResult {
  operationId: string;
  status: string;
}

export interface ListEggsParams {
  userId?: string;
  status?: EggStatus;
  page?: number;
  limit?: number;
  signal?: AbortSignal;
}

/** Eggs: what a buddy is before it hatches. */
export class EggsResource extends Resource {
  /**
   * Creates a new pending egg bound to an external user.
   * New eggs start in `waiting`; call `updateStatus(eggId, 'ready')` before `hatch()`. Pass `ensure: true` during a first-run bootstrap to
   * reuse the user's existing `waiting`/`ready` egg instead of creating one.
   * @example
   * const egg = await hatched.eggs.create({ userId: 'user_42' });
   * await hatched.eggs.updateStatus(egg.eggId, 'ready');
   */
  create(params: CreateEggParams, signal?: AbortSignal): Promise<Egg> {
    const { ensure, audience, ...body } = params;
    return this.http.request({
      method: 'POST',
      path: ['eggs'],
      query: { ensure: ensure || undefined },
      body: audience === undefined ? body : { ...body, metadata: { ...body.metadata, audience } },
      signal,
    });
  }

  /** Fetches the canonical state of a single egg. */
  get(eggId: string, signal?: AbortSignal): Promise<Egg> {
    return this.http.request({ method: 'GET', path: ['eggs', eggId], signal });
  }

  /** Lists eggs with optional filters. */
  async list(params: ListEggsParams = {}): Promise<Egg[]> {
    const { userId, status, page, limit, signal } = params;
    const answer = await this.http.request<{ data: Egg[] }>({ method: 'GET', path: ['eggs'], query: { user_id: userId, status, page, limit }, signal });
    return answer.data;
  }

  /** Every egg that the filters leave, page after page. */
  paginate(params: ListEggsParams = {}): AsyncGenerator<Egg, void, undefined> {
    return paginate<Egg, ListEggsParams>((page) => this.list(page), params);
  }

  /**
   * Transitions an egg to `ready` or `cancelled`. The API only permits `ready` and `cancelled` terminal statuses via this endpoint.
   */
  updateStatus(eggId: string, status: 'ready' | 'cancelled', signal?: AbortSignal): Promise<EggStatusChange> {
    return this.http.request({ method: 'PATCH', path: ['eggs', eggId, 'status'], body: { status }, signal });
  }

  /**
   * Kicks off an async hatch operation. Poll the returned `operationId` via `operations.wait()` to resolve when the buddy art is ready. The
   * egg must already be in `ready` status.
   */
  hatch(eggId: string, signal?: AbortSignal): Promise<HatchResult> {
    return this.http.request({ method: 'POST', path: ['eggs', eggId, 'hatch'], signal });
  }
}

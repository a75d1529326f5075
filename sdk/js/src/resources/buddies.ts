import type { Call, Method } from '../http.js';
import { paginate, type PageMeta } from '../paginate.js';
import type {
  Buddy, BuddyBadge, BuddyEvolutionRecord, BuddyEvolutionsParams, BuddyList, BuddyListParams, BuddyProgression, EarnCoinsParams, EquipItemsParams,
  EquipItemsResult, EvolutionStatus, EvolveResult, LedgerMovement, Purchase, PurchasedItem, RerenderAppearanceResult, SkillsChanged, SkillUpdate,
  SpendCoinsParams, TokensSummary, UserSummary,
} from './buddy-types.js';
import { Resource } from './resource.js';

/** Buddies: what your users own and raise. */
export class BuddiesResource extends Resource {
  /** Fetches a buddy by id. */
  get(buddyId: string, signal?: AbortSignal): Promise<Buddy> {
    return this.#of('GET', [buddyId], { signal });
  }

  /** Lists buddies with optional filters. */
  list(params: BuddyListParams = {}): Promise<BuddyList> {
    const { userId, status, evolutionStage, audience, page, limit, sort, order, signal } = params;
    const query = { user_id: userId, status, evolution_stage: evolutionStage, audience, page, limit, sort, order };
    return this.http.request({ method: 'GET', path: ['buddies'], query, signal });
  }

  /** Every buddy that the filters leave, page after page. */
  paginate(params: BuddyListParams = {}): AsyncGenerator<Buddy, void, undefined> {
    return paginate<Buddy, BuddyListParams>((page) => this.list(page), params);
  }

  /** Gives a buddy another name: 1 to 60 characters. */
  updateName(buddyId: string, name: string, signal?: AbortSignal): Promise<Buddy> {
    return this.#of('PATCH', [buddyId], { body: { name }, signal });
  }

  /** Archives a buddy. There is no way back. */
  archive(buddyId: string, signal?: AbortSignal): Promise<Buddy> {
    return this.#of('PATCH', [buddyId, 'archive'], { signal });
  }

  /** Increases, decreases or sets skills; each ends between 0 and its maximum. */
  updateSkills(buddyId: string, updates: SkillUpdate[], signal?: AbortSignal): Promise<SkillsChanged> {
    return this.#of('PATCH', [buddyId, 'skills'], { body: updates, signal });
  }

  /**
   * Adds coins to a buddy's ledger for a given reason.
   * Alias: {@link BuddiesResource.earnCoins}.
   */
  earn(buddyId: string, params: EarnCoinsParams, idempotencyKey?: string, signal?: AbortSignal): Promise<LedgerMovement> {
    return this.#of('POST', [buddyId, 'coins'], { body: params, idempotencyKey, signal });
  }

  /** Alias of {@link BuddiesResource.earn}. */
  earnCoins(buddyId: string, params: EarnCoinsParams, idempotencyKey?: string, signal?: AbortSignal): Promise<LedgerMovement> {
    return this.earn(buddyId, params, idempotencyKey, signal);
  }

  /** Debits coins from a buddy's ledger. Fails with {@link InsufficientBalanceError} if the buddy doesn't have enough. */
  spend(buddyId: string, params: SpendCoinsParams, idempotencyKey?: string, signal?: AbortSignal): Promise<LedgerMovement> {
    return this.#of('POST', [buddyId, 'coins', 'spend'], { body: params, idempotencyKey, signal });
  }

  /** Awards a badge: one that waits for a human (`badge.ready`), or any other of the buddy's config. */
  awardBadge(buddyId: string, badgeKey: string, reason?: string, signal?: AbortSignal): Promise<BuddyBadge> {
    return this.#of('POST', [buddyId, 'badges'], { body: { badgeKey, reason }, signal });
  }

  /** Lists the badges that a buddy has been awarded. */
  async getBadges(buddyId: string, signal?: AbortSignal): Promise<BuddyBadge[]> {
    return (await this.#of<{ data: BuddyBadge[] }>('GET', [buddyId, 'badges'], { signal })).data;
  }

  /**
   * Equips or unequips items on a buddy. Fails with {@link TooManyItemsError} beyond four items, with {@link CategoryConflictError} for two
   * of one category, and with {@link NotFoundError} for an item that the buddy does not own.
   */
  equip(buddyId: string, params: EquipItemsParams, signal?: AbortSignal): Promise<EquipItemsResult> {
    return this.#of('PATCH', [buddyId, 'equipped-items'], { body: params, signal });
  }

  /**
   * Regenerate the buddy's bare stage base image. Use after a hard generation failure or when `appearance.status === 'failed'` with
   * `code: 'needs_rerender'`. Equipped items are removed from the rendered set; re-equip after the appearance returns to `ready`.
   */
  rerenderAppearance(buddyId: string, signal?: AbortSignal): Promise<RerenderAppearanceResult> {
    return this.#of('POST', [buddyId, 'appearance', 'rerender'], { signal });
  }

  /** Buys an item of the marketplace at its live price. Fails with {@link InsufficientBalanceError} if the buddy doesn't have enough. */
  purchaseItem(buddyId: string, itemId: string, idempotencyKey?: string, signal?: AbortSignal): Promise<Purchase> {
    return this.#of('POST', [buddyId, 'purchase-item'], { body: { itemId }, idempotencyKey, signal });
  }

  /** Lists the items that a buddy owns. */
  async getPurchasedItems(buddyId: string, signal?: AbortSignal): Promise<PurchasedItem[]> {
    return (await this.#of<{ data: PurchasedItem[] }>('GET', [buddyId, 'purchased-items'], { signal })).data;
  }

  /** Says what the next stage requires, and how far the buddy is. */
  getEvolution(buddyId: string, signal?: AbortSignal): Promise<EvolutionStatus> {
    return this.#of('GET', [buddyId, 'evolution'], { signal });
  }

  /**
   * Starts the async operation that advances a ready buddy to its next evolution stage. Use after `events.send()` returns
   * `effects.evolutionReady === true` when auto-evolve is disabled.
   */
  evolve(buddyId: string, signal?: AbortSignal): Promise<EvolveResult> {
    return this.#of('POST', [buddyId, 'evolve'], { signal });
  }

  /** Progression metrics: XP, badges, items, streaks, and how often each event type came. */
  getProgression(buddyId: string, signal?: AbortSignal): Promise<BuddyProgression> {
    return this.#of('GET', [buddyId, 'progression'], { signal });
  }

  /**
   * Typed token balances for a buddy, grouped into `primary` (spendable) and `progression` (accumulate-only). Returns `null` for either
   * slot if the customer has not configured that kind.
   */
  tokens(buddyId: string, signal?: AbortSignal): Promise<TokensSummary> {
    return this.#of('GET', [buddyId, 'tokens'], { signal });
  }

  /** Paginated stage-transition timeline for a buddy (includes both prod and demo evolutions). */
  evolutions(buddyId: string, params: BuddyEvolutionsParams = {}): Promise<{ data: BuddyEvolutionRecord[]; pagination: PageMeta }> {
    const { page, limit, signal } = params;
    return this.#of('GET', [buddyId, 'evolutions'], { query: { page, limit }, signal });
  }

  /** A user's buddies, coins and badges in sum. */
  getUserSummary(userId: string, signal?: AbortSignal): Promise<UserSummary> {
    return this.http.request({ method: 'GET', path: ['buddies', 'users', userId, 'summary'], signal });
  }

  #of<T>(method: Method, path: string[], rest: Omit<Call, 'method' | 'path'>): Promise<T> {
    return this.http.request({ method, path: ['buddies', ...path], ...rest });
  }
}

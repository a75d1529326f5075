import type { PageMeta } from '../paginate.js';

export interface Buddy {
  id: string;
  customerId: string;
  userId: string;
  audience: string;
  name: string;
  configVersionId: string;
  evolutionStage: number;
  coins: number;
  status: 'active' | 'archived';
  skills: Record<string, number>;
  tokens: Record<string, number>;
  progression?: BuddyProgression;
  imageUrl: string | null;
  baseImageUrl: string | null;
  thumbUrl: string | null;
  equippedItems: BuddyEquippedItem[];
  appearance?: BuddyAppearance;
  createdAt: string;
  updatedAt: string;
}

export interface BuddyProgression {
  /** Player-facing XP. Currently maps to `totalSkillLevel`. */
  xp: number;
  totalSkillLevel: number;
  badgeCount: number;
  itemCount: number;
  currentStreak: number;
  longestStreak: number;
  customCounters: Record<string, number>;
}

export interface BuddyEquippedItem {
  itemId: string;
  name: string;
  imageUrl: string | null;
}

export type BuddyAppearanceStatus = 'ready' | 'pending' | 'awaiting_credits' | 'failed';

export interface BuddyAppearance {
  status: BuddyAppearanceStatus;
  operationId: string | null;
  desiredEquippedItemIds: string[];
  renderedEquippedItemIds: string[];
  retryable: boolean;
  message: string | null;
  error: Record<string, unknown> | null;
}

export interface BuddyListParams {
  userId?: string;
  status?: string;
  evolutionStage?: number;
  audience?: string;
  page?: number;
  limit?: number;
  sort?: string;
  order?: 'asc' | 'desc';
  signal?: AbortSignal;
}

export interface BuddyList {
  data: Buddy[];
  meta: PageMeta;
}

export interface SkillUpdate {
  key: string;
  action: 'increase' | 'decrease' | 'set';
  amount?: number;
  value?: number;
}

export interface SkillsChanged {
  buddyId: string;
  skills: Record<string, number>;
  evolutionReady: boolean;
}

export interface EarnCoinsParams {
  amount: number;
  reason: string;
  referenceId?: string;
  /**
   * Token key to earn. Defaults to the customer's `primary` token. Passing
   * a progression token grants progress; passing any other configured token
   * key is accepted by the rule engine. Omit to earn the default coin / primary.
   */
  token?: string;
}

export interface SpendCoinsParams {
  amount: number;
  reason: string;
  itemId?: string;
  /**
   * Token key to spend. Defaults to the customer's `primary` token. Spending
   * a progression token fails with ValidationError('progression_not_spendable').
   */
  token?: string;
}

/** What a credit or a debit left behind. */
export interface LedgerMovement {
  ledgerId: string;
  balanceAfter: number;
  token: string;
}

export interface TokenBalance {
  /** Canonical `primary` or `progression` identifier. */
  kind: 'primary' | 'progression';
  /** Customer-defined token key (e.g. `gems`, `xp`). */
  key: string;
  /** Human-readable label for display. */
  label: string;
  /** Current balance. */
  balance: number;
  /** Lifetime earned (earn ledger sum). */
  lifetimeEarned: number;
  /** Lifetime spent (spend ledger sum) — always 0 for progression. */
  lifetimeSpent: number;
}

export interface TokensSummary {
  primary: TokenBalance | null;
  progression: TokenBalance | null;
}

export interface BuddyBadge {
  badgeKey: string;
  badgeId: string;
  label: string | null;
  description: string | null;
  iconUrl: string | null;
  reason: string | null;
  sourceEventId: string | null;
  awardedAt: string;
}

export interface EquipItemsParams {
  equip?: string[];
  unequip?: string[];
}

export interface EquipItemsResult {
  accepted: boolean;
  /** Null when the outfit was drawn before and is shown at once. */
  operationId: string | null;
  status: 'pending' | 'completed' | (string & {});
  appearanceStatus: BuddyAppearanceStatus | (string & {});
  cached: boolean;
}

export interface RerenderAppearanceResult {
  accepted: boolean;
  operationId: string;
  status: 'pending' | (string & {});
  appearanceStatus: BuddyAppearanceStatus | (string & {});
}

/** In coins, or in a token. */
export interface ItemPrice {
  coins?: number | null;
  tokenKey?: string | null;
  tokenAmount?: number | null;
}

export interface Purchase {
  purchaseId: string;
  itemId: string;
  acquiredBy: 'purchase' | 'unlock';
  price: ItemPrice;
  /** Null when nothing was charged. */
  ledgerId: string | null;
  balanceAfter: number | null;
  token: string | null;
  purchasedAt: string;
}

export interface PurchasedItem {
  purchaseId: string;
  itemId: string;
  key: string;
  name: string;
  category: string;
  layerOrder: number;
  rarity: string;
  imageUrl: string | null;
  /** By evolution stage. */
  stageImageUrls: Record<string, unknown>;
  acquiredBy: 'purchase' | 'unlock';
  price: ItemPrice;
  purchasedAt: string;
}

/** How near a buddy is to its next stage. */
export interface EvolutionStatus {
  stage: number;
  stageName: string;
  nextStage: number | null;
  nextStageName: string | null;
  ready: boolean;
  autoEvolve: boolean;
  requirements: EvolutionRequirement[];
}

export interface EvolutionRequirement {
  condition: { type: string; config: Record<string, unknown> };
  current: number;
  target: number;
  met: boolean;
}

export interface EvolveResult {
  accepted: boolean;
  operationId: string;
  status: string;
}

export interface BuddyEvolutionRecord {
  id: string;
  buddyId: string;
  fromStage: number;
  toStage: number;
  triggeredByEventId: string | null;
  imageUrl: string | null;
  source: 'prod' | 'demo' | 'auto';
  metadata: Record<string, unknown>;
  occurredAt: string;
}

export interface BuddyEvolutionsParams {
  page?: number;
  limit?: number;
  signal?: AbortSignal;
}

/** A user over all of their buddies. Sums are over the newest 100. */
export interface UserSummary {
  userId: string;
  /** All of them. */
  buddyCount: number;
  /** Those that are not archived. */
  activeBuddyCount: number;
  coins: number;
  tokens: Record<string, number>;
  /** How many badges the buddies have; the same badge of two of them is two. */
  badgeCount: number;
  /** The keys of these badges, each once. */
  badges: string[];
  totalSkillLevel: number;
  /** Null without a buddy. */
  highestEvolutionStage: number | null;
  /** Null without a buddy. */
  lastActiveAt: string | null;
  buddies: UserBuddy[];
}

/** One of a user's buddies, newest first. */
export interface UserBuddy {
  id: string;
  name: string;
  audience: string;
  status: 'active' | 'archived';
  evolutionStage: number;
  coins: number;
  badgeCount: number;
  totalSkillLevel: number;
  imageUrl: string | null;
  thumbUrl: string | null;
  createdAt: string;
}

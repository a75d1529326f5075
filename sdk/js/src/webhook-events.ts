/** What every payload has beside its own. */
export interface WebhookFact {
  /** One for the fact at all endpoints, never used again. */
  factId: string;
  occurredAt: string;
  /** Rises for a buddy within one family of events (coins and tokens; all others), with gaps: to order by. Absent for events of the workspace. */
  sequence?: number;
}

interface OfBuddy {
  buddyId: string;
  userId: string;
}

/** What moved a balance: an event's rules, a grant of Hatched's own, a purchase or gate, or somebody by hand. */
interface Moved {
  source: 'event' | 'grant' | 'purchase' | 'manual';
  /** Your own id of the event, where its rules did. */
  sourceEventId: string | null;
}

interface CoinMovement extends OfBuddy, Moved {
  amount: number;
  balance: number;
  reason: string;
  referenceId: string | null;
  ledgerId: string;
  isLucky: boolean;
}

interface TokenMovement extends OfBuddy, Moved {
  tokenType: 'primary' | 'progression';
  tokenKey: string;
  amount: number;
  balance: number;
  reason: string;
  referenceId: string | null;
  ledgerId: string;
}

interface BadgeChange extends OfBuddy {
  badgeKey: string;
  badgeId: string;
  /** Null while the badge waits to be awarded. */
  awardedAt: string | null;
}

interface StreakChange extends OfBuddy {
  streakKey: string;
  count: number;
  milestone: number | null;
}

interface OperationEnd {
  operationId: string;
  type: string;
  buddyId: string | null;
  eggId: string | null;
}

/** The payload of each webhook event, in camelCase. `GET /webhook-configs/events` has a sample of every one as it is delivered. */
export interface WebhookEvents {
  'buddy.hatched': OfBuddy & { eggId: string; name: string; imageUrl: string | null; thumbUrl: string | null; evolutionStage: number };
  'buddy.evolved': OfBuddy & { previousStage: number; newStage: number; imageUrl: string | null };
  'buddy.archived': OfBuddy;
  'coins.earned': CoinMovement;
  'coins.spent': CoinMovement;
  'token.earned': TokenMovement;
  'token.spent': TokenMovement;
  'skill.leveled': OfBuddy & { skillKey: string; fromLevel: number; toLevel: number; value: number };
  'skill.decayed': OfBuddy & { skillKey: string; previousValue: number; value: number; ruleId: string };
  'badge.ready': BadgeChange;
  'badge.awarded': BadgeChange;
  'streak.ticked': StreakChange;
  'streak.milestone': StreakChange;
  'streak.burned': StreakChange;
  'path.step_completed': OfBuddy & { pathKey: string; stepKey: string };
  'path.completed': OfBuddy & { pathKey: string };
  'evolution.ready': OfBuddy & { stage: number; autoEvolve: boolean };
  'marketplace.purchased': OfBuddy & { itemId: string; price: { coins: number | null; tokenKey: string | null; tokenAmount: number | null } };
  'marketplace.equipped': OfBuddy & { equippedItemIds: string[] };
  'gate.unlocked': OfBuddy & { gateKey: string; tokenKey: string; cost: number };
  'operation.completed': OperationEnd;
  'operation.failed': OperationEnd & { error: string };
  'usage.threshold_reached': { resource: string; thresholdPercent: number; used: number; limit: number; resetAt: string };
  'config.published': { configVersionId: string; version: number; publishedAt: string };
  'webhook.test': { webhookId: string; message: string };
}

/** The name of a webhook event. */
export type WebhookEventType = keyof WebhookEvents;

interface OfBuddy {
  buddyId: string;
  userId: string;
}

interface CoinMovement extends OfBuddy {
  amount: number;
  balance: number;
  reason: string;
  referenceId: string | null;
  ledgerId: string;
  isLucky: boolean;
}

interface TokenMovement extends OfBuddy {
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

import type { EventEffects } from './events.js';

/** How far an event has come: stored, applied, or given up. */
export type EventStatus = 'accepted' | 'applied' | 'failed';

/** An event as it is kept, and what it did. */
export interface EventRecord {
  eventId: string;
  userId: string;
  type: string;
  audience: string;
  occurredAt: string;
  receivedAt: string;
  status: EventStatus;
  /** `api`: your product sent it; `admin`: it was triggered by hand. */
  source: string;
  /** The buddy that it counted for. */
  buddyId: string | null;
  /** As they were sent. */
  properties: Record<string, unknown> | null;
  /** Null until they are known. */
  effects: EventEffects | null;
}

/** Why a rule acted on an event, or did not. */
export interface EventExplanation {
  ruleType: string;
  ruleId: string;
  /** The rule's key or name. */
  key: string;
  outcome: 'fired' | 'skipped';
  /** Such as `daily_cap_reached`. */
  reason: string;
}

/** An event, what it did, and why each rule acted or did not. */
export interface EventDetail extends EventRecord {
  /** One for each rule that could have acted; null until that is known. */
  explanations: EventExplanation[] | null;
  /** Of an event that was triggered by hand; null otherwise. */
  trigger: { triggeredBy: string; reason: string | null; triggeredAt: string } | null;
}

export interface ListEventsParams {
  /** Only this user's. */
  userId?: string;
  /** Only of this type. */
  type?: string;
  /** Only those that have come this far. */
  status?: EventStatus;
  /** The `nextCursor` of the page before. */
  cursor?: string;
  /** How many a page holds: 1 to 200, 50 by default. */
  limit?: number;
  signal?: AbortSignal;
}

/** What an event gave, or would give. */
export interface ReplayOutcome {
  effects: EventEffects;
  /** As of an event, with what each rule paid as `token_key:amount`. */
  explanations: Array<EventExplanation & { credits: string[] }>;
}

/** One difference between what an event gave and what it would give. */
export interface ReplayChange {
  /** A member of the effects, such as `coins`; of a rule `reason` or `credits`. */
  field: string;
  /** Null when the field is one of the effects. */
  rule: { ruleType: string; ruleId: string; key: string } | null;
  before: unknown;
  after: unknown;
  /** By the rules that were tried, by what is not on record, or for lack of a buddy. */
  cause: 'config' | 'history' | 'no_buddy';
}

/** What an event would give under some rules, beside what it gave. Nothing was changed by it. */
export interface EventReplay {
  eventId: string;
  dryRun: true;
  configVersionId: string;
  /** The number of that version. */
  version: number;
  /** The buddy that the event counted for, or would; null when the user had none. */
  buddyId: string | null;
  /** What it was tried on: the buddy as it was before the event, as it is now, or one just hatched. */
  state: 'rebuilt' | 'current' | 'empty';
  /** How the state was rebuilt; null when it was not. */
  rebuild: { configVersionId: string; version: number; events: number; truncated: boolean; reproducesRecord: boolean } | null;
  /** Null while it is still to come. */
  recorded: ReplayOutcome | null;
  replayed: ReplayOutcome;
  changes: ReplayChange[];
}

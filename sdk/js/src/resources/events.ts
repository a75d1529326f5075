import { fromWire, toWire } from '../casing.js';
import { paginate, type Page } from '../paginate.js';
import type { EventDetail, EventRecord, EventReplay, ListEventsParams } from './event-types.js';
import { Resource } from './resource.js';

export interface SendEventParams {
  /** Stable id used for idempotency. Re-sending the same `eventId` is a no-op. */
  eventId: string;
  /** External user id the event belongs to. */
  userId: string;
  /** Event type (e.g. `lesson_completed`, `workout_finished`). */
  type: string;
  /**
   * Audience (role) this event belongs to. Required for customers with 2+
   * audiences; omit for single-audience customers and the server applies
   * the implicit default. Lowercase, snake_case, max 32 chars.
   */
  audience?: string;
  /** When the event occurred. Defaults to "now" server-side if omitted. */
  occurredAt?: Date | string;
  /** Arbitrary key-value payload forwarded to the rule engine. */
  properties?: Record<string, unknown>;
  /** The user's IANA time zone (e.g. `Europe/Istanbul`): streaks go by its midnight. The buddy's when absent. */
  timeZone?: string;
}

/**
 * Per-streak progression entry returned alongside coin/badge effects when a tracked event advances a streak. The HTTP client deep-converts
 * snake_case → camelCase, so SDK consumers see camelCase keys here.
 */
export interface EventStreakUpdate {
  definitionKey: string;
  label: string;
  icon: string | null;
  current: number;
  longest: number;
  milestoneHit: number | null;
  hero: boolean;
}

/** Per-path completion delta produced when a tracked event closes a sub-step. */
export interface EventPathSubStepCompletion {
  pathKey: string;
  stepKey: string;
  subStepKey: string;
  rewardCoins: number;
  rewardBadgeKey: string | null;
}

export interface EventPathStepCompletion {
  pathKey: string;
  stepKey: string;
  rewardCoins: number;
  rewardBadgeKey: string | null;
}

export interface EventPathCompletion {
  pathKey: string;
}

export interface EventPathUpdate {
  pathKey: string;
  subStepCompleted?: EventPathSubStepCompletion | null;
  stepCompleted?: EventPathStepCompletion | null;
  pathCompleted?: EventPathCompletion | null;
}

/**
 * Why an event that counts gave nothing. `no_published_config`: publish a config first. `no_buddy`: the user has no active buddy in the
 * event's audience. `no_rule_for_type`: nothing in the buddy's config names the type, which may be misspelt. `no_rule_acted`: each rule for
 * the type was skipped, and the event's explanations say why. More may be added.
 */
export type EventHint = 'no_published_config' | 'no_buddy' | 'no_rule_for_type' | 'no_rule_acted' | (string & {});

export interface EventEffects {
  coins?: number;
  badgesAwarded?: string[];
  badgesReady?: string[];
  /** Entries of the form `key:amount`. */
  tokens?: string[];
  /**
   * True when the buddy has met the next evolution condition. If the
   * customer's config does not auto-evolve, call `buddies.evolve(buddyId)`
   * server-side and wait on the returned operation.
   */
  evolutionReady?: boolean;
  streakMilestones?: number[];
  /** Per-streak deltas (current/longest, milestone hits) for active streaks. */
  streakUpdates?: EventStreakUpdate[];
  /**
   * Path widget reconciliation deltas. Each entry covers one sub-step
   * completion plus optional step / path roll-up flags so the host page
   * can paint celebrations without an extra round-trip.
   */
  pathUpdates?: EventPathUpdate[];
  /** Why nothing happened; absent when something did. */
  hint?: EventHint | null;
  /**
   * True, and nothing else is set, when the event is stored but its effects were not there in time (HTTP 202). They will come:
   * send the same event again for them, or listen to webhooks.
   */
  pending?: true;
}

/** The outcome of one event of a batch. */
export interface BatchEventResult extends EventEffects {
  /** Null when the entry had none that could be read. */
  eventId: string | null;
  /** False when this event was refused; the others are not affected. */
  accepted: boolean;
  /** Why it was refused. `details` are spelt as on the wire. */
  error?: { code: string; message: string; details?: unknown };
}

interface WireEntry {
  accepted: boolean;
  event_id: string | null;
  effects?: unknown;
  error?: BatchEventResult['error'] | null;
}

/** Events: what your users did, and what they get for it. */
export class EventsResource extends Resource {
  /**
   * Ingests a domain event. The same `eventId` returning twice yields the cached effect without re-applying rules.
   * @example
   * const effects = await hatched.events.send({
   *   eventId: 'lesson_lsn_42_user_123',
   *   userId: 'user_123',
   *   type: 'lesson_completed',
   *   properties: { score: 94 },
   * });
   */
  async send(params: SendEventParams, signal?: AbortSignal): Promise<EventEffects> {
    const { effects } = await this.http.request<{ effects: EventEffects | null }>({ method: 'POST', path: ['events'], body: params, signal });
    return effects ?? { pending: true };
  }

  /**
   * Sends a batch of up to 500 events in a single call. The results are in the order of the events; one that is refused has an `error` and
   * does not spoil the others.
   */
  async sendBatch(events: SendEventParams[], signal?: AbortSignal): Promise<{ results: BatchEventResult[] }> {
    // Read as on the wire: the details of an error are spelt so everywhere.
    const call = { method: 'POST', path: ['events', 'batch'], body: toWire({ events }), verbatim: true, signal } as const;
    const { results } = await this.http.request<{ results: WireEntry[] }>(call);
    return {
      results: results.map(({ accepted, event_id: eventId, effects, error }) => ({
        accepted,
        eventId,
        ...(error ? { error } : (fromWire(effects) as EventEffects | null) ?? { pending: true as const }),
      })),
    };
  }

  /** Reads an event by your own id of it: what it did, and why each rule acted or did not. */
  get(eventId: string, signal?: AbortSignal): Promise<EventDetail> {
    return this.http.request({ method: 'GET', path: ['events', eventId], signal });
  }

  /** Lists events, newest first. */
  async list(params: ListEventsParams = {}): Promise<Page<EventRecord>> {
    const { userId, type, status, cursor, limit, signal } = params;
    const query = { user_id: userId, type, status, cursor, limit };
    const { data, pagination } = await this.http.request<{ data: EventRecord[]; pagination: { nextCursor: string | null } }>({ method: 'GET', path: ['events'], query, signal });
    return { data, nextCursor: pagination.nextCursor };
  }

  /** Every event, newest first, page after page. */
  listAll(params: ListEventsParams = {}): AsyncGenerator<EventRecord, void, undefined> {
    return paginate<EventRecord, ListEventsParams>((page) => this.list(page), params);
  }

  /**
   * Asks what an event would give under other rules. Changes nothing.
   * @param configVersionId The rules; the draft when absent, or the published version where there is no draft.
   */
  replay(eventId: string, configVersionId?: string, signal?: AbortSignal): Promise<EventReplay> {
    return this.http.request({ method: 'POST', path: ['events', eventId, 'replay'], query: { dry_run: true }, body: { configVersionId }, signal });
  }
}

import { isPassing, type Answer } from "./api.ts";
import { report } from "./emit.ts";
import type { Store } from "./store.ts";
import { forget, recall, remember } from "./storage.ts";
import type { Effects, Fault } from "./types.ts";

const DROPPED_AFTER = 15 * 60_000;
const MOST_QUEUED = 50;
const QUEUE = "queue";
const INTENT_STANDS = 10 * 60_000;

interface Queued {
  at: number;
  buddy: string;
  body: { type: string; event_id: string; properties?: Record<string, unknown>; time_zone?: string };
}

export type Tracked = { accepted: boolean; event_id: string; effects: Effects | null };

const newId = (): string =>
  `w-${crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(16)).join("")}`;

/** Sends events in their order. One that finds no answer waits, under its own id, for the connection to come back. */
export class Tracker {
  private sending: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly store: Store) {
    window.addEventListener("online", this.flush);
    this.waiting = this.queue().length;
    if (this.waiting > 0) {
      setTimeout(this.flush, 1_000);
    }
  }

  track(type: string, properties?: Record<string, unknown>, eventId?: string): Promise<Tracked | Fault> {
    const event: Queued = {
      at: Date.now(),
      buddy: this.store.state?.buddy.id ?? "",
      body: { type, event_id: eventId ?? newId(), ...(properties ? { properties } : {}) },
    };
    const sent = this.sending.then(() => (this.queue().length > 0 ? this.keep(event, null) : this.send(event)));
    this.sending = sent.catch(() => undefined);
    return sent;
  }

  stop(): void {
    window.removeEventListener("online", this.flush);
  }

  private readonly flush = () => {
    this.sending = this.sending.then(() => this.drain()).catch(() => undefined);
  };

  private async drain(): Promise<void> {
    for (let next = this.queue()[0]; next; next = this.queue()[0]) {
      this.save(this.queue().slice(1));
      if (Date.now() - next.at > DROPPED_AFTER) {
        report("buddy", next.body.type, {
          status: 0,
          code: "event_dropped",
          message: "It waited for a connection for 15 minutes.",
          requestId: null,
        });
        continue;
      }

      const outcome = await this.send(next, true);
      if ("status" in outcome && isPassing(outcome.status)) {
        return;
      }
    }
  }

  private async send(event: Queued, again = false): Promise<Tracked | Fault> {
    // The answer may be lost though the event was not: the same id makes the second try safe.
    let answer: Answer<Tracked> = await this.post(event);
    if (isPassing(answer.status) && navigator.onLine) {
      await new Promise((done) => setTimeout(done, answer.fault?.retryAfter ?? 1_000));
      answer = await this.post(event);
    }

    if (answer.body) {
      if (answer.body.effects) {
        this.store.apply(answer.body.effects);
      } else {
        this.store.wrote();
      }
      return answer.body;
    }

    const fault = answer.fault!;
    if (isPassing(fault.status)) {
      return this.keep(event, fault, again);
    }
    report("buddy", `track ${event.body.type}`, fault);
    return fault;
  }

  private post(event: Queued): Promise<Answer<Tracked>> {
    return this.store.ask("/widget/track", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(event.body),
    });
  }

  private keep(event: Queued, fault: Fault | null, first = false): Fault {
    const queue = this.queue();
    if (queue.length < MOST_QUEUED) {
      this.save(first ? [event, ...queue] : [...queue, event]);
    }
    setTimeout(this.flush, 5_000);
    return fault ?? { status: 0, code: "queued", message: "It is sent when the connection is back.", requestId: null };
  }

  private queue(): Queued[] {
    return recall<Queued[]>(QUEUE, sessionStorageOrNull()) ?? [];
  }

  private save(queue: Queued[]): void {
    remember(QUEUE, queue, sessionStorageOrNull());
  }
}

/** Other writes: one key an intent, kept over a double click, a retry and a reload of the page. */
export class Intents {
  private readonly open = new Map<string, Promise<Answer<unknown>>>();

  constructor(private readonly store: Store) {}

  send<T>(intent: string, path: string, body: unknown): Promise<Answer<T>> {
    let sending = this.open.get(intent) as Promise<Answer<T>> | undefined;
    if (!sending) {
      sending = this.post<T>(`intent:${this.store.state?.buddy.id ?? ""}:${intent}`, path, body).finally(() => this.open.delete(intent));
      this.open.set(intent, sending);
    }

    return sending;
  }

  private async post<T>(name: string, path: string, body: unknown): Promise<Answer<T>> {
    const kept = recall<{ key: string; at: number }>(name, sessionStorageOrNull());
    const key = kept && Date.now() - kept.at < INTENT_STANDS ? kept.key : newId();
    remember(name, { key, at: Date.now() }, sessionStorageOrNull());
    const attempt = () =>
      this.store.ask<T>(path, {
        method: "POST",
        headers: { "Content-Type": "application/json", "Idempotency-Key": key },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    let answer = await attempt();
    if (isPassing(answer.status) && navigator.onLine) {
      await new Promise((done) => setTimeout(done, answer.fault?.retryAfter ?? 800));
      answer = await attempt();
    }

    if (!isPassing(answer.status)) {
      forget(name, sessionStorageOrNull());
    }
    if (!answer.fault) {
      this.store.wrote();
    }
    return answer;
  }
}

function sessionStorageOrNull(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null; // blocked: what would have been kept lasts as long as the page
  }
}

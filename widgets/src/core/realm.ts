import { Intents, Tracker } from "./writes.ts";
import { Moments } from "./moments.ts";
import { Session, type TokenSource } from "./session.ts";
import { Store } from "./store.ts";
import { Tenant } from "./theme/tenant.ts";

/** All that belongs to one token: most pages have one, at most eight are served. */
export class Realm {
  readonly session: Session;
  readonly store: Store;
  readonly tenant: Tenant;
  readonly tracker: Tracker;
  readonly intents: Intents;
  readonly moments: Moments;
  private readonly listeners = new Set<() => void>();
  private unsubscribe: (() => void) | null = null;

  constructor(token: string, apiBaseUrl: string, source: TokenSource, first?: { state: Promise<Response>; theme: Promise<Response> }) {
    this.session = new Session(token, source);
    this.store = new Store(apiBaseUrl, this.session, first?.state);
    this.tenant = new Tenant(this.store, () => this.tell(), first?.theme);
    this.tracker = new Tracker(this.store);
    this.intents = new Intents(this.store);
    this.moments = new Moments(this);
    this.store.onGains = (found) => this.moments.gained(found);
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    this.unsubscribe ??= this.store.subscribe(() => this.tell());
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.unsubscribe?.();
        this.unsubscribe = null;
      }
    };
  }

  stop(): void {
    this.store.stop();
    this.tenant.stop();
    this.tracker.stop();
    this.moments.stop();
    this.listeners.clear();
  }

  private tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }
}

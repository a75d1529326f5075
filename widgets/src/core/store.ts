import { isPassing, request, type Answer } from "./api.ts";
import { gains, withEffects, type Gain } from "./changes.ts";
import { report } from "./emit.ts";
import { isDrawing, nextPoll, type PollingSince } from "./poll.ts";
import { Resource } from "./resource.ts";
import type { Session } from "./session.ts";
import type { Effects, Fault, WidgetState } from "./types.ts";

export type Standing = "loading" | "ready" | "offline" | "expired" | "gone" | "failed";

/** All that the widgets of one token know. Everything they show comes from here, so that they agree with each other. */
export class Store {
  state: WidgetState | null = null;
  standing: Standing = "loading";
  fault: Fault | null = null;
  /** When the state was last confirmed by the server. */
  at = 0;
  /** When the picture that is being made was first seen to be in the making. */
  drawingSince: number | null = null;
  onGains: (found: Gain[]) => void = () => undefined;

  private etag: string | null = null;
  private timer = 0;
  private polling: Promise<void> | null = null;
  private generation = 0;
  private readonly listeners = new Set<() => void>();
  private readonly resources = new Map<string, Resource<unknown>>();
  private readonly since: PollingSince = { ownWrite: 0, input: Date.now(), picture: null, failures: 0, retryAfter: null };

  constructor(
    readonly apiBaseUrl: string,
    readonly session: Session,
    private first?: Promise<Response>,
  ) {
    session.onExpired = () => this.expire();
    session.onRenewed = () => {
      void this.refresh();
    };
    document.addEventListener("visibilitychange", this.seen);
    window.addEventListener("online", this.seen);
    for (const type of ["pointerdown", "keydown", "scroll"]) {
      window.addEventListener(type, this.touched, { passive: true, capture: true });
    }
  }

  /** Answers the listener's own end. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    if (this.listeners.size === 1 && this.standing !== "gone") {
      void this.refresh();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearTimeout(this.timer);
      }
    };
  }

  can(scope: string): boolean {
    return (
      this.standing !== "expired" &&
      this.state?.mode === "interactive" &&
      this.state.buddy.status === "active" &&
      this.state.scopes.includes(scope)
    );
  }

  /** Looks now; who asks while somebody looks already shares that answer. */
  refresh(): Promise<void> {
    this.polling ??= this.poll().finally(() => {
      this.polling = null;
    });
    return this.polling;
  }

  resource<T>(path: string): Resource<T> {
    let found = this.resources.get(path);
    if (!found) {
      found = new Resource<unknown>(
        () => this.ask(path),
        () => this.tell(),
      );
      this.resources.set(path, found);
    }

    return found as Resource<T>;
  }

  ask<T>(path: string, init?: RequestInit & { headers?: Record<string, string> }): Promise<Answer<T>> {
    return request<T>(this.apiBaseUrl + path, this.session, init);
  }

  /** After a write of ours: what it changed is looked at again, and soon once more. */
  wrote(): void {
    this.since.ownWrite = Date.now();
    for (const resource of this.resources.values()) {
      void resource.load();
    }
    this.generation++; // an answer that was on its way does not know of the write yet
    this.polling = null;
    void this.refresh();
  }

  apply(effects: Effects): void {
    if (this.state) {
      this.generation++;
      this.polling = null;
      this.take(withEffects(this.state, effects));
    }

    this.wrote();
  }

  stop(): void {
    clearTimeout(this.timer);
    this.session.stop();
    document.removeEventListener("visibilitychange", this.seen);
    window.removeEventListener("online", this.seen);
    for (const type of ["pointerdown", "keydown", "scroll"]) {
      window.removeEventListener(type, this.touched, { capture: true });
    }
    this.listeners.clear();
  }

  tell(): void {
    for (const listener of this.listeners) {
      listener();
    }
  }

  private readonly seen = () => {
    if (document.visibilityState === "visible" && this.listeners.size > 0 && this.standing !== "gone") {
      void this.refresh();
    }
  };

  private readonly touched = () => {
    this.since.input = Date.now();
  };

  private expire(): void {
    this.standing = "expired";
    this.fault = {
      status: 401,
      code: "unauthorized",
      message: "The token has ended or is not one of ours; mint a new one.",
      requestId: null,
    };
    clearTimeout(this.timer);
    report("buddy", "token", this.fault);
    this.tell();
  }

  private async poll(): Promise<void> {
    clearTimeout(this.timer);
    if (!this.session.current()) {
      return;
    } // init() brings one
    const generation = ++this.generation;
    const first = this.first;
    this.first = undefined;
    const headers: Record<string, string> = this.etag && this.state ? { "If-None-Match": this.etag } : {};
    const answer = await request<WidgetState>(`${this.apiBaseUrl}/widget/state`, this.session, { headers }, first);
    if (generation !== this.generation) {
      return;
    } // overtaken by a write
    this.since.retryAfter = null;
    if (answer.fault) {
      this.fail(answer.fault);
    } else {
      this.since.failures = 0;
      this.session.confirmed = true;
      this.fault = null;
      this.at = Date.now();
      this.standing = "ready";
      this.etag = answer.etag ?? this.etag;
      if (answer.body) {
        this.take(answer.body);
      }
      this.tell();
    }

    this.plan();
  }

  private fail(fault: Fault): void {
    this.fault = fault;
    if (this.standing === "expired") {
      return;
    } // the session has said so already
    if (fault.status === 404) {
      this.standing = "gone"; // erased: nothing to ask for any more
    } else if (isPassing(fault.status)) {
      this.since.failures++;
      this.since.retryAfter = fault.retryAfter ?? null;
      if (this.since.failures === 2) {
        report("buddy", "the last state stays", fault);
      }
      if (this.since.failures >= 2 || !navigator.onLine) {
        this.standing = this.state ? "offline" : "failed";
      }
    } else {
      report("buddy", "state", fault);
      this.standing = "failed";
    }

    this.tell();
  }

  private take(next: WidgetState): void {
    const found = this.state ? gains(this.state, next) : [];
    this.state = next;
    const drawing = isDrawing(next);
    if (!drawing) {
      this.drawingSince = null;
    }
    if (drawing) {
      this.drawingSince ??= Date.now();
    }
    this.since.picture = this.drawingSince;
    this.tell();
    if (found.length > 0) {
      this.onGains(found);
    }
  }

  private plan(): void {
    clearTimeout(this.timer);
    if (this.listeners.size === 0 || this.standing === "gone" || this.standing === "expired") {
      return;
    }
    this.timer = window.setTimeout(
      () => {
        if (document.visibilityState === "visible") {
          for (const resource of this.resources.values()) {
            resource.loadWhenOld();
          }
          void this.refresh();
        } else {
          this.plan(); // a hidden page asks nothing, and is asked again as soon as it is seen
        }
      },
      nextPoll(this.state, this.since, Date.now()),
    );
  }
}

import type { Gain } from "./changes.ts";
import { emit } from "./emit.ts";
import { page } from "./page.ts";
import type { Realm } from "./realm.ts";

/** Something to be shown over the page for a few seconds. */
export interface Moment {
  kind: "badge" | "streak" | "level" | "path" | "evolved" | "coins" | "hatched" | "away";
  values: Record<string, string | number>;
  picture?: string | null;
  confetti: boolean;
}

const MOST_WAITING = 5;

/** One queue for all that interrupts: one at a time, a few waiting, the rest folded into a number. */
export class Moments {
  private readonly queue: Moment[] = [];
  private folded = 0;
  private showing = false;
  private show: ((moment: Moment, more: number) => Promise<void>) | null = null;

  constructor(private readonly realm: Realm) {}

  /** Tells the page of gains, and celebrates those that it does not keep for itself. */
  gained(found: Gain[]): void {
    for (const gain of found) {
      const wanted = emit(gain.mount, gain.event, gain.detail);
      const moment = wanted ? momentOf(gain, this.realm.store.state?.buddy.name ?? "", this.realm.store.state?.buddy.image_url) : null;
      if (moment) {
        this.push(moment);
      }
    }
  }

  push(moment: Moment): void {
    const wish = page().settings["celebrations"] ?? "all";
    if (wish === "none" || (wish === "quiet" && moment.kind === "coins")) {
      return;
    }
    if (this.queue.length >= MOST_WAITING) {
      this.folded++;
    } else {
      this.queue.push(wish === "quiet" ? { ...moment, confetti: false } : moment);
    }

    void this.next();
  }

  stop(): void {
    this.queue.length = 0;
  }

  private async next(): Promise<void> {
    if (this.showing || this.queue.length === 0) {
      return;
    }
    this.showing = true;
    try {
      this.show ??= await page().overlay(this.realm);
      for (let moment = this.queue.shift(); moment; moment = this.queue.shift()) {
        const more = this.queue.length === 0 ? this.folded : 0;
        if (more > 0) {
          this.folded = 0;
        }
        await this.show(moment, more);
      }
    } catch {
      this.queue.length = 0; // a celebration that cannot be shown is none; the page has had its event
    }

    this.showing = false;
  }
}

function momentOf(gain: Gain, name: string, picture?: string | null): Moment | null {
  const values = { ...gain.detail, name } as Record<string, string | number>;
  switch (gain.event) {
    case "badge-awarded":
      return { kind: "badge", values, picture: gain.detail["iconUrl"] as string | null, confetti: true };
    case "streak-milestone":
      return { kind: "streak", values: { ...values, n: gain.detail["count"] as number }, confetti: true };
    case "level-up":
      return { kind: "level", values, confetti: false };
    case "evolved":
      return { kind: "evolved", values, picture: picture ?? null, confetti: true };
    case "path-progress":
      return gain.detail["completed"] ? { kind: "path", values, confetti: true } : null;
    default:
      return null;
  }
}

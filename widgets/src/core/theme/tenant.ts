import type { Store } from "../store.ts";
import { onlyTokens, type Vars } from "./tokens.ts";

/** The look that the customer approved, as `GET /widget/theme` serves it. */
export interface TenantTheme {
  theme?: string | null;
  size?: string | null;
  axes: Record<string, string>;
  vars: Vars;
  vars_dark: Vars;
  custom_css: string | null;
  locale?: string | null;
  messages: Record<string, Record<string, string>>;
  preview: boolean;
}

const none: TenantTheme = { axes: {}, vars: {}, vars_dark: {}, custom_css: null, messages: {}, preview: false };
const PATIENCE = 300;
const OLD = 10 * 60_000;
const OLD_IN_PREVIEW = 2_000;

/** Keeps the customer's look up to date. Painting waits a moment for the first answer and then goes on without it. */
export class Tenant {
  theme: TenantTheme = none;
  settled = false;
  private etag: string | null = null;
  private at = 0;
  private timer = 0;

  constructor(
    private readonly store: Store,
    private readonly tell: () => void,
    first?: Promise<Response>,
  ) {
    setTimeout(() => this.settle(), PATIENCE);
    void this.load(first);
    document.addEventListener("visibilitychange", this.seen);
  }

  stop(): void {
    clearTimeout(this.timer);
    document.removeEventListener("visibilitychange", this.seen);
  }

  private readonly seen = () => {
    if (document.visibilityState === "visible" && Date.now() - this.at > this.old / 2) {
      void this.load();
    }
  };

  private get old(): number {
    return this.theme.preview ? OLD_IN_PREVIEW : OLD;
  }

  private settle(): void {
    if (!this.settled) {
      this.settled = true;
      this.tell();
    }
  }

  private async load(first?: Promise<Response>): Promise<void> {
    this.at = Date.now();
    clearTimeout(this.timer);
    if (!this.store.session.current()) {
      return;
    }
    try {
      const answer = first ? await first : null;
      const given = answer?.ok
        ? { body: (await answer.json()) as TenantTheme, etag: answer.headers.get("ETag") }
        : await this.store.ask<TenantTheme>("/widget/theme", this.etag ? { headers: { "If-None-Match": this.etag } } : {});
      if (given.body) {
        this.etag = given.etag;
        const { body } = given;
        this.theme = { ...none, ...body, vars: onlyTokens(body.vars), vars_dark: onlyTokens(body.vars_dark) };
        this.tell();
      }
    } catch {
      // Our own look stays.
    }

    this.settle();
    this.timer = window.setTimeout(() => {
      if (document.visibilityState === "visible") {
        void this.load();
      }
    }, this.old);
  }
}

import { endOf, type Credentials } from "./api.ts";
import { emit } from "./emit.ts";

/** Where new tokens come from, in this order: the page's function, its own endpoint, whoever listens to the event. */
export interface TokenSource {
  getToken?: () => Promise<string>;
  endpoint?: string;
}

const NEAR_END = 60_000;
const PATIENCE = 10_000;

/** A token, renewed before it ends and after a refusal; one renewal at a time, whoever asks. */
export class Session implements Credentials {
  expired = false;
  /** The server has taken the token at least once: it is worth waiting for the page to bring the next. */
  confirmed = false;
  onExpired: () => void = () => undefined;
  onRenewed: () => void = () => undefined;
  private renewing: Promise<string | null> | null = null;
  private timer = 0;

  constructor(
    private token: string,
    private readonly source: TokenSource,
  ) {
    this.watch();
  }

  current(): string {
    return this.token;
  }

  replace(token: string): void {
    if (token === this.token && !this.expired) {
      return;
    }
    this.token = token;
    this.expired = false;
    this.watch();
    this.onRenewed();
  }

  renew(refused: string): Promise<string | null> {
    if (refused !== this.token) {
      return Promise.resolve(this.token);
    } // renewed meanwhile
    this.renewing ??= this.ask().then((token) => {
      this.renewing = null;
      if (token && token !== refused) {
        this.replace(token);
        return token;
      }

      this.expire();
      return null;
    });
    return this.renewing;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private async ask(): Promise<string | null> {
    const { getToken, endpoint } = this.source;
    try {
      if (getToken) {
        return await patiently(getToken());
      }
      if (endpoint) {
        const answer = await patiently(fetch(endpoint, { method: "POST", credentials: "same-origin" }));
        return answer?.ok ? (((await answer.json()) as { token?: string }).token ?? null) : null;
      }
    } catch {
      return null;
    }

    const before = this.token;
    emit("buddy", "token-expiring", {}, document);
    // The page may answer the event by init({ token }), which replaces the token while we wait.
    const patience = this.confirmed ? PATIENCE : 1_500;
    for (let waited = 0; waited < patience && this.token === before; waited += 250) {
      await new Promise((done) => setTimeout(done, 250));
    }

    return this.token === before ? null : this.token;
  }

  private expire(): void {
    if (this.expired) {
      return;
    }
    this.expired = true;
    emit("buddy", "token-expired", {}, document);
    this.onExpired();
  }

  private watch(): void {
    clearTimeout(this.timer);
    const end = endOf(this.token);
    if (end === null) {
      return;
    }
    const left = end - Date.now() - NEAR_END;
    // Without a way to renew it, a token that still stands is used to its end.
    this.timer = window.setTimeout(() => void this.renewAhead(this.token), Math.min(Math.max(left, 1_000), 2 ** 31 - 1));
  }

  private async renewAhead(token: string): Promise<void> {
    if (token !== this.token) {
      return;
    }
    const fresh = await this.ask();
    if (fresh && fresh !== token) {
      this.replace(fresh);
    }
  }
}

const patiently = <T>(wait: Promise<T>): Promise<T | null> =>
  Promise.race([
    wait,
    new Promise<null>((done) => {
      setTimeout(() => done(null), PATIENCE);
    }),
  ]);

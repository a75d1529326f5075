import type { Answer } from "./api.ts";
import type { Fault } from "./types.ts";

const OLD = 5 * 60_000;

/** A read beside the state: once when it is first needed, after own writes, and when it has become old. */
export class Resource<T> {
  data: T | null = null;
  fault: Fault | null = null;
  private at = 0;
  private loading: Promise<void> | null = null;

  constructor(
    private readonly ask: () => Promise<Answer<T>>,
    private readonly tell: () => void,
  ) {
    void this.load();
  }

  load(): Promise<void> {
    this.loading ??= this.fetch().finally(() => {
      this.loading = null;
    });
    return this.loading;
  }

  loadWhenOld(): void {
    if (Date.now() - this.at > OLD || (this.fault && !this.isRefusal)) {
      void this.load();
    }
  }

  /** Changes what is known before the server says it. */
  patch(change: (data: T) => T): void {
    if (this.data !== null) {
      this.data = change(this.data);
      this.tell();
    }
  }

  /** The plan, a switch or the buddy's version leaves it out: asking again changes nothing. */
  get isRefusal(): boolean {
    return this.fault?.status === 403 || this.fault?.status === 404;
  }

  private async fetch(): Promise<void> {
    const answer = await this.ask();
    this.at = Date.now();
    this.fault = answer.fault;
    if (answer.body !== null) {
      this.data = answer.body;
    }
    this.tell();
  }
}

const BASE_MS = 500;
const CAP_MS = 8_000;

/**
 * How long to wait before the next attempt, in milliseconds: full jitter, so that clients that failed together do not come back together,
 * on top of what the server asked for.
 * @param attempt The number of attempts so far, from 1.
 */
export const backoff = (attempt: number, retryAfterSeconds = 0, random: () => number = Math.random): number =>
  retryAfterSeconds * 1000 + random() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1));

/** Waits, unless the signal is aborted meanwhile: then it rejects with the signal's reason. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }

    const aborted = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', aborted);
      resolve();
    }, ms);
    signal?.addEventListener('abort', aborted, { once: true });
  });
}

/** A signal that follows another one and can be aborted on its own, for example by a timer. AbortSignal.any would do, but Node 18 lacks it. */
export class LinkedAbort {
  readonly #controller = new AbortController();
  readonly #parent: AbortSignal | undefined;
  readonly #follow = (): void => this.#controller.abort(this.#parent?.reason);
  readonly #timer: ReturnType<typeof setTimeout> | undefined;

  /** Whether the timer ended it. */
  timedOut = false;

  /** @param timeoutMs 0: none. */
  constructor(parent: AbortSignal | undefined, timeoutMs: number) {
    this.#parent = parent;
    if (parent?.aborted) {
      this.#follow();
    } else {
      parent?.addEventListener('abort', this.#follow, { once: true });
    }

    this.#timer = timeoutMs <= 0 ? undefined : setTimeout(() => {
      this.timedOut = true;
      this.#controller.abort();
    }, timeoutMs);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Must be called when the work is over: the parent may live long. */
  release(): void {
    clearTimeout(this.#timer);
    this.#parent?.removeEventListener('abort', this.#follow);
  }
}

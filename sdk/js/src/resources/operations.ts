import { OperationTimeoutError } from '../errors.js';
import { LinkedAbort, sleep } from '../timing.js';
import { Resource } from './resource.js';

export type OperationStatus = 'pending' | 'processing' | 'completed' | 'failed' | 'cancelled';

/** What an operation leads to. Members that do not apply are null. */
export interface OperationResult {
  buddyId: string | null;
  eggId: string | null;
  imageUrl: string | null;
  evolutionStage: number | null;
  equippedItemIds: string[];
}

export interface Operation<TResult = OperationResult> {
  operationId: string;
  /** Alias for {@link Operation.operationId} for callers that prefer `id`. */
  id: string;
  type: string;
  status: OperationStatus;
  result?: TResult | null;
  error?: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface WaitOptions {
  /** Maximum total time to wait, in milliseconds. Default 30_000. */
  timeoutMs?: number;
  /** Poll interval, in milliseconds. Default 2000. */
  intervalMs?: number;
  /** External abort signal. */
  signal?: AbortSignal;
}

/** Operations: work that takes a while, such as drawing a picture. */
export class OperationsResource extends Resource {
  /** Fetches an operation's current status. */
  get<TResult = OperationResult>(operationId: string, signal?: AbortSignal): Promise<Operation<TResult>> {
    return this.http.request({ method: 'GET', path: ['operations', operationId], signal });
  }

  /**
   * Polls an operation until it reaches `completed`, `failed` or `cancelled`, and answers it as it is then: look at its `status`.
   * @throws {@link OperationTimeoutError} if the operation doesn't finish before `timeoutMs` elapses; the signal's reason if it is aborted.
   * @example
   * await hatched.eggs.updateStatus(egg.eggId, 'ready');
   * const op = await hatched.eggs.hatch(egg.eggId);
   * const finished = await hatched.operations.wait(op.operationId);
   */
  async wait<TResult = OperationResult>(operationId: string, options: WaitOptions = {}): Promise<Operation<TResult>> {
    const { timeoutMs = 30_000, intervalMs = 2_000, signal } = options;
    signal?.throwIfAborted();
    const deadline = new LinkedAbort(signal, Math.max(1, timeoutMs));
    try {
      for (;;) {
        const operation = await this.get<TResult>(operationId, deadline.signal);
        if (operation.status !== 'pending' && operation.status !== 'processing') {
          return operation;
        }

        await sleep(intervalMs, deadline.signal);
      }
    } catch (error) {
      if (deadline.timedOut && error === deadline.signal.reason) {
        throw new OperationTimeoutError(operationId, timeoutMs);
      }

      throw error;
    } finally {
      deadline.release();
    }
  }

  /** @deprecated Use {@link OperationsResource.wait} instead. */
  waitForCompletion<TResult = OperationResult>(
    operationId: string, options: { timeout?: number; interval?: number; signal?: AbortSignal } = {},
  ): Promise<Operation<TResult>> {
    const { timeout, interval, signal } = options;
    return this.wait(operationId, {
      ...(timeout === undefined ? {} : { timeoutMs: timeout }),
      ...(interval === undefined ? {} : { intervalMs: interval }),
      ...(signal === undefined ? {} : { signal }),
    });
  }
}

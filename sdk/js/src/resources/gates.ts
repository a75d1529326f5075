import { Resource } from './resource.js';

export interface TokenGate {
  id: string;
  gateKey: string;
  tokenKey: string;
  cost: number;
  label: string | null;
  description: string | null;
  metadata: Record<string, unknown>;
  isActive: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface UnlockResult {
  gateKey: string;
  unlocked: true;
  alreadyUnlocked: boolean;
  unlockedAt: string;
  /** Null when nothing was spent. */
  balanceAfter: number | null;
  metadata: Record<string, unknown>;
}

export interface BuddyUnlock {
  gateKey: string;
  unlockedAt: string;
  metadata: Record<string, unknown>;
}

/**
 * Generic spend-to-unlock primitive. Customers define gates in their dashboard (`gate_key`, `token_key`, `cost`, `metadata`). A buddy calls
 * `unlock` to spend the configured token cost and flip the gate open — idempotent: repeat calls return `alreadyUnlocked: true` without
 * touching the economy.
 */
export class GatesResource extends Resource {
  /** Lists gates configured on this customer. Secret-key only. */
  list(signal?: AbortSignal): Promise<{ gates: TokenGate[] }> {
    return this.http.request({ method: 'GET', path: ['gates'], signal });
  }

  /**
   * Buddy spends `gate.cost` of `gate.tokenKey` to unlock `gateKey`. Fails with {@link InsufficientBalanceError} if the buddy lacks tokens
   * and with ValidationError('progression_not_spendable') if the gate references a progression token.
   */
  unlock(buddyId: string, gateKey: string, signal?: AbortSignal): Promise<UnlockResult> {
    const path = ['buddies', buddyId, 'gates', gateKey, 'unlock'];
    return this.http.request({ method: 'POST', path, signal });
  }

  /** List gates a buddy has unlocked. */
  unlocks(buddyId: string, signal?: AbortSignal): Promise<{ unlocks: BuddyUnlock[] }> {
    return this.http.request({ method: 'GET', path: ['buddies', buddyId, 'unlocks'], signal });
  }
}

import { detailsOf, HatchedError, list, number, text, type HatchedErrorInit } from './errors.js';

/** As on the wire, or as older servers spelt it. */
export interface NoPublishedConfigDetails {
  customerId?: string;
  customer_id?: string;
  publishUrl?: string;
  publish_url?: string;
  docsUrl?: string;
  docs_url?: string;
}

/**
 * Raised by POST /eggs (and the bootstrap flow) when the customer has not published a config version yet. `publishUrl` points at the
 * dashboard publish page.
 */
export class NoPublishedConfigError extends HatchedError {
  override readonly name: string = 'NoPublishedConfigError';
  declare readonly details: NoPublishedConfigDetails | undefined;
  readonly customerId: string | undefined;
  readonly publishUrl: string | undefined;
  readonly docsUrl: string | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.customerId = text(details['customerId']);
    this.publishUrl = text(details['publishUrl']);
    this.docsUrl = text(details['docsUrl']);
  }
}

/** An egg that counts against the cap. */
export interface ActiveEggLimitEgg {
  eggId: string;
  status: string;
  createdAt: string;
}

/** {@link ActiveEggLimitEgg} as on the wire. */
export interface ActiveEggLimitWireEgg {
  egg_id: string;
  status: string;
  created_at: string;
}

/** As on the wire. */
export interface ActiveEggLimitDetails {
  max?: number;
  active?: ActiveEggLimitWireEgg[];
}

/**
 * Raised when POST /eggs would exceed the per-user active-egg cap. `active` lists the existing eggs (id + status) so you can hatch or
 * cancel one — or retry the create with `ensure: true` to reuse one.
 */
export class ActiveEggLimitError extends HatchedError {
  override readonly name: string = 'ActiveEggLimitError';
  declare readonly details: ActiveEggLimitDetails | undefined;
  readonly max: number | undefined;
  readonly active: readonly ActiveEggLimitEgg[];

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.max = number(details['max']);
    this.active = list(details['active']) as ActiveEggLimitEgg[];
  }
}

/** As on the wire. */
export interface CreditInsufficientDetails {
  required?: number;
  available?: number;
  welcome?: number;
  paid?: number;
  promo?: number;
  upgrade_url?: string;
  top_up_url?: string;
}

/**
 * Raised when an AI / generative request cannot be authorised because the customer has no available credits across any pool. Its members
 * include the amount required and what remains in each pool, plus a URL the caller can redirect to so the end-customer can top up.
 */
export class CreditInsufficientError extends HatchedError {
  override readonly name: string = 'CreditInsufficientError';
  declare readonly details: CreditInsufficientDetails | undefined;
  readonly required: number | undefined;
  readonly available: number | undefined;
  readonly welcome: number | undefined;
  readonly paid: number | undefined;
  readonly promo: number | undefined;
  readonly upgradeUrl: string | undefined;
  readonly topUpUrl: string | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.required = number(details['required']);
    this.available = number(details['available']);
    this.welcome = number(details['welcome']);
    this.paid = number(details['paid']);
    this.promo = number(details['promo']);
    this.upgradeUrl = text(details['upgradeUrl']);
    this.topUpUrl = text(details['topUpUrl']);
  }
}

/** As on the wire. */
export interface EventQuotaExceededDetails {
  used?: number;
  limit?: number;
  reset_at?: string;
  upgrade_url?: string;
}

/**
 * Raised when a POST /events call would push the customer over the monthly event quota allowed by their plan. `resetAt` is an ISO
 * timestamp for the first of the next UTC month; callers should back off until then or upgrade.
 */
export class EventQuotaExceededError extends HatchedError {
  override readonly name: string = 'EventQuotaExceededError';
  declare readonly details: EventQuotaExceededDetails | undefined;
  readonly used: number | undefined;
  readonly limit: number | undefined;
  readonly resetAt: string | undefined;
  readonly upgradeUrl: string | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.used = number(details['used']);
    this.limit = number(details['limit']);
    this.resetAt = text(details['resetAt']);
    this.upgradeUrl = text(details['upgradeUrl']);
  }
}

/** As on the wire. */
export interface PlanFeatureLockedDetails {
  feature?: string;
  required_plan?: string;
  current_plan?: string;
  upgrade_url?: string;
}

/**
 * Raised when the customer's plan does not include the requested feature (e.g. a Free tier customer trying to use the marketplace API).
 * The SDK surfaces which plan is required so callers can prompt an upgrade.
 */
export class PlanFeatureLockedError extends HatchedError {
  override readonly name: string = 'PlanFeatureLockedError';
  declare readonly details: PlanFeatureLockedDetails | undefined;
  readonly feature: string | undefined;
  readonly requiredPlan: string | undefined;
  readonly currentPlan: string | undefined;
  readonly upgradeUrl: string | undefined;

  constructor(message: string, init: HatchedErrorInit) {
    super(message, init);
    const details = detailsOf(init);
    this.feature = text(details['feature']);
    this.requiredPlan = text(details['requiredPlan']);
    this.currentPlan = text(details['currentPlan']);
    this.upgradeUrl = text(details['upgradeUrl']);
  }
}

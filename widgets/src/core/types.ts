import type { Schemas } from "../../../sdk/js/src/api.ts";

export type WidgetState = Schemas["WidgetState"];
export type WidgetBadge = Schemas["WidgetBadge"];
export type WidgetStreak = Schemas["WidgetStreak"];
export type WidgetSkill = Schemas["WidgetSkill"];
export type WidgetItem = Schemas["WidgetItem"];
export type WidgetMarketplace = Schemas["WidgetMarketplace"];
export type WidgetToken = Schemas["WidgetToken"];
export type WidgetTokens = Schemas["WidgetTokens"];
export type Effects = Schemas["EventEffects"];
export type Path = Schemas["PathRuntimePayload"];
export type PathStep = Schemas["PathStepRuntime"];
export type PathSubStep = Schemas["PathSubStepRuntime"];
export type Purchase = Schemas["PurchaseResponse"];

/** What a read or a write came to when it did not come to what was asked for. */
export interface Fault {
  /** 0: no answer arrived. */
  status: number;
  code: string;
  message: string;
  requestId: string | null;
  /** Milliseconds that the server asked to wait. */
  retryAfter?: number;
}

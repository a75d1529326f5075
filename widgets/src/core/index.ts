import "./en.ts";
import { asCore } from "./page.ts";

// What the bundles of the mounts take from here; the names are this release's own affair.
export { html, nothing, svg } from "lit/html.js";
export type { TemplateResult } from "lit/html.js";
export { css } from "./reactive.ts";
export { endOf } from "./api.ts";
export { HatchedElement } from "./element.ts";
export { emit, report } from "./emit.ts";
export { draw, hasIcon } from "./icons.ts";
export { say } from "./live.ts";
export { addPack, speak } from "./messages.ts";
export type { Messages } from "./messages.ts";
export type { Moment } from "./moments.ts";
export { addCorrection, page, start } from "./page.ts";
export { isDrawing } from "./poll.ts";
export type { Resource } from "./resource.ts";
export { localStorageOrNull, recall, remember } from "./storage.ts";
export type * from "./types.ts";

export const { mount, unmount, changed, adopt, remount } = asCore();
const whole = asCore();
export const api = {
  init: (...given: Parameters<typeof whole.api.init>) => whole.api.init(...given),
  track: (...given: Parameters<typeof whole.api.track>) => whole.api.track(...given),
  refresh: () => whole.api.refresh(),
  state: () => whole.api.state(),
  destroy: () => whole.api.destroy(),
};

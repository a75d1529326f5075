import { axes, axisVars, defaultAxes, knownAxes, type Axes } from "./theme/axes.ts";
import type { TenantTheme } from "./theme/tenant.ts";
import { onlyTokens, resolve, type Correction, type Vars } from "./theme/tokens.ts";
import type { Remount } from "../loader/boot.ts";

export type Size = "sm" | "md" | "lg" | "full";

/** How one mount looks and speaks, after everybody has had their say. */
export interface Options {
  dark: boolean;
  axes: Axes;
  size: Size;
  /** As asked for, for numbers and dates. */
  locale: string;
  rtl: boolean;
  heading: number;
  vars: Vars;
}

const sizes = ["md", "sm", "lg", "full"];
const rightToLeft = new Set(["ar", "he", "fa", "ur", "ps", "ckb", "yi", "dv"]);

export const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
export const prefersStill = window.matchMedia("(prefers-reduced-motion: reduce)");

const fromAttributes = (data: DOMStringMap): Record<string, unknown> =>
  Object.fromEntries(Object.keys(axes).map((axis) => [axis, data[axis.replace(/-(.)/, (_, letter: string) => letter.toUpperCase())]]));

function json(text: string | undefined): unknown {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** Last wins: built-in, the customer's theme, the script, the mount, `remount()`. */
export function optionsOf(
  host: HTMLElement,
  script: DOMStringMap,
  tenant: TenantTheme,
  override: Remount,
  correction: () => Correction | null,
): Options {
  const mount = host.dataset;
  const theme = override.theme ?? mount["theme"] ?? script["theme"] ?? tenant.theme ?? "light";
  const dark = theme === "dark" || (theme === "auto" && prefersDark.matches);
  const chosen: Axes = {
    ...defaultAxes,
    ...knownAxes(tenant.axes),
    ...knownAxes(fromAttributes(script)),
    ...knownAxes(fromAttributes(mount)),
    ...knownAxes(override.axes ?? {}),
  };
  const size = [mount["size"], script["size"], tenant.size, "md"].find((each) => sizes.includes(each ?? "")) as Size;
  const locale =
    override.locale ??
    mount["locale"] ??
    script["locale"] ??
    tenant.locale ??
    (host.closest("[lang]")?.getAttribute("lang") || navigator.language || "en");
  const given = {
    ...tenant.vars,
    ...(dark ? tenant.vars_dark : {}),
    ...onlyTokens(json(script["themeVars"])),
    ...onlyTokens(json(mount["themeVars"])),
    ...onlyTokens(override.themeVars),
  };
  const heading = Number(mount["headingLevel"]);
  return {
    dark,
    axes: chosen,
    size,
    locale: supported(locale),
    heading: heading >= 2 && heading <= 6 ? heading : 3,
    rtl: rightToLeft.has(locale.split("-")[0]!.toLowerCase()) || getComputedStyle(host).direction === "rtl",
    vars: resolve(dark, { ...axisVars(chosen), ...given }, chosen.contrast === "high", correction),
  };
}

function supported(locale: string): string {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale)[0] ?? "en";
  } catch {
    return "en";
  }
}

/** Each axis of a look and its values, the default first. */
export const axes = {
  surface: ["paper", "flat", "outline", "glass", "solid"],
  geometry: ["rounded", "sharp", "pill"],
  "motion-profile": ["standard", "calm", "lively", "none"],
  "reward-voice": ["joyful", "calm", "professional", "playful"],
  iconography: ["geometric", "filled", "outline", "emoji"],
  typography: ["sans-serif-modern", "serif-classic", "rounded", "mono", "host"],
  density: ["comfortable", "compact"],
  contrast: ["standard", "high"],
} as const;

export type Axis = keyof typeof axes;
export type Axes = Record<Axis, string>;

const names = Object.keys(axes) as Axis[];

/** The values of `given` that exist, by the axis' name in attributes; settings write it with an underscore. */
export function knownAxes(given: Record<string, unknown>): Partial<Axes> {
  return Object.fromEntries(
    names.flatMap((axis) => {
      const value = given[axis] ?? given[axis.replace("-", "_")];
      return (axes[axis] as readonly unknown[]).includes(value) ? [[axis, value]] : [];
    }),
  );
}

export const defaultAxes = Object.fromEntries(names.map((axis) => [axis, axes[axis][0]])) as Axes;

/** What an axis does to the tokens. */
export function axisVars(chosen: Axes): Record<string, string> {
  const radius = ({ sharp: "0px", pill: "24px" } as Record<string, string>)[chosen.geometry] ?? "12px";
  const control = ({ sharp: "0px", pill: "999px" } as Record<string, string>)[chosen.geometry] ?? "8px";
  const fonts: Record<string, string> = {
    "sans-serif-modern": "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
    "serif-classic": "Charter, 'Iowan Old Style', Georgia, 'Noto Serif', serif",
    rounded: "ui-rounded, 'SF Pro Rounded', 'Hiragino Maru Gothic ProN', Quicksand, Nunito, system-ui, sans-serif",
    mono: "ui-monospace, 'SF Mono', 'Cascadia Code', Menlo, Consolas, monospace",
    host: "inherit",
  };
  const pace = ({ calm: 1.4, lively: 0.8, none: 0 } as Record<string, number>)[chosen["motion-profile"]] ?? 1;
  const dense = chosen.density === "compact" ? 0.75 : 1;
  return {
    "--hw-radius": radius,
    "--hw-radius-card": radius,
    "--hw-radius-control": control,
    "--hw-font-body": fonts[chosen.typography]!,
    "--hw-font-display": fonts[chosen.typography]!,
    "--hw-font-mono": fonts["mono"]!,
    "--hw-size-base": "14px",
    "--hw-space": `${4 * dense}px`,
    ...Object.fromEntries([4, 8, 12, 16, 24, 32, 48].map((space, i) => [`--hw-space-${i + 1}`, `${space * dense}px`])),
    ...Object.fromEntries(
      [
        ["answer", 120],
        ["panel", 200],
        ["reward", 320],
      ].map(([name, ms]) => [`--hw-motion-${name}`, `${Number(ms) * pace}ms`]),
    ),
  };
}

import { contrast, hex, parse, readable } from "./colour.ts";
import type { Vars } from "./tokens.ts";

/**
 * Each text and control is made lighter or darker, in its own hue, until it can be read on every background:
 * no brand colour makes text unreadable.
 * A value that is no plain colour is taken as it is, as nobody can say what it will look like.
 */
export function correct(vars: Vars, least: number): void {
  const colour = (name: string) => parse(vars[name] ?? "");
  const grounds = ["--hw-bg", "--hw-surface-muted", "--hw-bg-elevated"];
  const surface = colour("--hw-surface");
  // Nothing can be read on black and on white alike: backgrounds that are that far apart become one.
  if (surface) {
    const ink = contrast(surface, [0, 0, 0]) > contrast(surface, [1, 1, 1]) ? ([0, 0, 0] as const) : ([1, 1, 1] as const);
    for (const name of grounds) {
      const ground = colour(name);
      if (ground && contrast(ground, ink) < least) {
        vars[name] = vars["--hw-surface"]!;
      }
    }
  }

  const backgrounds = [...grounds, "--hw-surface"].flatMap((name) => {
    const found = colour(name);
    return found ? [found] : [];
  });

  const correct = (name: string, against: typeof backgrounds, ratio: number, as = name) => {
    const found = colour(name);
    if (found) {
      vars[as] = hex(readable(found, against, ratio));
    }
  };

  correct("--hw-text", backgrounds, least);
  correct("--hw-text-muted", backgrounds, least);
  for (const name of ["success", "warning", "danger"]) {
    correct(`--hw-${name}`, backgrounds, least);
  }
  for (const rarity of ["common", "uncommon", "rare", "epic", "legendary"]) {
    correct(`--hw-rarity-${rarity}`, backgrounds, least);
  }
  correct("--hw-border-strong", backgrounds, 3);
  correct("--hw-focus", backgrounds, 3);
  const coinSoft = colour("--hw-coin-soft");
  correct("--hw-coin", coinSoft ? [coinSoft] : backgrounds, least);
  correct("--hw-accent", backgrounds, least, "--hw-accent-text");
  const accent = colour("--hw-accent");
  if (accent) {
    const [light, ink] = [
      [1, 1, 1],
      [0.07, 0.06, 0.05],
    ] as const;
    const onAccent = contrast(light, accent) >= least || contrast(light, accent) > contrast(ink, accent) ? light : ink;
    vars["--hw-accent"] = hex(readable(accent, [onAccent], least));
    vars["--hw-accent-contrast"] = hex(onAccent);
  }
}

import { scale, shared, widgets } from "../../../../design/tokens.json";

export type Vars = Record<string, string>;

/** Corrects the colours of a set of tokens in place until its texts can be read. */
export type Correction = (vars: Vars, least: number) => void;

const forbidden = /[;{}<>@\\]|url\(/i;

/** What may be set: names that start with `--hw-`, values of at most 120 signs that cannot end a declaration or fetch anything. */
export function onlyTokens(given: unknown): Vars {
  if (typeof given !== "object" || given === null) {
    return {};
  }
  return Object.fromEntries(
    Object.entries(given).filter(
      (entry): entry is [string, string] =>
        /^--hw-[a-z0-9-]+$/.test(entry[0]) && typeof entry[1] === "string" && entry[1].length <= 120 && !forbidden.test(entry[1]),
    ),
  );
}

const colours = Object.entries({ ...widgets, ...shared });
const scales = Object.fromEntries(Object.entries(scale).map(([name, value]) => [`--hw-${name}`, value]));
const isColour = (name: string): boolean => colours.some(([known]) => name === `--hw-${known}`);

/** Our own, which can be read as they are: a test holds every pair of them. */
export const builtIn = (dark: boolean): Vars => ({
  ...scales,
  ...Object.fromEntries(colours.map(([name, pair]) => [`--hw-${name}`, pair[dark ? 1 : 0]!])),
});

/** Every token, with what was set over ours. Colours of somebody else's wait for the correction, which only pages with such load. */
export function resolve(dark: boolean, given: Vars, high: boolean, correction: () => Correction | null): Vars {
  const vars = { ...builtIn(dark), ...given };
  const own = Object.keys(given).filter(isColour);
  if (own.length === 0 && !high) {
    return vars;
  }
  const correct = correction();
  if (correct) {
    correct(vars, high ? 7 : 4.5);
    return vars;
  }

  for (const name of own) {
    vars[name] = builtIn(dark)[name]!;
  }
  return vars;
}

import { svg, type SVGTemplateResult } from "lit/html.js";

const drawn = new Map<string, SVGTemplateResult>();

/** A mount brings the drawings that it needs. */
export function draw(icons: Record<string, SVGTemplateResult>): void {
  for (const [name, picture] of Object.entries(icons)) {
    drawn.set(name, picture);
  }
}

/** Plain strokes, for what one does and what state a thing is in. */
const lines: Record<string, string> = {
  check: "m5 12.5 4.5 4.5L19 7.5",
  lock: "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
  arrow: "M5 12h14m-6-6 6 6-6 6",
  external: "M14 5h5v5M19 5l-8 8M17 14v5H5V7h5",
  clock: "M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0z",
  warn: "M12 4 2.5 20h19zM12 10v4.5M12 17.3v.2",
  offline:
    "M3 3l18 18M8.5 16.5a5 5 0 0 1 6.2-.7M5 13a10 10 0 0 1 4.5-2.6M19 13a10 10 0 0 0-4-2.4M2 9.5A15 15 0 0 1 6.5 6.7M22 9.5a15 15 0 0 0-11-4.4M12 20v.1",
  hanger: "M12 8.5c0-1.5 2-1.8 2-3.5a2 2 0 0 0-4 0M12 8.5 3 15.5c-1 .8-.5 2.5 1 2.5h16c1.5 0 2-1.7 1-2.5z",
  bag: "M5 8h14l1 12.5H4zM9 8V6.5a3 3 0 0 1 6 0V8",
  close: "M6 6l12 12M18 6 6 18",
};

const emoji: Record<string, string> = {
  flame: "🔥",
  coin: "🪙",
  star: "⭐",
  gem: "💎",
  heart: "💖",
  bolt: "⚡",
  leaf: "🌿",
  freeze: "❄️",
};

export const hasIcon = (name: string | null | undefined): boolean => !!name && drawn.has(name);

/** An icon by its name; what has no drawing is a coin, so that nothing is ever a hole. */
export function icon(name: string, iconography = "geometric"): SVGTemplateResult {
  if (iconography === "emoji" && emoji[name]) {
    return svg`<svg class="hw-icon" viewBox="0 0 24 24" aria-hidden="true"><text x="12" y="19" font-size="19" text-anchor="middle">${emoji[name]}</text></svg>`;
  }

  const line = lines[name];
  return line
    ? svg`<svg class="hw-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${line}></path></svg>`
    : svg`<svg class="hw-icon" data-style=${iconography} viewBox="0 0 24 24" stroke-width="1.3" stroke-linejoin="round" stroke-linecap="round" aria-hidden="true">${drawn.get(name) ?? drawn.get("coin")}</svg>`;
}

import { draw, svg } from "../core/index.ts";

/** Drawn for these widgets, of one hand with the buddies: round, a dark outline of the own hue, one highlight. */
draw({
  coin: svg`<circle class="edge" cx="12" cy="12" r="9.6" fill="var(--icon-a, #ffc24d)" stroke="var(--icon-edge, #8a5a12)"/>
    <circle cx="12" cy="12" r="6.7" fill="none" stroke="var(--icon-line, #c98a1d)" stroke-width="1.2"/>
    <path d="m12 8 1.25 2.5 2.75.4-2 1.95.48 2.75L12 14.3l-2.48 1.3.48-2.75-2-1.95 2.75-.4z" fill="var(--icon-b, #fff3d1)"/>
    <path d="M6.4 8.2A6.8 6.8 0 0 1 9 5.7" fill="none" stroke="#fff" stroke-width="1.4" opacity=".8"/>`,
});

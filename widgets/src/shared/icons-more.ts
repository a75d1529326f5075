import { draw, svg } from "../core/index.ts";

/** Drawn for these widgets, of one hand with the buddies: round, a dark outline of the own hue, one highlight. */
draw({
  star: svg`<path class="edge" d="m12 2.5 2.9 5.9 6.5.9-4.7 4.6 1.1 6.4L12 17.2l-5.8 3.1 1.1-6.4-4.7-4.6 6.5-.9z" fill="var(--icon-a, #ffc24d)" stroke="var(--icon-edge, #8a5a12)"/>`,
  heart: svg`<path class="edge" d="M12 20.5C5 15.8 2.5 12.4 2.5 8.8A4.9 4.9 0 0 1 12 7a4.9 4.9 0 0 1 9.5 1.8c0 3.6-2.5 7-9.5 11.7z" fill="var(--icon-a, #ff7a90)" stroke="var(--icon-edge, #8e2340)"/>`,
  bolt: svg`<path class="edge" d="M13.5 2 4.5 13.5h6L9.5 22l10-12.5h-6.5z" fill="var(--icon-a, #ffc24d)" stroke="var(--icon-edge, #8a5a12)"/>`,
  leaf: svg`<path class="edge" d="M20.5 3.5c.7 9.5-3.2 15.5-9.5 15.5-4 0-6.5-2.7-6.5-6 0-5.5 6-9.3 16-9.5z" fill="var(--icon-a, #7fce8c)" stroke="var(--icon-edge, #27633a)"/>
    <path d="M4 21c2-5.5 5.5-9 10.5-11" fill="none" stroke="var(--icon-edge, #27633a)"/>`,
});

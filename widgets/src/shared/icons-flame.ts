import { draw, svg } from "../core/index.ts";

/** Drawn for these widgets, of one hand with the buddies: round, a dark outline of the own hue, one highlight. */
draw({
  flame: svg`<path class="edge" d="M12 1.8c.6 3.4 5.6 6 6.6 10.9.9 4.7-2.3 9.3-6.6 9.3s-7.5-4.2-6.7-8.6c.4-2.4 1.8-3.7 2.7-5.5.5 1.3 1.1 1.9 1.9 2.3-.3-3.1.4-6.2 2.1-8.4z" fill="var(--icon-a, var(--hw-flame))" stroke="var(--icon-edge, #9a3412)"/>
    <path d="M12.2 11.2c.5 2.2 3.2 3.1 3.2 6.1a3.4 3.4 0 0 1-6.8.2c0-2 1.4-2.7 1.9-4.2.5.9 1 1.2 1.5 1.3-.3-1.2-.2-2.4.2-3.4z" fill="var(--icon-b, var(--hw-flame-tip))"/>`,
  freeze: svg`<path d="M12 2.5v19M3.8 7.2l16.4 9.6M20.2 7.2 3.8 16.8M9.5 4l2.5 2.5L14.5 4M9.5 20l2.5-2.5 2.5 2.5M4 11l3.3-.9L6.4 6.7M20 13l-3.3.9.9 3.4M20 11l-3.3-.9.9-3.4M4 13l3.3.9-.9 3.4" fill="none" stroke="var(--icon-edge, #2f6fb8)"/>`,
});

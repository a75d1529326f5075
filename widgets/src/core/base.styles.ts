import { css } from "./reactive.ts";

/** What every mount shares. The page's own rules end at `.hw`: it starts from nothing. */
export const base = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  .hw {
    all: initial;
    box-sizing: border-box;
    display: block;
    container-type: inline-size;
    color: var(--hw-text);
    font: 400 var(--hw-size-base) / 1.5 var(--hw-font-body);
    font-variant-numeric: tabular-nums;
    -webkit-font-smoothing: antialiased;
    text-align: start;
    overflow-wrap: anywhere;
  }
  .hw[dir="rtl"] {
    direction: rtl;
  }
  .hw[data-typography="host"] {
    font-family: inherit;
  }
  .hw[data-size="sm"] {
    max-width: 260px;
    --hw-size-base: 13px;
  }
  .hw[data-size="md"] {
    max-width: 400px;
  }
  .hw[data-size="lg"] {
    max-width: 640px;
    --hw-size-base: 15px;
  }
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  ul,
  ol,
  figure {
    margin: 0;
    padding: 0;
    font: inherit;
  }
  ul,
  ol {
    list-style: none;
  }
  .hw-title {
    font: 600 16px / 1.2 var(--hw-font-display);
    letter-spacing: -0.005em;
  }
  .hw-muted {
    color: var(--hw-text-muted);
  }
  .hw-small {
    font-size: 12px;
  }
  .hw-value {
    font-weight: 600;
  }
  .hw-row {
    display: flex;
    align-items: center;
    gap: var(--hw-space-2);
  }
  .hw-spread {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--hw-space-3);
    flex-wrap: wrap;
  }
  .hw-stack {
    display: grid;
    gap: var(--hw-space-3);
  }
  .hw-stack > * {
    min-width: 0;
  }
  .hw-visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .hw-card {
    background: var(--hw-surface);
    border: 1px solid var(--hw-border);
    border-radius: var(--hw-radius-card);
    padding: var(--hw-space-4);
    box-shadow:
      0 1px 2px rgb(34 28 21 / 5%),
      0 6px 20px rgb(34 28 21 / 6%);
  }
  [data-theme="dark"] .hw-card {
    box-shadow: none;
  }
  [data-surface="flat"] .hw-card {
    border-color: transparent;
    box-shadow: none;
    background: var(--hw-surface-muted);
  }
  [data-surface="outline"] .hw-card {
    border-color: var(--hw-border-strong);
    box-shadow: none;
    background: transparent;
  }
  [data-surface="glass"] .hw-card {
    background: color-mix(in srgb, var(--hw-surface) 88%, transparent);
    backdrop-filter: blur(14px) saturate(1.3);
  }
  [data-surface="solid"] .hw-card {
    border: 2px solid var(--hw-text);
    box-shadow: 3px 4px 0 var(--hw-text);
  }
  @container (min-width: 900px) {
    .hw-card {
      padding: var(--hw-space-5);
    }
  }

  button,
  .hw-link {
    font: inherit;
    color: inherit;
    text-align: inherit;
  }
  .hw-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 44px;
    padding: 4px 16px;
    cursor: pointer;
    border: 1px solid var(--hw-border-strong);
    border-radius: var(--hw-radius-control);
    background: var(--hw-surface);
    color: var(--hw-text);
    font-weight: 600;
    text-decoration: none;
    transition:
      transform var(--hw-motion-answer) var(--hw-ease-out),
      background-color var(--hw-motion-answer);
  }
  .hw-button[data-main] {
    background: var(--hw-accent);
    border-color: var(--hw-accent);
    color: var(--hw-accent-contrast);
  }
  .hw-button:hover {
    background: var(--hw-surface-muted);
  }
  .hw-button[data-main]:hover {
    background: color-mix(in srgb, var(--hw-accent) 94%, var(--hw-text));
  }
  .hw-button:active {
    transform: scale(0.97);
  }
  .hw-button[aria-disabled="true"] {
    cursor: not-allowed;
    background: var(--hw-surface-muted);
    color: var(--hw-text-muted);
    border-color: var(--hw-border);
    transform: none;
  }
  .hw-plain {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
  }
  .hw :focus-visible,
  .hw-plain:focus-visible {
    outline: 2px solid var(--hw-focus);
    outline-offset: 2px;
    border-radius: var(--hw-radius-control);
  }
  .hw :focus:not(:focus-visible) {
    outline: none;
  }

  .hw-bar {
    display: block;
    height: 8px;
    border-radius: 999px;
    background: var(--hw-surface-muted);
    overflow: hidden;
    box-shadow: inset 0 0 0 1px var(--hw-border);
  }
  .hw-bar > i {
    display: block;
    height: 100%;
    border-radius: inherit;
    background: var(--bar, var(--hw-accent));
    min-width: 8px;
    transition: width var(--hw-motion-reward) var(--hw-ease-out);
  }
  .hw-bar[data-empty] > i {
    min-width: 0;
  }
  .hw-chip {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    padding: 2px 8px;
    border-radius: 999px;
    background: var(--hw-surface-muted);
    color: var(--hw-text-muted);
    font-size: 12px;
    font-weight: 500;
  }
  .hw-coins {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    padding: 3px 10px 3px 5px;
    border-radius: 999px;
    background: var(--hw-coin-soft);
    color: var(--hw-coin);
    font-weight: 600;
  }
  .hw-coins[dir="rtl"],
  [dir="rtl"] .hw-coins {
    padding: 3px 5px 3px 10px;
  }
  .hw-icon {
    width: 1.25em;
    height: 1.25em;
    flex: none;
    display: block;
  }
  .hw-banner {
    display: flex;
    gap: var(--hw-space-2);
    align-items: center;
    flex-wrap: wrap;
    padding: var(--hw-space-2) var(--hw-space-3);
    border-radius: var(--hw-radius-control);
    background: var(--hw-surface-muted);
    font-size: 13px;
  }
  .hw-banner > :first-child {
    flex: 1 1 12em;
  }
`;

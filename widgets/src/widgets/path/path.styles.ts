import { css } from "../../core/index.ts";

export const styles = css`
  .steps {
    display: grid;
  }
  .step {
    position: relative;
    display: grid;
    grid-template-columns: 36px minmax(0, 1fr);
    gap: 0 12px;
    padding-block-end: 20px;
  }
  .step:last-child {
    padding-block-end: 0;
  }
  .step::before {
    content: "";
    position: absolute;
    inset-block: 32px -4px;
    inset-inline-start: 17px;
    width: 3px;
    border-radius: 2px;
    background: var(--hw-border);
  }
  .step:last-child::before {
    display: none;
  }
  .step[data-state="done"]::before {
    background: var(--hw-success);
  }
  .dot {
    position: relative;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    display: grid;
    place-items: center;
    font-weight: 600;
    background: var(--hw-surface-muted);
    color: var(--hw-text-muted);
    border: 2px solid var(--hw-border);
  }
  [data-state="done"] > .dot {
    background: var(--hw-success);
    border-color: var(--hw-success);
    color: var(--hw-surface);
  }
  [data-state="current"] > .dot {
    background: var(--hw-surface);
    border-color: var(--path, var(--hw-accent));
    color: var(--hw-text);
    box-shadow: 0 0 0 4px color-mix(in srgb, var(--path, var(--hw-accent)) 18%, transparent);
  }
  .dot .hw-icon {
    width: 18px;
    height: 18px;
  }
  .what {
    padding-block-start: 5px;
    display: grid;
    gap: 4px;
    min-width: 0;
  }
  .name {
    font-weight: 600;
  }
  [data-state="locked"] .name {
    font-weight: 500;
    color: var(--hw-text-muted);
  }
  .subs {
    display: grid;
    gap: 6px;
    margin-block-start: 6px;
  }
  .sub {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 12px;
    align-items: center;
    padding: 8px 12px;
    border-radius: var(--hw-radius-control);
    background: var(--hw-surface-muted);
  }
  .sub > span:first-of-type {
    flex: 1 1 8em;
    min-width: 0;
  }
  .sub[data-state="completed"] {
    color: var(--hw-text-muted);
  }
  .tick {
    color: var(--hw-success);
  }
  .tick .hw-icon {
    width: 16px;
    height: 16px;
  }
  .note {
    color: var(--hw-danger);
    font-size: 13px;
  }
  [data-display="zigzag"] .step:nth-child(even) {
    margin-inline-start: min(28cqi, 96px);
  }
  [data-display="zigzag"] .step::before {
    display: none;
  }
  [data-display="zigzag"] .step {
    padding-block-end: 14px;
  }
  [data-display="stepper"] .steps {
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
  }
  [data-display="stepper"] .step {
    grid-template-columns: 1fr;
    justify-items: center;
    padding: 0;
  }
  [data-display="stepper"] .step::before {
    inset-block: 17px auto;
    inset-inline: calc(50% + 22px) calc(-50% + 22px);
    width: auto;
    height: 3px;
  }
  [data-display="stepper"] .step .what {
    text-align: center;
    font-size: 12px;
    padding-inline: 2px;
  }
  .hw-skeleton.line {
    height: 36px;
  }
  .hw-bar > i {
    --bar: var(--path, var(--hw-accent));
  }
`;

import { css } from "../../core/index.ts";

export const styles = css`
  .flame {
    --icon-a: var(--hw-surface-muted);
    --icon-b: var(--hw-border);
    --icon-edge: var(--hw-border-strong);
  }
  .flame[data-lit] {
    --icon-a: var(--hw-flame);
    --icon-b: var(--hw-flame-tip);
    --icon-edge: color-mix(in srgb, var(--hw-flame) 62%, #3a1204);
  }
  [data-theme="dark"] .flame[data-lit] {
    --icon-edge: color-mix(in srgb, var(--hw-flame) 55%, #2a0e04);
  }
  [data-iconography="outline"] .flame {
    --icon-a: none;
    --icon-b: none;
  }
  [data-iconography="outline"] .flame[data-lit] {
    --icon-edge: var(--hw-flame);
  }
  [data-iconography="filled"] .flame {
    --icon-edge: none;
  }
  .top {
    display: flex;
    gap: var(--hw-space-3);
    align-items: center;
  }
  .top .flame .hw-icon {
    width: 52px;
    height: 52px;
  }
  [data-size="sm"] .top .flame .hw-icon {
    width: 40px;
    height: 40px;
  }
  .flame[data-lit] .hw-icon {
    transform-origin: 50% 90%;
  }
  .count {
    font: 600 32px / 1.1 var(--hw-font-display);
    display: block;
  }
  [data-size="sm"] .count {
    font-size: 24px;
  }
  .count small {
    font-size: 16px;
    font-weight: 500;
    color: var(--hw-text-muted);
  }
  .grow {
    flex: 1;
    min-width: 0;
  }
  .rows {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px;
  }
  .rows .flame .hw-icon {
    width: 28px;
    height: 28px;
  }
  .state {
    display: inline-flex;
    gap: 6px;
    align-items: center;
    font-weight: 500;
    font-size: 13px;
  }
  .state[data-done] {
    color: var(--hw-success);
  }
  .notes {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hw-space-2);
  }
  .freeze {
    --icon-edge: #2f6fb8;
  }
  [data-theme="dark"] .freeze {
    --icon-edge: #9cc8f5;
  }
  .ticked .flame[data-lit] {
    animation: hw-pulse var(--hw-motion-reward) var(--hw-ease-out);
  }
  :host([data-mini]) {
    display: inline-block;
    vertical-align: text-bottom;
  }
  :host([data-mini]) .hw {
    container-type: normal;
    display: inline-block;
  }
  .mini {
    display: inline-flex;
    align-items: center;
    gap: 3px;
    font-size: 14px;
    font-weight: 600;
    line-height: 1;
  }
  .mini .hw-icon {
    width: 16px;
    height: 16px;
  }
  .name {
    width: 40%;
    height: 16px;
  }
`;

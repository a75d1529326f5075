import { css } from "../../core/index.ts";

export const styles = css`
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(88px, 1fr));
    gap: var(--hw-space-2);
  }
  [data-size="sm"] .tiles {
    grid-template-columns: repeat(auto-fill, minmax(72px, 1fr));
  }
  [data-layout="row"] .tiles {
    display: flex;
    overflow-x: auto;
    scroll-snap-type: x proximity;
    padding-block-end: 4px;
  }
  [data-layout="row"] .tile {
    flex: 0 0 92px;
    scroll-snap-align: start;
  }
  [data-layout="compact"] .tiles {
    grid-template-columns: repeat(auto-fill, minmax(48px, 1fr));
  }
  .tile {
    all: unset;
    box-sizing: border-box;
    display: grid;
    justify-items: center;
    align-content: start;
    gap: 6px;
    cursor: pointer;
    text-align: center;
    width: 100%;
    padding: var(--hw-space-2) 4px;
    border-radius: var(--hw-radius-control);
    min-height: 44px;
    min-width: 44px;
    transition:
      background-color var(--hw-motion-answer),
      transform var(--hw-motion-answer) var(--hw-ease-out);
  }
  .tile:hover {
    background: var(--hw-surface-muted);
  }
  .tile:hover .art {
    transform: translateY(-2px);
  }
  .art {
    position: relative;
    width: 60px;
    height: 60px;
    display: grid;
    place-items: center;
    transition: transform var(--hw-motion-answer) var(--hw-ease-out);
  }
  [data-layout="compact"] .art {
    width: 40px;
    height: 40px;
  }
  .art img {
    width: 100%;
    height: 100%;
    object-fit: contain;
    display: block;
  }
  .art[data-locked] img {
    filter: grayscale(1) opacity(0.42);
  }
  [data-theme="dark"] .art[data-locked] img {
    filter: grayscale(1) opacity(0.34);
  }
  .art .mark {
    position: absolute;
    inset-block-end: -2px;
    inset-inline-end: -4px;
    width: 22px;
    height: 22px;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--hw-surface);
    color: var(--hw-text-muted);
    border: 1px solid var(--hw-border);
  }
  .mark .hw-icon {
    width: 13px;
    height: 13px;
  }
  .label {
    font-size: 12px;
    line-height: 1.25;
    font-weight: 500;
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  [data-locked] + .label {
    color: var(--hw-text-muted);
    font-weight: 400;
  }
  .tile .hw-bar {
    width: 52px;
    height: 5px;
  }
  .hw-bar {
    --bar: var(--hw-flame-tip);
  }
  .big {
    width: 132px;
    height: 132px;
    margin-inline: auto;
  }
  .dialog-text {
    display: grid;
    gap: var(--hw-space-2);
    justify-items: center;
    text-align: center;
  }
  .dialog-text .hw-bar {
    width: 200px;
  }
  .nearest {
    display: flex;
    gap: var(--hw-space-3);
    align-items: center;
  }
  .nearest .art {
    flex: none;
  }
  .nearest > div:last-child {
    flex: 1;
    min-width: 0;
  }
  .fresh .art {
    animation: hw-pop var(--hw-motion-reward) var(--hw-ease-out);
  }
  .hw-skeleton.round {
    width: 60px;
    height: 60px;
    border-radius: 50%;
  }
`;

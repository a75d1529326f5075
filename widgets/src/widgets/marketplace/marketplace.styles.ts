import { css } from "../../core/index.ts";

export const styles = css`
  .tabs {
    display: flex;
    gap: 4px;
    padding: 4px;
    border-radius: var(--hw-radius-control);
    background: var(--hw-surface-muted);
  }
  .tab {
    all: unset;
    box-sizing: border-box;
    flex: 1;
    text-align: center;
    cursor: pointer;
    padding: 8px 12px;
    min-height: 40px;
    font-weight: 500;
    border-radius: var(--hw-radius-control);
    color: var(--hw-text-muted);
  }
  .tab[aria-selected="true"] {
    background: var(--hw-surface);
    color: var(--hw-text);
    font-weight: 600;
    box-shadow: 0 1px 3px rgb(34 28 21 / 14%);
  }
  .tiles {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(104px, 1fr));
    gap: var(--hw-space-3);
  }
  .tile {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    display: grid;
    gap: 6px;
    align-content: start;
    width: 100%;
    height: 100%;
    padding: 8px;
    text-align: center;
    border: 1px solid var(--hw-border);
    border-radius: var(--hw-radius-card);
    background: var(--hw-bg-elevated);
    transition:
      transform var(--hw-motion-answer) var(--hw-ease-out),
      border-color var(--hw-motion-answer);
  }
  .tile:hover {
    border-color: var(--rarity);
    transform: translateY(-2px);
  }
  .tile[data-worn] {
    border-color: var(--hw-accent-text);
  }
  .art {
    display: grid;
    place-items: center;
    aspect-ratio: 1;
    border-radius: calc(var(--hw-radius-card) - 4px);
    background: var(--hw-surface-muted);
    box-shadow: 0 0 0 2px color-mix(in srgb, var(--rarity) 34%, transparent);
  }
  .art img {
    width: 100%;
    height: 100%;
    object-fit: cover;
    display: block;
    border-radius: inherit;
  }
  .label {
    font-size: 13px;
    line-height: 1.25;
    font-weight: 500;
    display: -webkit-box;
    -webkit-line-clamp: 2;
    -webkit-box-orient: vertical;
    overflow: hidden;
    overflow-wrap: break-word;
    hyphens: auto;
  }
  .cost {
    display: inline-flex;
    justify-content: center;
    align-items: center;
    gap: 4px;
    font-size: 13px;
    font-weight: 600;
    color: var(--hw-coin);
  }
  .tile .cost {
    color: var(--hw-text);
  }
  .cost .hw-icon {
    width: 16px;
    height: 16px;
  }
  .mine {
    color: var(--hw-success);
    display: inline-flex;
    gap: 4px;
    align-items: center;
    justify-content: center;
    font-size: 12px;
    font-weight: 600;
  }
  .mine .hw-icon {
    width: 14px;
    height: 14px;
  }
  [data-rarity="uncommon"] {
    --rarity: var(--hw-rarity-uncommon);
  }
  [data-rarity="rare"] {
    --rarity: var(--hw-rarity-rare);
  }
  [data-rarity="epic"] {
    --rarity: var(--hw-rarity-epic);
  }
  [data-rarity="legendary"] {
    --rarity: var(--hw-rarity-legendary);
  }
  [data-rarity="common"] {
    --rarity: var(--hw-rarity-common);
  }
  .rarity {
    color: var(--rarity);
    font-size: 12px;
    font-weight: 600;
  }
  .offer .art {
    width: 168px;
    margin-inline: auto;
  }
  .about {
    text-align: center;
    display: grid;
    gap: 4px;
  }
  .sum {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 6px 16px;
    padding: 12px;
    border-radius: var(--hw-radius-control);
    background: var(--hw-surface-muted);
  }
  .sum dd {
    margin: 0;
    text-align: end;
    font-weight: 600;
  }
  .sum dt {
    color: var(--hw-text-muted);
  }
  .note {
    color: var(--hw-text-muted);
    font-size: 13px;
    text-align: center;
  }
  .note[data-bad] {
    color: var(--hw-danger);
  }
  .empty {
    padding: var(--hw-space-5) var(--hw-space-3);
    text-align: center;
    color: var(--hw-text-muted);
    display: grid;
    gap: 8px;
    justify-items: center;
  }
  .empty .hw-icon {
    width: 32px;
    height: 32px;
  }
  .hw-skeleton.tall {
    height: 148px;
    border-radius: var(--hw-radius-card);
  }
`;

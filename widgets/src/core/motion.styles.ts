import { css } from "./reactive.ts";

/** What moves, and for whom it does not. */
export const motion = css`
  .hw-skeleton {
    display: block;
    background: var(--hw-surface-muted);
    border-radius: var(--hw-radius-control);
    position: relative;
    overflow: hidden;
  }
  .hw-skeleton::after {
    content: "";
    position: absolute;
    inset: 0;
    transform: translateX(-100%);
    background: linear-gradient(90deg, transparent, color-mix(in srgb, var(--hw-surface) 70%, transparent), transparent);
    animation: hw-shimmer 1.4s infinite;
  }
  .hw[data-quiet] {
    visibility: hidden;
  }
  @keyframes hw-shimmer {
    to {
      transform: translateX(100%);
    }
  }
  @keyframes hw-breathe {
    50% {
      opacity: 0.62;
    }
  }
  @keyframes hw-pop {
    0% {
      transform: scale(0.8);
      opacity: 0;
    }
    60% {
      transform: scale(1.05);
      opacity: 1;
    }
    100% {
      transform: none;
    }
  }
  @keyframes hw-pulse {
    40% {
      transform: scale(1.18);
    }
  }

  details > summary {
    cursor: pointer;
    min-height: 24px;
  }

  .hw[data-motion-profile="none"] *,
  .hw[data-still] * {
    animation: none !important;
    transition: none !important;
  }
  @media (prefers-reduced-motion: reduce) {
    .hw * {
      animation: none !important;
      transition: opacity 120ms !important;
    }
  }
  @media (forced-colors: active) {
    .hw-card,
    .hw-button,
    .hw-chip,
    .hw-coins,
    .hw-banner,
    .hw-bar {
      border: 1px solid CanvasText;
    }
    .hw-bar > i {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;

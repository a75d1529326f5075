import { css } from "../../core/index.ts";

export const styles = css`
  .stage {
    position: relative;
    display: grid;
    place-items: center;
    isolation: isolate;
  }
  .picture {
    position: relative;
    width: min(62cqi, 220px);
    aspect-ratio: 1;
  }
  [data-size="sm"] .picture {
    width: min(60cqi, 144px);
  }
  [data-size="lg"] .picture,
  [data-size="full"] .picture {
    width: min(62cqi, 264px);
  }
  .picture img {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
    border-radius: 50%;
  }
  .picture[data-idle] img {
    animation: buddy-idle calc(4.8s) ease-in-out infinite;
    transform-origin: 50% 88%;
  }
  .picture[data-drawing] img {
    opacity: 0.55;
    filter: saturate(0.7);
  }
  .ring {
    position: absolute;
    inset: -7px;
    width: calc(100% + 14px);
    height: calc(100% + 14px);
    transform: rotate(-90deg);
  }
  .ring circle {
    fill: none;
    stroke-width: 3;
    stroke: var(--hw-border);
  }
  .ring circle + circle {
    stroke: var(--hw-accent);
    stroke-linecap: round;
    stroke-dasharray: 26 100;
    animation: buddy-ring 1.3s linear infinite;
    transform-origin: center;
  }
  .disc {
    width: 100%;
    height: 100%;
    border-radius: 50%;
  }
  .name {
    width: 120px;
    height: 24px;
  }
  .who {
    display: grid;
    justify-items: center;
    gap: var(--hw-space-2);
    text-align: center;
    margin-block-start: var(--hw-space-3);
  }
  .who .hw-title {
    font-size: 20px;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--hw-space-2);
    justify-content: center;
  }
  .part {
    border-block-start: 1px solid var(--hw-border);
    padding-block-start: var(--hw-space-3);
    margin-block-start: var(--hw-space-4);
  }
  .part > p {
    font-weight: 600;
    margin-block-end: var(--hw-space-2);
  }
  .skills {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(140px, 100%), 1fr));
    gap: var(--hw-space-3) var(--hw-space-4);
  }
  .skills .hw-spread {
    font-size: 13px;
    margin-block-end: 4px;
    flex-wrap: nowrap;
    gap: 8px;
    align-items: baseline;
  }
  .skills span {
    min-width: 0;
  }
  .wants {
    display: grid;
    gap: var(--hw-space-3);
  }
  .want .hw-spread {
    font-size: 13px;
    margin-block-end: 4px;
  }
  .met {
    color: var(--hw-success);
    display: inline-flex;
    gap: 4px;
    align-items: center;
    font-weight: 600;
  }
  .hw-banner {
    margin-block-start: var(--hw-space-3);
    justify-content: center;
    text-align: center;
  }
  .hw-banner[data-good] {
    background: color-mix(in srgb, var(--hw-success) 12%, var(--hw-surface));
  }
  .egg {
    all: unset;
    cursor: pointer;
    width: 100%;
    height: 100%;
    display: block;
    border-radius: 50%;
  }
  .skip {
    all: unset;
    cursor: pointer;
    min-height: 44px;
    padding-inline: 16px;
    color: var(--hw-text-muted);
    text-decoration: underline;
    text-underline-offset: 3px;
  }
  .egg img {
    animation: none;
  }
  .egg[data-taps="1"] img {
    animation: buddy-rock 420ms var(--hw-ease-out);
  }
  .egg[data-taps="2"] img {
    animation: buddy-rock-more 420ms var(--hw-ease-out);
  }
  .reveal {
    animation: hw-pop var(--hw-motion-reward) var(--hw-ease-out) both;
  }
  .stage {
    padding-block-start: 4px;
  }
  .glow {
    position: absolute;
    inset: -14%;
    z-index: -1;
    border-radius: 50%;
    background: radial-gradient(closest-side, color-mix(in srgb, var(--hw-flame-tip) 55%, transparent), transparent);
    animation: hw-breathe 2.4s ease-in-out infinite;
  }
  @keyframes buddy-idle {
    50% {
      transform: scale(1.012, 0.988) translateY(1px);
    }
  }
  @keyframes buddy-ring {
    to {
      transform: rotate(360deg);
    }
  }
  @keyframes buddy-rock {
    25% {
      transform: rotate(-7deg);
    }
    60% {
      transform: rotate(6deg);
    }
  }
  @keyframes buddy-rock-more {
    20% {
      transform: rotate(-12deg) scale(1.03);
    }
    55% {
      transform: rotate(11deg) scale(1.03);
    }
  }
`;

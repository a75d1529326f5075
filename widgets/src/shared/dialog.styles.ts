import { css } from "../core/index.ts";

export const dialog = css`
  dialog.hw-dialog {
    border: 0;
    padding: 0;
    margin: auto;
    max-width: min(420px, calc(100vw - 32px));
    width: 100%;
    color: var(--hw-text);
    background: var(--hw-surface);
    border-radius: var(--hw-radius-card);
    box-shadow: 0 12px 48px rgb(0 0 0 / 28%);
  }
  dialog.hw-dialog::backdrop {
    background: rgb(20 16 10 / 48%);
  }
  .hw-dialog-body {
    display: grid;
    gap: var(--hw-space-4);
    padding: var(--hw-space-5);
  }
  .hw-actions {
    display: flex;
    gap: var(--hw-space-2);
    flex-wrap: wrap;
    justify-content: flex-end;
  }
`;

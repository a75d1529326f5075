import type { WidgetState } from "./types.ts";

const SECOND = 1_000;
const AFTER_FAULT = [5, 10, 20, 60].map((seconds) => seconds * SECOND);

export interface PollingSince {
  /** The last `track` or click of ours. */
  ownWrite: number;
  /** The last time that the user did anything on the page. */
  input: number;
  /** When the picture that is being made was asked for. */
  picture: number | null;
  failures: number;
  retryAfter: number | null;
}

/** How long until the next look: often while something is on its way, seldom while nobody is there. */
export function nextPoll(state: WidgetState | null, since: PollingSince, now: number, random: number = Math.random()): number {
  return jitter(plain(state, since, now), random);
}

function plain(state: WidgetState | null, since: PollingSince, now: number): number {
  if (since.retryAfter !== null) {
    return since.retryAfter;
  }
  if (since.failures > 0) {
    return AFTER_FAULT[Math.min(since.failures, AFTER_FAULT.length) - 1]!;
  }
  if (state && isDrawing(state)) {
    return since.picture !== null && now - since.picture > 60 * SECOND ? 10 * SECOND : 2 * SECOND;
  }
  if (now - since.input > 600 * SECOND) {
    return 120 * SECOND;
  }
  return now - since.ownWrite < 120 * SECOND ? 10 * SECOND : 30 * SECOND;
}

/** Ten thousand widgets that were opened together shall not ask together. */
const jitter = (wait: number, random: number): number => Math.round(wait * (0.9 + 0.2 * random));

/** A picture is being made. */
export const isDrawing = (state: WidgetState): boolean =>
  state.buddy.appearance.status === "pending" || state.pending_operations.length > 0;

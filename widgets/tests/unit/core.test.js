import assert from "node:assert/strict";
import test from "node:test";
import { source } from "../support/source.js";

const { nextPoll } = await source("core/poll.ts");
const { gains, withEffects } = await source("core/changes.ts");
const { endOf } = await source("core/api.ts");

const state = {
  buddy: {
    coins: 10,
    evolution_stage: 1,
    image_url: null,
    tokens: {},
    equipped_items: [],
    appearance: { status: "ready", rendered_equipped_item_ids: [] },
  },
  badges: [{ badge_key: "first", label: "First", earned: false, ready: false }],
  skills: [{ key: "a", label: "A", level: 1 }],
  streaks: [{ key: "daily", label: "Days", current: 2, longest: 2, next_milestone: 3, active_in_period: false }],
  evolution: { ready: false, next_stage: 2, stage_name: "Hatchling" },
  pending_operations: [],
};
const now = 1_000_000_000;
const calm = { ownWrite: 0, input: now, picture: null, failures: 0, retryAfter: null };

test("A poll comes soon after a write, seldom when nobody is there, and every two seconds while a picture is made", () => {
  const wait = (changes, of = state) => nextPoll(of, { ...calm, ...changes }, now, 0.5);
  assert.equal(wait({}), 30_000);
  assert.equal(wait({ ownWrite: now - 1_000 }), 10_000);
  assert.equal(wait({ input: now - 601_000 }), 120_000);
  const drawing = { ...state, buddy: { ...state.buddy, appearance: { ...state.buddy.appearance, status: "pending" } } };
  assert.equal(wait({ picture: now - 1_000 }, drawing), 2_000);
  assert.equal(wait({ picture: now - 61_000 }, drawing), 10_000);
  assert.deepEqual(
    [1, 2, 3, 4, 9].map((failures) => wait({ failures })),
    [5_000, 10_000, 20_000, 60_000, 60_000],
  );
  assert.equal(wait({ failures: 1, retryAfter: 7_000 }), 7_000);
  assert.ok(nextPoll(state, calm, now, 0) === 27_000 && nextPoll(state, calm, now, 1) === 33_000);
});

test("Gains are told, losses are not", () => {
  const later = {
    ...state,
    buddy: { ...state.buddy, coins: 25, evolution_stage: 2 },
    badges: [{ ...state.badges[0], earned: true }],
    skills: [{ ...state.skills[0], level: 2 }],
    streaks: [{ ...state.streaks[0], current: 3 }],
    evolution: { ready: true, next_stage: 3, stage_name: "Fledgling" },
  };
  assert.deepEqual(
    gains(state, later).map((gain) => gain.event),
    ["evolved", "badge-awarded", "level-up", "streak-ticked", "streak-milestone", "evolution-ready", "coin-earned"],
  );
  assert.equal(gains(state, later).at(-1).detail.amount, 15);
  assert.deepEqual(gains(later, state), []);
});

test("What an event gave is in the state at once, and is no gain a second time", () => {
  const effects = {
    coins: 50,
    badges_awarded: ["first"],
    badges_ready: [],
    tokens: [],
    evolution_ready: true,
    streak_milestones: [3],
    streak_updates: [{ definition_key: "daily", current: 3, longest: 3 }],
    path_updates: [],
  };
  const after = withEffects(state, effects);
  assert.equal(after.buddy.coins, 60);
  assert.ok(after.badges[0].earned && after.streaks[0].active_in_period && after.evolution.ready);
  assert.equal(gains(state, after).filter((gain) => gain.event === "badge-awarded").length, 1);
  assert.deepEqual(gains(after, after), []);
});

test("A token says when it ends; what is no token says nothing", () => {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  assert.equal(endOf(`${part({ alg: "HS256" })}.${part({ exp: 1_700_000_000 })}.signature`), 1_700_000_000_000);
  assert.equal(endOf("no token"), null);
});

import { describe, expect, test } from "vitest";
import type { Schemas } from "../../app/api";
import { closest } from "./closest";
import { explain, type Context, type Explanation } from "./why";

const rule: Schemas["CoinRule"] = {
  id: "r1",
  name: "Lesson done",
  event_type: "lesson_completed",
  amount: 10,
  audience: null,
  daily_cap: 50,
  weekly_cap: 200,
  total_limit: 3,
  cooldown_seconds: 600,
  where: [{ property: "score", operator: "gte", value: 80 as unknown as Record<string, unknown> }],
  multiplier: null,
  lucky: null,
  is_active: true,
  created_at: "",
  updated_at: "",
};
const document = {
  skill_sets: [],
  coin_rules: [rule],
  skill_rules: [],
  badge_definitions: [],
  streak_definitions: [],
  path_definitions: [],
  skill_decay_rules: [],
  evolution: { auto_evolve: false, mode: "preset", creature_style: "cute", stages: [] },
  tokens: [],
  marketplaces: [],
  gates: [],
} as unknown as Schemas["ConfigDocument"];
const empty = { ...document, coin_rules: [] } as Schemas["ConfigDocument"];
const event: Schemas["EventDetail"] = {
  event_id: "e1",
  user_id: "ada",
  type: "lesson_completed",
  audience: "default",
  occurred_at: "2026-11-30T12:00:00Z",
  received_at: "2026-11-30T12:00:00Z",
  status: "applied",
  source: "api",
  buddy_id: "b1",
  properties: { score: 74 },
  effects: null,
  trigger: null,
  explanations: [],
};
const context: Context = {
  followed: { version: 3, document },
  typeLabel: (type) => type.replace("_", " "),
  audienceLabel: () => "Learners",
};

const skipped = (reason: string): Explanation => ({
  rule_type: "coin_rule",
  rule_id: "r1",
  key: "Lesson done",
  outcome: "skipped",
  reason,
});
const answer = (change: Partial<Schemas["EventDetail"]>, more: Partial<Context> = {}) =>
  explain({ ...event, ...change }, { ...context, ...more }).answer;

describe("why an event gave nothing", () => {
  test("it is still being applied, or could not be", () => {
    expect(answer({ status: "accepted" })?.text).toContain("still being applied");
    expect(answer({ status: "failed" })?.text).toContain("e1");
  });

  test("the user has no buddy there", () => {
    const why = answer({
      buddy_id: null,
      explanations: [{ rule_type: "", rule_id: "", key: "", outcome: "skipped", reason: "no_buddy" }],
    });
    expect(why).toEqual({ text: "ada has no active buddy in Learners, so nothing could be rewarded.", offer: "lay-egg" });
  });

  test("no rule listens, and which type was perhaps meant", () => {
    expect(answer({ type: "lesson_complete" })).toEqual({
      text: "No rule listens to “lesson_complete”. Did you mean “lesson_completed”?",
      offer: "new-rule",
    });
    expect(answer({ type: "quiz" })?.text).toBe("No rule listens to “quiz”.");
  });

  test("the rule came with a newer version, or waits in the draft", () => {
    const followed = { version: 3, document: empty };
    expect(answer({}, { followed, published: { id: "v4", version: 4, document } })).toMatchObject({
      offer: "move-buddy",
      text: expect.stringContaining("version 4") as string,
    });
    expect(answer({}, { followed, published: { id: "v3", ...followed }, draft: { document } })).toMatchObject({ offer: "publish" });
  });

  test.each([
    ["condition_not_met", "Needs that score is at least 80. The event had 74."],
    ["daily_cap_reached", "Its 50 a day were used up. Free again at 00:00 UTC"],
    ["weekly_cap_reached", "Its 200 a week were used up."],
    ["total_limit_reached", "It pays a buddy 3 times, and has."],
    ["cooldown", "It pauses for 600 seconds"],
    ["audience_mismatch", "It is for"],
    ["inactive", "It is switched off."],
    ["capability_off", "not in your plan"],
    ["already_awarded", "has it already"],
    ["already_ready", "waits for you"],
    ["already_completed", "done before"],
    ["already_ticked", "has its tick"],
    ["late_event", "after 2026-11-30 was closed"],
    ["max_balance_reached", "wallet is full"],
    ["max_value_reached", "at its highest"],
    ["locked", "earlier step is still open"],
  ])("%s in words", (reason, words) => {
    const why = answer({ explanations: [skipped(reason)] });
    expect(why?.text).toContain("“Lesson done”");
    expect(why?.text).toContain(words);
  });

  test("what the event lacked is named", () => {
    expect(answer({ properties: {}, explanations: [skipped("condition_not_met")] })?.text).toContain("The event had no score.");
  });

  test("with a reward there is nothing to answer, and what acted stands first", () => {
    const why = explain({ ...event, explanations: [skipped("cooldown"), { ...skipped("fired"), outcome: "fired" }] }, context);
    expect(why.answer).toBeNull();
    expect(why.rows.map((row) => row.outcome)).toEqual(["fired", "skipped"]);
  });
});

test("the closest word is near, or there is none", () => {
  expect(closest("lesson_complete", ["quiz_passed", "lesson_completed"])).toBe("lesson_completed");
  expect(closest("quiz", ["lesson_completed"])).toBeNull();
});

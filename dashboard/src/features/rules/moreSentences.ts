import type { Schemas } from "../../app/api";
import { humanise, list, t } from "../../app/text";
import { wherePart } from "../config/where";
import { conditionSentence, rewardText, type Names } from "./conditions";

type Badge = Pick<Schemas["BadgeDefinition"], "label" | "condition" | "reward" | "award_mode">;
type Streak = Pick<
  Schemas["StreakDefinition"],
  "label" | "event_type" | "period" | "where" | "milestones" | "tick_bonus_coins" | "freeze"
>;

/** Given when “lesson completed” has come 10 times, with 50 coins. */
export function badgeSentence(badge: Badge, names: Names): string {
  const reward = rewardText(badge.reward);
  const condition = badge.condition ? conditionSentence(badge.condition, names) : "";
  const text = condition ? t(`sentences.badge.${badge.award_mode}`, { condition }) : t("sentences.badge.hand");
  return reward ? `${text}, ${t("sentences.badge.reward", { reward })}.` : `${text}.`;
}

/** Grows once a day with “lesson completed”; at 7 it gives 50 coins. */
export function streakSentence(streak: Streak, { type }: Pick<Names, "type">): string {
  const where = wherePart(streak.where);
  const milestones = streak.milestones.map((milestone) =>
    milestone.coins
      ? t("sentences.streak.coins", { count: milestone.count, coins: milestone.coins })
      : t("sentences.streak.at", { count: milestone.count }),
  );
  const parts = [
    t(`sentences.streak.${streak.period}`, { type: type(streak.event_type) }),
    where ? t("sentences.streak.where", { where }) : "",
    streak.tick_bonus_coins ? t("sentences.streak.tick", { coins: streak.tick_bonus_coins }) : "",
    milestones.length > 0 ? t("sentences.streak.milestones", { milestones: list(milestones) }) : "",
    streak.freeze ? t("sentences.streak.freeze", { max: streak.freeze.max_held, cost: streak.freeze.cost_coins }) : "",
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

export function skillSentence(
  rule: Pick<Schemas["SkillRule"], "event_type" | "skill_key" | "amount" | "where" | "daily_cap">,
  names: Names,
): string {
  const skill = names.document?.skill_sets.flatMap((set) => set.skills).find((one) => one.key === rule.skill_key);
  const where = wherePart(rule.where);
  const values = { type: names.type(rule.event_type), skill: skill?.label ?? humanise(rule.skill_key), amount: rule.amount, where };
  const text = where ? t("sentences.skillWhere", values) : t("sentences.skill", values);
  return rule.daily_cap ? `${text}, ${t("sentences.daily", { cap: rule.daily_cap })}.` : `${text}.`;
}

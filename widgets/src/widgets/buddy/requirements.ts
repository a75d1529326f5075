import type { WidgetState } from "../../core/index.ts";

type Condition = { type: string; config?: Record<string, unknown> };

/** What a requirement is called: a message and the name that the customer has given to what it counts. */
export function nameOf(condition: Condition, state: WidgetState): { key: string; label: string } {
  const { type, config = {} } = condition;
  const text = (name: string) => (typeof config[name] === "string" ? (config[name] as string) : "");
  switch (type) {
    case "milestone":
      return { key: `req.milestone.${text("metric")}`, label: "" };
    case "skill_level":
      return {
        key: "req.skill_level",
        label: state.skills.find((skill) => skill.key === text("skill_key"))?.label ?? spoken(text("skill_key")),
      };
    case "streak":
      return {
        key: "req.streak",
        label: state.streaks.find((streak) => streak.key === text("streak_key"))?.label ?? spoken(text("streak_key")),
      };
    case "badge":
      return {
        key: "req.badge",
        label: state.badges.find((badge) => badge.badge_key === text("badge_key"))?.label ?? spoken(text("badge_key")),
      };
    case "token":
      return { key: "req.token", label: spoken(text("token_key")) };
    case "event_count":
      return { key: "req.event_count", label: spoken(text("event_type")) };
    case "coin":
    case "collection":
      return { key: `req.${type}`, label: "" };
    default:
      return { key: "req.other", label: "" };
  }
}

/** `lesson_completed` is a name for machines: what people read is its words. */
const spoken = (key: string): string => key.replace(/[_-]+/g, " ").replace(/^./, (letter) => letter.toUpperCase());

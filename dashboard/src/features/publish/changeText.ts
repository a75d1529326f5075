import type { Schemas } from "../../app/api";
import { humanise, list, t } from "../../app/text";
import type { Names } from "../rules/conditions";
import { shown } from "../rules/EditorPage";
import { badgeSentence, skillSentence, streakSentence } from "../rules/moreSentences";
import { coinSentence } from "../rules/sentences";
import { fieldsOf, type Change } from "./diff";

/** What an entry says, where it says it in a sentence. */
export function sentenceOf(change: Change, entry: Record<string, unknown> | undefined, names: Names): string | null {
  if (!entry) {
    return null;
  }

  switch (change.section) {
    case "coin_rules":
      return coinSentence(entry as unknown as Schemas["CoinRule"], names.type);
    case "badge_definitions":
      return badgeSentence(entry as unknown as Schemas["BadgeDefinition"], names);
    case "streak_definitions":
      return streakSentence(entry as unknown as Schemas["StreakDefinition"], names);
    case "skill_rules":
      return skillSentence(entry as unknown as Schemas["SkillRule"], names);
    default:
      return null;
  }
}

/** The change in a line: old and new sentence where they differ, else the fields that do. */
export function linesOf(change: Change, names: Names): { before: string | null; after: string | null } {
  const before = sentenceOf(change, change.before, names);
  const after = sentenceOf(change, change.after, names);
  if (change.change !== "changed") {
    return { before, after };
  }

  if (before !== null && after !== null && before !== after) {
    return { before, after };
  }

  const fields = fieldsOf(change).map(({ field, before: old, after: now }) =>
    isLong(old) || isLong(now) ? humanise(field) : t("publish.field", { field: humanise(field), before: shown(old), after: shown(now) }),
  );
  return { before: null, after: list(fields) };
}

const isLong = (value: unknown) => typeof value === "object" && value !== null;

import type { Schemas } from "../../app/api";
import { humanise } from "../../app/text";

type Document = Schemas["ConfigDocument"];
type Explanation = Schemas["EventExplanation"];

/** What of a rule an explanation speaks of. */
export interface FoundRule {
  name: string;
  where?: Schemas["ProgressionWhereClause"][];
  amount?: number;
  daily?: number | null;
  weekly?: number | null;
  times?: number | null;
  pause?: number | null;
  audience?: string | null;
}

/** The rule in the words of the version that the buddy follows. */
export function findRule(one: Explanation, document: Document | undefined, type: string): FoundRule {
  const fallback = { name: humanise(one.key) };
  if (!document) {
    return fallback;
  }

  switch (one.rule_type) {
    case "coin_rule": {
      const rule = document.coin_rules.find((rule) => rule.id === one.rule_id);
      return rule
        ? {
            name: rule.name,
            where: rule.where,
            amount: rule.amount,
            daily: rule.daily_cap,
            weekly: rule.weekly_cap,
            times: rule.total_limit,
            pause: rule.cooldown_seconds,
            audience: rule.audience,
          }
        : fallback;
    }
    case "skill_rule": {
      const rule = document.skill_rules.find((rule) => rule.id === one.rule_id);
      return rule
        ? { name: rule.name, where: rule.where, amount: rule.amount, daily: rule.daily_cap, audience: rule.audience }
        : fallback;
    }
    case "token_rule": {
      const token = document.tokens.find((token) => token.token_key === one.key);
      const rule = token?.earn_rules.find((rule) => rule.event_type === type);
      return token && rule
        ? { name: token.label, where: rule.where, amount: rule.amount, daily: rule.daily_cap, weekly: rule.weekly_cap }
        : { name: token?.label ?? fallback.name };
    }
    case "badge": {
      const badge = document.badge_definitions.find((badge) => badge.key === one.key);
      return badge ? { name: badge.label, audience: badge.audience } : fallback;
    }
    case "streak": {
      const streak = document.streak_definitions.find((streak) => streak.key === one.key);
      return streak ? { name: streak.label, where: streak.where, audience: streak.audience } : fallback;
    }
    case "path_step":
    case "path_sub_step": {
      const steps = document.path_definitions.flatMap((path) => path.steps);
      const part = [...steps, ...steps.flatMap((step) => step.sub_steps)].find((part) => part.key === one.key);
      return part ? { name: part.label } : fallback;
    }
    case "evolution": {
      const stage = document.evolution.stages.find((stage) => `stage_${stage.stage}` === one.key);
      return stage ? { name: stage.name } : fallback;
    }
    default:
      return fallback;
  }
}

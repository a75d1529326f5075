import type { Schemas } from "../../app/api";
import { humanise, number, t } from "../../app/text";
import { holds, clauseText, valueAt, valueText } from "../config/where";
import { closest } from "./closest";
import { findRule, type FoundRule } from "./rule";

type Event = Schemas["EventDetail"];
type Document = Schemas["ConfigDocument"];
/** Some explanations say what was paid, and what was expected; older ones do not. */
export type Explanation = Schemas["EventExplanation"] & { credits?: string[] | null; expected?: unknown; actual?: unknown };

export interface Context {
  /** What the buddy follows. */
  followed?: { version: number; document: Document } | undefined;
  published?: { id: string; version: number; document: Document } | undefined;
  draft?: { document: Document } | undefined;
  typeLabel: (type: string) => string;
  audienceLabel: (key: string) => string;
}

export type Offer = "lay-egg" | "new-rule" | "move-buddy" | "publish" | "open-rule" | "settings" | "award";

export interface Why {
  /** What answers "Why didn't this event produce a reward?"; null when it did. */
  answer: { text: string; offer?: Offer } | null;
  rows: WhyRow[];
}

export interface WhyRow {
  rule: string;
  kind: string;
  outcome: "fired" | "capped" | "skipped";
  text: string;
  reason: string;
}

/** The kinds that listen to events themselves; the others follow from what these do. */
export const DIRECT = ["coin_rule", "token_rule", "skill_rule", "streak"];
const ORDER = [
  "condition_not_met",
  "daily_cap_reached",
  "weekly_cap_reached",
  "total_limit_reached",
  "cooldown",
  "audience_mismatch",
  "inactive",
  "capability_off",
  "already_awarded",
  "already_ready",
  "already_completed",
  "already_ticked",
  "late_event",
  "max_balance_reached",
  "max_value_reached",
  "locked",
];

export function explain(event: Event, context: Context): Why {
  const explanations = (event.explanations ?? []) as Explanation[];
  const rows = explanations.filter((one) => one.reason !== "no_buddy").map((one) => rowOf(one, event, context));
  return { answer: answerOf(event, explanations, rows, context), rows: [...rows].sort((a, b) => rank(a) - rank(b)) };
}

function answerOf(event: Event, explanations: Explanation[], rows: WhyRow[], context: Context): Why["answer"] {
  if (event.status === "accepted") {
    return { text: t("why.accepted") };
  }

  if (event.status === "failed") {
    return { text: t("why.failed", { id: event.event_id }) };
  }

  if (explanations.some((one) => one.reason === "no_buddy") || (event.buddy_id === null && rows.length === 0)) {
    return { text: t("why.noBuddy", { user: event.user_id, audience: context.audienceLabel(event.audience) }), offer: "lay-egg" };
  }

  if (rows.some((row) => row.outcome !== "skipped" && row.kind !== "evolution")) {
    return null;
  }

  return elsewhere(event, context, rows) ?? mostTelling(rows) ?? nobodyListens(event, context);
}

/** The rule exists, only not in what this buddy follows. */
function elsewhere(event: Event, context: Context, rows: WhyRow[]): Why["answer"] {
  if (rows.some((row) => DIRECT.includes(row.kind))) {
    return null;
  }

  const { followed, published, draft } = context;
  const type = context.typeLabel(event.type);
  if (published && followed && published.version !== followed.version && listens(published.document, event.type)) {
    return { text: t("why.newerVersion", { type, followed: followed.version, published: published.version }), offer: "move-buddy" };
  }

  return draft && listens(draft.document, event.type) ? { text: t("why.inDraft", { type }), offer: "publish" } : null;
}

function mostTelling(rows: WhyRow[]): Why["answer"] {
  const skipped = rows.filter((row) => DIRECT.includes(row.kind)).sort((a, b) => rank(a) - rank(b));
  const [row] = skipped.length > 0 ? skipped : [...rows].sort((a, b) => rank(a) - rank(b));
  if (!row) {
    return null;
  }

  const text = t("why.because", { rule: row.rule, reason: row.text });
  const offer = OFFERS[row.reason];
  return offer ? { text, offer } : { text };
}

const OFFERS: Record<string, Offer> = {
  audience_mismatch: "open-rule",
  inactive: "open-rule",
  capability_off: "settings",
  already_ready: "award",
};

function nobodyListens(event: Event, context: Context): Why["answer"] {
  const known = context.followed ? typesIn(context.followed.document) : [];
  const near = closest(event.type, known);
  const text = near ? t("why.noRuleNear", { type: event.type, closest: near }) : t("why.noRule", { type: event.type });
  return { text, offer: "new-rule" };
}

const rank = (row: WhyRow) =>
  (row.outcome === "skipped" ? 100 : 0) +
  (DIRECT.includes(row.kind) ? 0 : 50) +
  Math.max(0, ORDER.indexOf(row.reason)) +
  DIRECT.indexOf(row.kind) / 10;

function rowOf(one: Explanation, event: Event, context: Context): WhyRow {
  const rule = findRule(one, context.followed?.document, event.type);
  return {
    rule: rule.name,
    kind: one.rule_type,
    outcome: outcomeOf(one),
    reason: one.reason,
    text: sentenceOf(one, rule, event, context),
  };
}

function outcomeOf(one: Explanation): WhyRow["outcome"] {
  if (one.outcome !== "fired") {
    return "skipped";
  }

  return one.reason === "capped" ? "capped" : "fired";
}

function sentenceOf(one: Explanation, rule: FoundRule, event: Event, context: Context): string {
  switch (one.reason) {
    case "fired":
      return one.credits && one.credits.length > 0
        ? t("why.gave", { what: creditsText(one.credits, context) })
        : t(`why.acted.${actOf(one.rule_type)}`);
    case "capped":
      return one.credits && one.credits.length > 0
        ? t("why.cappedGave", { what: creditsText(one.credits, context), amount: rule.amount ?? 0 })
        : t("why.capped");
    case "condition_not_met":
      return notMet(one, rule, event);
    case "daily_cap_reached":
      return t("why.dailyCap", { cap: rule.daily ? number(rule.daily) : "", local: midnightHere(event.occurred_at) });
    case "weekly_cap_reached":
      return t("why.weeklyCap", { cap: rule.weekly ? number(rule.weekly) : "" });
    case "total_limit_reached":
      return t("why.totalLimit", { times: rule.times ?? 1 });
    case "cooldown":
      return t("why.cooldown", { seconds: rule.pause ?? 0 });
    case "audience_mismatch":
      return t("why.audience", { audience: rule.audience ? context.audienceLabel(rule.audience) : "" });
    case "late_event":
      return t("why.late", { day: event.occurred_at.slice(0, 10) });
    default:
      return KNOWN.has(one.reason) ? t(`why.reasons.${one.reason as "inactive"}`) : humanise(one.reason);
  }
}

const KNOWN = new Set([
  "inactive",
  "capability_off",
  "already_awarded",
  "already_ready",
  "already_completed",
  "already_ticked",
  "max_balance_reached",
  "max_value_reached",
  "locked",
]);

const ACTS = ["coin_rule", "token_rule", "skill_rule", "badge", "streak", "path_step", "path_sub_step", "evolution"] as const;
const actOf = (kind: string) => ACTS.find((act) => act === kind) ?? "other";

function notMet(one: Explanation, rule: FoundRule, event: Event): string {
  const failing = rule.where?.find((clause) => !holds(clause, event.properties ?? {}));
  if (failing) {
    const actual = valueAt(event.properties ?? {}, failing.property);
    return actual === undefined || actual === null
      ? t("why.needsMissing", { condition: clauseText(failing), property: failing.property })
      : t("why.needs", { condition: clauseText(failing), actual: valueText(actual) });
  }

  return one.expected !== undefined && one.expected !== null
    ? t("why.expected", { expected: valueText(one.expected), actual: valueText(one.actual ?? 0) })
    : t("why.notYet");
}

function creditsText(credits: string[], context: Context): string {
  return credits
    .map((credit) => {
      const at = credit.lastIndexOf(":");
      const key = credit.slice(0, at);
      const token = context.followed?.document.tokens.find((token) => token.token_key === key);
      return t("why.amount", { amount: Number(credit.slice(at + 1)), token: token?.label ?? humanise(key) });
    })
    .join(", ");
}

/** When the UTC day ends, by the clock of whoever looks. */
function midnightHere(at: string): string {
  const midnight = new Date(at);
  midnight.setUTCHours(24, 0, 0, 0);
  return new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(midnight);
}

function typesIn(document: Document): string[] {
  return [
    ...document.coin_rules.map((rule) => rule.event_type),
    ...document.skill_rules.map((rule) => rule.event_type),
    ...document.streak_definitions.map((streak) => streak.event_type),
    ...document.tokens.flatMap((token) => token.earn_rules.map((rule) => rule.event_type)),
  ];
}

const listens = (document: Document, type: string) => typesIn(document).includes(type);

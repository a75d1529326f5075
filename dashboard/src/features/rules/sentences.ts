import type { Schemas } from "../../app/api";
import { t } from "../../app/text";
import type { TypeLabel } from "../config/labels";
import { wherePart } from "../config/where";
import type { Document } from "../config/versions";

type CoinRule = Pick<
  Schemas["CoinRule"],
  "event_type" | "amount" | "where" | "daily_cap" | "weekly_cap" | "total_limit" | "cooldown_seconds" | "multiplier" | "lucky"
>;

/** When “lesson completed” happens, give 10 coins, at most 50 a day. */
export function coinSentence(rule: CoinRule, label: TypeLabel): string {
  const when = wherePart(rule.where);
  const parts = [
    when
      ? t("sentences.coinWhere", { type: label(rule.event_type), where: when, amount: rule.amount })
      : t("sentences.coin", { type: label(rule.event_type), amount: rule.amount }),
    rule.daily_cap ? t("sentences.daily", { cap: rule.daily_cap }) : "",
    rule.weekly_cap ? t("sentences.weekly", { cap: rule.weekly_cap }) : "",
    rule.total_limit ? t("sentences.times", { times: rule.total_limit }) : "",
    rule.cooldown_seconds ? t("sentences.pause", { seconds: rule.cooldown_seconds }) : "",
    rule.multiplier ? t("sentences.multiplier", { max: rule.multiplier.max }) : "",
    rule.lucky ? t("sentences.lucky", { chance: rule.lucky.chance, bonus: rule.lucky.bonus }) : "",
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}

/** What a version says, as sentences; the rules that pay first. */
export function ruleSentences(document: Document, label: TypeLabel): string[] {
  return document.coin_rules.filter((rule) => rule.is_active).map((rule) => coinSentence(rule, label));
}

import type { Schemas } from "../../app/api";
import { capital, humanise, number, t } from "../../app/text";
import { NumberField, Select } from "../../ui/Field";
import type { TypeLabel } from "../config/labels";
import { clauseText, wherePart } from "../config/where";
import type { Document } from "../config/versions";
import { EventTypeField } from "./fields";

export type Condition = Schemas["ProgressionCondition"];

/** The names that a condition speaks of. */
export interface Names {
    type: TypeLabel;
    document: Document | undefined;
}

/** A condition in words: "“lesson completed” has come 10 times". */
export function conditionSentence(condition: Condition, { type, document }: Names): string {
    switch (condition.type) {
        case "event_count": {
            const where = wherePart(condition.config.where);
            const text = t("conditions.event_count", { type: type(condition.config.event_type), count: condition.config.count });
            return where ? t("conditions.with", { text, where }) : text;
        }
        case "milestone":
            return t("conditions.milestone", { metric: t(`metrics.${condition.config.metric}`), threshold: condition.config.threshold });
        case "streak": {
            const streak = document?.streak_definitions.find((one) => one.key === condition.config.streak_key);
            return t("conditions.streak", {
                streak: streak?.label ?? humanise(condition.config.streak_key),
                length: condition.config.length,
            });
        }
        case "skill_level": {
            const skill = document?.skill_sets.flatMap((set) => set.skills).find((one) => one.key === condition.config.skill_key);
            return t("conditions.skill_level", {
                skill: skill?.label ?? humanise(condition.config.skill_key),
                level: condition.config.level,
            });
        }
        case "evolution":
            return t("conditions.evolution", { stage: condition.config.stage });
        case "coin":
            return t("conditions.coin", { amount: condition.config.amount });
        case "token":
            return t("conditions.token", { amount: condition.config.amount, token: humanise(condition.config.token_key) });
        case "badge_earned": {
            const badge = document?.badge_definitions.find((one) => one.key === condition.config.badge_key);
            return t("conditions.badge_earned", { badge: badge?.label ?? humanise(condition.config.badge_key) });
        }
        case "gate_unlocked":
            return t("conditions.gate_unlocked", { gate: humanise(condition.config.gate_key) });
        case "collection":
            return t("conditions.collection", {
                count: condition.config.count ?? (condition.config.badge_keys ?? condition.config.item_ids ?? []).length,
            });
        case "custom":
            return t("conditions.custom", {
                type: type(condition.config.event_type),
                where: condition.config.where.map(clauseText).join(", "),
            });
    }
}

const OFFERED = ["event_count", "streak", "skill_level", "milestone", "coin", "evolution", "badge_earned"] as const;

/** The usual condition of a type to begin with. */
export function conditionOf(type: string, document: Document | undefined): Condition {
    switch (type) {
        case "streak":
            return { type, config: { streak_key: document?.streak_definitions[0]?.key ?? "", length: 7 } };
        case "skill_level":
            return { type, config: { skill_key: document?.skill_sets[0]?.skills[0]?.key ?? "", level: 2 } };
        case "milestone":
            return { type, config: { metric: "total_events", threshold: 100 } };
        case "coin":
            return { type, config: { amount: 500, basis: "lifetime_earned" } };
        case "evolution":
            return { type, config: { stage: 2 } };
        case "badge_earned":
            return { type, config: { badge_key: document?.badge_definitions[0]?.key ?? "" } };
        default:
            return { type: "event_count", config: { event_type: "", count: 10, where: [] } };
    }
}

interface Props {
    value: Condition;
    document: Document | undefined;
    onChange: (condition: Condition) => void;
}

/** One condition: what it looks at, and how much of it. A rarer kind keeps what it says; it is changed by the API. */
export function ConditionFields({ value, document, onChange }: Props) {
    const isOffered = OFFERED.some((one) => one === value.type);
    return (
        <>
            <Select
                label={t("conditions.label")}
                name="condition.type"
                value={value.type}
                disabled={!isOffered}
                hint={isOffered ? undefined : t("conditions.byApi")}
                onChange={(type) => {
                    onChange(conditionOf(type, document));
                }}
                options={(isOffered ? OFFERED : [value.type]).map((one) => ({ value: one, label: t(`conditions.kinds.${one}`) }))}
            />
            <ConditionConfig value={value} document={document} onChange={onChange} />
        </>
    );
}

const METRICS = ["total_events", "coins_earned", "total_skill_level", "badge_count", "item_count", "evolution_stage"] as const;

function ConditionConfig({ value, document, onChange }: Props) {
    const amount = (label: string, field: string, now: number, change: (to: number) => Condition) => (
        <NumberField
            label={label}
            name={`condition.config.${field}`}
            min={1}
            value={now}
            onChange={(to) => {
                onChange(change(to ?? 0));
            }}
        />
    );
    const choice = (
        label: string,
        field: string,
        now: string,
        options: { value: string; label: string }[],
        change: (to: string) => Condition,
    ) => (
        <Select
            label={label}
            name={`condition.config.${field}`}
            value={now}
            options={options}
            onChange={(to) => {
                onChange(change(to));
            }}
        />
    );
    switch (value.type) {
        case "event_count":
            return (
                <>
                    <EventTypeField
                        name="condition.config.event_type"
                        value={value.config.event_type}
                        onChange={(event_type) => {
                            onChange({ ...value, config: { ...value.config, event_type } });
                        }}
                    />
                    {amount(t("conditions.times"), "count", value.config.count, (count) => ({
                        ...value,
                        config: { ...value.config, count },
                    }))}
                </>
            );
        case "streak":
            return (
                <>
                    {choice(
                        t("rules.streak"),
                        "streak_key",
                        value.config.streak_key,
                        (document?.streak_definitions ?? []).map((one) => ({ value: one.key, label: one.label })),
                        (streak_key) => ({ ...value, config: { ...value.config, streak_key } }),
                    )}
                    {amount(t("conditions.length"), "length", value.config.length, (length) => ({
                        ...value,
                        config: { ...value.config, length },
                    }))}
                </>
            );
        case "skill_level":
            return (
                <>
                    {choice(
                        t("rules.skill"),
                        "skill_key",
                        value.config.skill_key,
                        (document?.skill_sets ?? []).flatMap((set) => set.skills).map((one) => ({ value: one.key, label: one.label })),
                        (skill_key) => ({ ...value, config: { ...value.config, skill_key } }),
                    )}
                    {amount(t("conditions.level"), "level", value.config.level, (level) => ({
                        ...value,
                        config: { ...value.config, level },
                    }))}
                </>
            );
        case "milestone":
            return (
                <>
                    {choice(
                        t("conditions.metric"),
                        "metric",
                        value.config.metric,
                        METRICS.map((one) => ({ value: one, label: capital(t(`metrics.${one}`)) })),
                        (metric) => ({ ...value, config: { ...value.config, metric: metric as (typeof METRICS)[number] } }),
                    )}
                    {amount(t("conditions.threshold"), "threshold", value.config.threshold, (threshold) => ({
                        ...value,
                        config: { ...value.config, threshold },
                    }))}
                </>
            );
        case "coin":
            return amount(t("rules.coins"), "amount", value.config.amount, (to) => ({
                ...value,
                config: { ...value.config, amount: to },
            }));
        case "evolution":
            return amount(t("conditions.stage"), "stage", value.config.stage, (stage) => ({ ...value, config: { stage } }));
        case "badge_earned":
            return choice(
                t("acts.whichBadge"),
                "badge_key",
                value.config.badge_key,
                (document?.badge_definitions ?? []).map((one) => ({ value: one.key, label: one.label })),
                (badge_key) => ({ ...value, config: { badge_key } }),
            );
        default:
            return null;
    }
}

/** What comes on top of a badge. */
export function rewardText(reward: Schemas["Reward"] | null): string {
    const parts = [
        reward?.coins ? t("events.coins", { count: reward.coins, token: t("events.coin") }) : "",
        reward?.token_key && reward.token_amount ? `${number(reward.token_amount)} ${humanise(reward.token_key)}` : "",
    ];
    return parts.filter(Boolean).join(", ");
}

import { Plus, X } from "lucide-react";
import type { Schemas } from "../../app/api";
import { useMe } from "../../app/me";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { Select, TextField } from "../../ui/Field";
import { useKnownTypes } from "../config/labels";
import { scalarOf } from "../events/PropertyRows";
import styles from "./Rules.module.css";

type Clause = Schemas["ProgressionWhereClause"];

const WEEK = 7 * 86_400_000;

export function EventTypeField({
    value,
    onChange,
    name = "event_type",
}: {
    value: string;
    onChange: (value: string) => void;
    name?: string;
}) {
    const types = useKnownTypes();
    const known = types.find((type) => type.type === value);
    const isRecent = known?.last_seen_at && Date.now() - new Date(known.last_seen_at).getTime() < WEEK;
    const hint = known ? t(isRecent ? "rules.typeSeen" : "rules.typeOld", { count: known.count }) : t("rules.typeNew");
    return (
        <>
            <TextField
                label={t("rules.eventType")}
                name={name}
                mono
                required
                list="event-types"
                placeholder="lesson_completed"
                value={value}
                onChange={onChange}
                hint={value ? hint : t("rules.typeHint")}
            />
            <datalist id="event-types">
                {types.map((type) => (
                    <option key={type.type} value={type.type}>
                        {type.label ?? ""}
                    </option>
                ))}
            </datalist>
        </>
    );
}

export function AudienceField({ value, onChange }: { value: string | null; onChange: (value: string | null) => void }) {
    const { audiences } = useMe();
    if (audiences.length < 2) {
        return null;
    }

    return (
        <Select
            label={t("rules.audience")}
            name="audience"
            value={value ?? ""}
            onChange={(chosen) => {
                onChange(chosen || null);
            }}
            options={[
                { value: "", label: t("rules.everybody") },
                ...audiences.map((audience) => ({ value: audience.key, label: audience.label })),
            ]}
        />
    );
}

const OPERATORS = ["eq", "neq", "gt", "gte", "lt", "lte", "in", "contains", "exists"] as const;

/** What an event's properties must be, all of it; no or, no nesting. */
export function WhereFields({ value, onChange }: { value: Clause[]; onChange: (value: Clause[]) => void }) {
    const set = (at: number, change: Partial<Clause>) => {
        onChange(value.map((clause, index) => (index === at ? { ...clause, ...change } : clause)));
    };
    return (
        <fieldset style={{ display: "grid", gap: 8 }}>
            <legend className="visually-hidden">{t("rules.where")}</legend>
            {value.map((clause, index) => (
                <div key={index} className={styles.clause}>
                    <TextField
                        label={t("rules.property")}
                        name={`where[${index}].property`}
                        mono
                        value={clause.property}
                        onChange={(property) => {
                            set(index, { property });
                        }}
                    />
                    <Select
                        label={t("rules.operator")}
                        name={`where[${index}].operator`}
                        value={clause.operator}
                        onChange={(operator) => {
                            set(index, { operator: operator as Clause["operator"] });
                        }}
                        options={OPERATORS.map((operator) => ({ value: operator, label: t(`operators.${operator}`) }))}
                    />
                    <TextField
                        label={t("send.value")}
                        name={`where[${index}].value`}
                        value={textOf(clause.value)}
                        onChange={(text) => {
                            set(index, { value: valueOf(clause.operator, text) as never });
                        }}
                    />
                    <Button
                        kind="quiet"
                        icon
                        aria-label={t("rules.removeCondition")}
                        onPress={() => {
                            onChange(value.filter((_, at) => at !== index));
                        }}
                    >
                        <X size={16} aria-hidden />
                    </Button>
                </div>
            ))}
            {value.length < 10 ? (
                <div>
                    <Button
                        size="small"
                        onPress={() => {
                            onChange([...value, { property: "", operator: "eq", value: "" as never }]);
                        }}
                    >
                        <Plus size={14} aria-hidden />
                        {t("rules.addCondition")}
                    </Button>
                </div>
            ) : null}
        </fieldset>
    );
}

function textOf(value: unknown): string {
    return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

function valueOf(operator: Clause["operator"], text: string): unknown {
    return operator === "in" ? text.split(",").map((part) => scalarOf(part.trim())) : scalarOf(text);
}

/** Keys follow from the name until somebody gives one: `First lesson` is `first_lesson`. */
export function keyFrom(name: string): string {
    const key = name
        .toLowerCase()
        .normalize("NFKD")
        .replace(/[^a-z0-9]+/g, "_")
        .replace(/^[^a-z]+|_+$/g, "");
    return key.slice(0, 64);
}

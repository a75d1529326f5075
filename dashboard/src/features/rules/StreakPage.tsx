import { useParams, useSearch } from "@tanstack/react-router";
import { Plus, X } from "lucide-react";
import type { Schemas } from "../../app/api";
import { ApiError } from "../../app/api-error";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Choices, NumberField, Switch, TextField } from "../../ui/Field";
import { FormRow } from "../../ui/Form";
import { Failed, Loaded } from "../../ui/States";
import { useTypeLabels } from "../config/labels";
import { EditorPage, Part } from "./EditorPage";
import { AudienceField, EventTypeField, keyFrom, WhereFields } from "./fields";
import { useRules, type Rule, type RuleInput } from "./kinds";
import { streakSentence } from "./moreSentences";
import { useRuleEditor } from "./useRuleEditor";

type Input = RuleInput<"streak-definitions">;
type Milestone = Schemas["StreakMilestone"];

const start = (period: string | undefined): Input => ({
    key: "",
    label: "",
    icon: null,
    event_type: "",
    where: [],
    period: (period ?? "daily") as "daily",
    display_mode: "count",
    max_row_icons: null,
    hero: false,
    milestones: [{ count: 7, coins: 50 }],
    tick_bonus_coins: null,
    freeze: null,
    audience: null,
    is_active: true,
});

export function NewStreakPage() {
    const { template } = useSearch({ from: "/inside/rules/streaks/new" });
    return <StreakForm streak={null} begin={start(template)} />;
}

export function StreakPage() {
    const { id } = useParams({ from: "/inside/rules/streaks/$id" });
    return (
        <Loaded of={useRules("streak-definitions")}>
            {({ data }) => {
                const streak = data.find((one) => one.id === id);
                return streak ? (
                    <StreakForm key={id} streak={streak} begin={start(undefined)} />
                ) : (
                    <Card>
                        <Failed error={new ApiError(404, "resource_not_found", "", {}, null, null)} />
                    </Card>
                );
            }}
        </Loaded>
    );
}

function StreakForm({ streak, begin }: { streak: Rule<"streak-definitions"> | null; begin: Input }) {
    const editor = useRuleEditor("streak-definitions", streak, begin, "/rules/streaks");
    const label = useTypeLabels();
    const { input, set } = editor;
    const sentence = input.event_type
        ? streakSentence(
              { ...begin, ...input, where: input.where ?? [], milestones: input.milestones ?? [] } as Rule<"streak-definitions">,
              { type: label },
          )
        : t("rules.sayType");
    return (
        <EditorPage
            title={streak ? streak.label : t("rules.newStreak")}
            editor={editor}
            sentence={sentence}
            back={{ to: "/rules/streaks", label: t("nav.streaks") }}
        >
            <Part title={t("rules.when")}>
                <TextField
                    label={t("rules.name")}
                    name="label"
                    required
                    value={input.label}
                    hint={t("rules.streakHint")}
                    onChange={(name) => {
                        set({ label: name, ...(editor.isNew && input.key === keyFrom(input.label) ? { key: keyFrom(name) } : {}) });
                    }}
                />
                <EventTypeField
                    value={input.event_type}
                    onChange={(event_type) => {
                        set({ event_type });
                    }}
                />
                <Choices
                    label={t("rules.period")}
                    name="period"
                    value={input.period ?? "daily"}
                    onChange={(period) => {
                        set({ period: period as "daily" });
                    }}
                    options={(["daily", "weekly", "monthly"] as const).map((period) => ({
                        value: period,
                        label: t(`periods.${period}`),
                    }))}
                />
            </Part>
            <Part title={t("rules.give")}>
                <NumberField
                    label={t("rules.tickBonus")}
                    name="tick_bonus_coins"
                    optional
                    min={1}
                    value={input.tick_bonus_coins ?? null}
                    onChange={(tick_bonus_coins) => {
                        set({ tick_bonus_coins });
                    }}
                />
                <Milestones
                    value={input.milestones ?? []}
                    onChange={(milestones) => {
                        set({ milestones });
                    }}
                />
            </Part>
            <Part title={t("rules.limit")}>
                <Switch
                    label={t("rules.freeze")}
                    checked={Boolean(input.freeze)}
                    onChange={(on) => {
                        set({ freeze: on ? { max_held: 2, cost_coins: 50 } : null });
                    }}
                />
                {input.freeze ? (
                    <FormRow>
                        <NumberField
                            label={t("rules.freezes")}
                            name="freeze.max_held"
                            min={1}
                            value={input.freeze.max_held}
                            onChange={(max_held) => {
                                set({ freeze: { ...input.freeze!, max_held: max_held ?? 1 } });
                            }}
                        />
                        <NumberField
                            label={t("rules.freezeCost")}
                            name="freeze.cost_coins"
                            min={0}
                            value={input.freeze.cost_coins}
                            onChange={(cost_coins) => {
                                set({ freeze: { ...input.freeze!, cost_coins: cost_coins ?? 0 } });
                            }}
                        />
                    </FormRow>
                ) : null}
            </Part>
            <Part title={t("rules.advanced")} closed>
                <TextField
                    label={t("rules.key")}
                    name="key"
                    mono
                    value={input.key}
                    onChange={(key) => {
                        set({ key });
                    }}
                    hint={t("rules.keyHint")}
                    disabled={!editor.isNew}
                />
                <AudienceField
                    value={input.audience ?? null}
                    onChange={(audience) => {
                        set({ audience });
                    }}
                />
                <WhereFields
                    value={input.where ?? []}
                    onChange={(where) => {
                        set({ where });
                    }}
                />
                <Switch
                    label={t("rules.hero")}
                    checked={input.hero ?? false}
                    onChange={(hero) => {
                        set({ hero });
                    }}
                />
                <Switch
                    label={t("rules.active")}
                    checked={input.is_active ?? true}
                    onChange={(is_active) => {
                        set({ is_active });
                    }}
                />
            </Part>
        </EditorPage>
    );
}

function Milestones({ value, onChange }: { value: Milestone[]; onChange: (value: Milestone[]) => void }) {
    const set = (at: number, change: Partial<Milestone>) => {
        onChange(value.map((one, index) => (index === at ? { ...one, ...change } : one)));
    };
    return (
        <fieldset style={{ display: "grid", gap: 12 }}>
            <legend style={{ fontWeight: 500, marginBottom: 8 }}>{t("rules.milestones")}</legend>
            {value.map((milestone, index) => (
                <div key={index} style={{ display: "flex", gap: 12, alignItems: "end", flexWrap: "wrap" }}>
                    <NumberField
                        label={t("conditions.length")}
                        name={`milestones[${index}].count`}
                        min={1}
                        value={milestone.count}
                        onChange={(count) => {
                            set(index, { count: count ?? 1 });
                        }}
                    />
                    <NumberField
                        label={t("rules.coins")}
                        name={`milestones[${index}].coins`}
                        min={1}
                        value={milestone.coins ?? null}
                        onChange={(coins) => {
                            set(index, { coins });
                        }}
                    />
                    <Button
                        kind="quiet"
                        icon
                        aria-label={t("rules.removeMilestone")}
                        onPress={() => {
                            onChange(value.filter((_, at) => at !== index));
                        }}
                    >
                        <X size={16} aria-hidden />
                    </Button>
                </div>
            ))}
            <div>
                <Button
                    size="small"
                    onPress={() => {
                        onChange([...value, { count: (value.at(-1)?.count ?? 0) + 7, coins: 50 }]);
                    }}
                >
                    <Plus size={14} aria-hidden />
                    {t("rules.addMilestone")}
                </Button>
            </div>
        </fieldset>
    );
}

import { useParams, useSearch } from "@tanstack/react-router";
import { t } from "../../app/text";
import { Card } from "../../ui/Card";
import { NumberField, Select, Switch, TextField } from "../../ui/Field";
import { FormRow } from "../../ui/Form";
import { Failed, Loaded } from "../../ui/States";
import { ApiError } from "../../app/api-error";
import { useTypeLabels } from "../config/labels";
import { EditorPage, Part } from "./EditorPage";
import { AudienceField, EventTypeField, WhereFields } from "./fields";
import { useRules, type Rule, type RuleInput } from "./kinds";
import { coinSentence } from "./sentences";
import { useRuleEditor } from "./useRuleEditor";

type Input = RuleInput<"coin-rules">;

const START: Input = {
    name: "",
    event_type: "",
    amount: 10,
    audience: null,
    where: [],
    daily_cap: 50,
    weekly_cap: null,
    total_limit: null,
    cooldown_seconds: null,
    multiplier: null,
    lucky: null,
    is_active: true,
};

/** What the gallery's cards begin with. */
const TEMPLATES: Record<string, Partial<Input>> = {
    first: { daily_cap: null, total_limit: 1 },
    lucky: { lucky: { chance: 0.1, bonus: 25 } },
    streak: { multiplier: { basis: "streak", streak_key: "", per_tick: 0.1, max: 2 } },
};

export function NewCoinRulePage() {
    const { template, type } = useSearch({ from: "/inside/rules/earning/new" });
    return <CoinRule rule={null} start={{ ...START, ...TEMPLATES[template ?? ""], event_type: type ?? "" }} />;
}

export function CoinRulePage() {
    const { id } = useParams({ from: "/inside/rules/earning/$id" });
    const rules = useRules("coin-rules");
    return (
        <Loaded of={rules}>
            {({ data }) => {
                const rule = data.find((one) => one.id === id);
                return rule ? (
                    <CoinRule key={id} rule={rule} start={START} />
                ) : (
                    <Card>
                        <Failed error={new ApiError(404, "resource_not_found", "", {}, null, null)} />
                    </Card>
                );
            }}
        </Loaded>
    );
}

function CoinRule({ rule, start }: { rule: Rule<"coin-rules"> | null; start: Input }) {
    const editor = useRuleEditor("coin-rules", rule, start, "/rules/earning");
    const label = useTypeLabels();
    const streaks = useRules("streak-definitions").data?.data ?? [];
    const { input, set } = editor;
    const said = input.event_type
        ? coinSentence({ ...START, ...input, where: input.where ?? [] } as Rule<"coin-rules">, label)
        : t("rules.sayType");
    const isAdvanced = Boolean(input.audience ?? input.lucky ?? input.multiplier) || (input.where ?? []).length > 0;
    return (
        <EditorPage
            title={rule ? rule.name : t("rules.newCoin")}
            editor={editor}
            sentence={said}
            back={{ to: "/rules/earning", label: t("nav.earning") }}
        >
            <Part title={t("rules.when")}>
                <EventTypeField
                    value={input.event_type}
                    onChange={(event_type) => {
                        set({
                            event_type,
                            ...(input.name === "" || input.name === label(input.event_type) ? { name: label(event_type) } : {}),
                        });
                    }}
                />
                <TextField
                    label={t("rules.name")}
                    name="name"
                    required
                    value={input.name}
                    onChange={(name) => {
                        set({ name });
                    }}
                    hint={t("rules.nameHint")}
                />
            </Part>
            <Part title={t("rules.give")}>
                <NumberField
                    label={t("rules.coins")}
                    name="amount"
                    min={1}
                    value={input.amount}
                    onChange={(amount) => {
                        set({ amount: amount ?? 0 });
                    }}
                />
            </Part>
            <Part title={t("rules.limit")}>
                <p style={{ color: "var(--hd-muted)" }}>{t("rules.limitHint")}</p>
                <FormRow>
                    <NumberField
                        label={t("rules.daily")}
                        name="daily_cap"
                        optional
                        min={1}
                        unit={t("rules.unitCoins")}
                        value={input.daily_cap ?? null}
                        onChange={(daily_cap) => {
                            set({ daily_cap });
                        }}
                    />
                    <NumberField
                        label={t("rules.weekly")}
                        name="weekly_cap"
                        optional
                        min={1}
                        unit={t("rules.unitCoins")}
                        value={input.weekly_cap ?? null}
                        onChange={(weekly_cap) => {
                            set({ weekly_cap });
                        }}
                    />
                    <NumberField
                        label={t("rules.times")}
                        name="total_limit"
                        optional
                        min={1}
                        unit={t("rules.unitTimes")}
                        value={input.total_limit ?? null}
                        onChange={(total_limit) => {
                            set({ total_limit });
                        }}
                    />
                    <NumberField
                        label={t("rules.pause")}
                        name="cooldown_seconds"
                        optional
                        min={1}
                        unit={t("rules.unitSeconds")}
                        value={input.cooldown_seconds ?? null}
                        onChange={(cooldown_seconds) => {
                            set({ cooldown_seconds });
                        }}
                    />
                </FormRow>
            </Part>
            <Part title={t("rules.advanced")} closed={!isAdvanced}>
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
                    label={t("rules.lucky")}
                    checked={Boolean(input.lucky)}
                    onChange={(on) => {
                        set({ lucky: on ? { chance: 0.1, bonus: 25 } : null });
                    }}
                />
                {input.lucky ? (
                    <FormRow>
                        <NumberField
                            label={t("rules.chance")}
                            name="lucky.chance"
                            min={0}
                            max={100}
                            unit="%"
                            value={Math.round(input.lucky.chance * 1000) / 10}
                            onChange={(percent) => {
                                set({ lucky: { ...input.lucky!, chance: (percent ?? 0) / 100 } });
                            }}
                        />
                        <NumberField
                            label={t("rules.bonus")}
                            name="lucky.bonus"
                            min={1}
                            value={input.lucky.bonus}
                            onChange={(bonus) => {
                                set({ lucky: { ...input.lucky!, bonus: bonus ?? 0 } });
                            }}
                        />
                    </FormRow>
                ) : null}
                <Switch
                    label={t("rules.multiplier")}
                    checked={Boolean(input.multiplier)}
                    onChange={(on) => {
                        set({ multiplier: on ? { basis: "streak", streak_key: streaks[0]?.key ?? "", per_tick: 0.1, max: 2 } : null });
                    }}
                />
                {input.multiplier ? (
                    <FormRow>
                        <Select
                            label={t("rules.streak")}
                            name="multiplier.streak_key"
                            value={input.multiplier.streak_key}
                            onChange={(streak_key) => {
                                set({ multiplier: { ...input.multiplier!, streak_key } });
                            }}
                            options={[
                                { value: "", label: t("rules.choose") },
                                ...streaks.map((streak) => ({ value: streak.key, label: streak.label })),
                            ]}
                        />
                        <NumberField
                            label={t("rules.max")}
                            name="multiplier.max"
                            min={1}
                            step={0.1}
                            unit={t("rules.unitTimes")}
                            value={input.multiplier.max}
                            onChange={(max) => {
                                set({ multiplier: { ...input.multiplier!, max: max ?? 1 } });
                            }}
                        />
                    </FormRow>
                ) : null}
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

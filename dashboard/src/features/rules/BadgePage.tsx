import { useParams, useSearch } from "@tanstack/react-router";
import { ApiError } from "../../app/api-error";
import { t } from "../../app/text";
import { Card } from "../../ui/Card";
import { Choices, NumberField, Switch, TextArea, TextField } from "../../ui/Field";
import { Failed, Loaded } from "../../ui/States";
import { useTypeLabels } from "../config/labels";
import { useStanding } from "../config/versions";
import { ConditionFields, conditionOf } from "./conditions";
import { EditorPage, Part } from "./EditorPage";
import { AudienceField, keyFrom } from "./fields";
import { useRules, type Rule, type RuleInput } from "./kinds";
import { badgeSentence } from "./moreSentences";
import { useRuleEditor } from "./useRuleEditor";

type Input = RuleInput<"badge-definitions">;

const start = (template: string | undefined): Input => ({
    key: "",
    label: "",
    description: "",
    icon_url: null,
    audience: null,
    award_mode: template === "hand" ? "manual" : "auto",
    condition: template === "hand" ? null : conditionOf(template ?? "event_count", undefined),
    reward: null,
    is_active: true,
});

export function NewBadgePage() {
    const { template } = useSearch({ from: "/inside/rules/badges/new" });
    return <BadgeForm badge={null} begin={start(template)} />;
}

export function BadgePage() {
    const { id } = useParams({ from: "/inside/rules/badges/$id" });
    return (
        <Loaded of={useRules("badge-definitions")}>
            {({ data }) => {
                const badge = data.find((one) => one.id === id);
                return badge ? (
                    <BadgeForm key={id} badge={badge} begin={start(undefined)} />
                ) : (
                    <Card>
                        <Failed error={new ApiError(404, "resource_not_found", "", {}, null, null)} />
                    </Card>
                );
            }}
        </Loaded>
    );
}

function BadgeForm({ badge, begin }: { badge: Rule<"badge-definitions"> | null; begin: Input }) {
    const editor = useRuleEditor("badge-definitions", badge, begin, "/rules/badges");
    const label = useTypeLabels();
    const { draft, published } = useStanding();
    const document = (draft ?? published)?.document;
    const { input, set } = editor;
    const isManual = input.award_mode === "manual";
    const sentence = badgeSentence(
        { label: input.label, condition: input.condition ?? null, reward: input.reward ?? null, award_mode: input.award_mode ?? "auto" },
        { type: label, document },
    );
    return (
        <EditorPage
            title={badge ? badge.label : t("rules.newBadge")}
            editor={editor}
            sentence={sentence}
            back={{ to: "/rules/badges", label: t("nav.badges") }}
        >
            <Part title={t("rules.badge")}>
                <TextField
                    label={t("rules.name")}
                    name="label"
                    required
                    value={input.label}
                    hint={t("rules.badgeHint")}
                    onChange={(name) => {
                        set({ label: name, ...(editor.isNew && input.key === keyFrom(input.label) ? { key: keyFrom(name) } : {}) });
                    }}
                />
                <TextArea
                    label={t("rules.description")}
                    name="description"
                    optional
                    rows={2}
                    value={input.description ?? ""}
                    onChange={(description) => {
                        set({ description });
                    }}
                />
            </Part>
            <Part title={t("rules.when")}>
                <Choices
                    label={t("rules.awarded")}
                    name="award_mode"
                    value={input.award_mode ?? "auto"}
                    onChange={(mode) => {
                        set({
                            award_mode: mode as "auto",
                            ...(mode === "auto" && !input.condition ? { condition: conditionOf("event_count", document) } : {}),
                        });
                    }}
                    options={[
                        { value: "auto", label: t("rules.byRules"), hint: t("rules.byRulesHint") },
                        { value: "manual", label: t("rules.byHand"), hint: t("rules.byHandHint") },
                    ]}
                />
                {input.condition ? (
                    <ConditionFields
                        value={input.condition}
                        document={document}
                        onChange={(condition) => {
                            set({ condition });
                        }}
                    />
                ) : null}
                {isManual && input.condition ? (
                    <Switch
                        label={t("rules.needsCondition")}
                        checked
                        onChange={() => {
                            set({ condition: null });
                        }}
                    />
                ) : null}
            </Part>
            <Part title={t("rules.give")}>
                <NumberField
                    label={t("rules.coinsOnTop")}
                    name="reward.coins"
                    optional
                    min={1}
                    value={input.reward?.coins ?? null}
                    onChange={(coins) => {
                        set({ reward: coins === null && !input.reward?.token_key ? null : { ...input.reward, coins } });
                    }}
                />
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

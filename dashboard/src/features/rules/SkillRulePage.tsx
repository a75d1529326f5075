import { useParams } from "@tanstack/react-router";
import { ApiError } from "../../app/api-error";
import { t } from "../../app/text";
import { Card } from "../../ui/Card";
import { NumberField, Select, Switch, TextField } from "../../ui/Field";
import { Failed, Loaded } from "../../ui/States";
import { useTypeLabels } from "../config/labels";
import { useStanding } from "../config/versions";
import { EditorPage, Part } from "./EditorPage";
import { AudienceField, EventTypeField, WhereFields } from "./fields";
import { useRules, type Rule, type RuleInput } from "./kinds";
import { skillSentence } from "./moreSentences";
import { useRuleEditor } from "./useRuleEditor";

type Input = RuleInput<"skill-rules">;

const START: Input = { name: "", event_type: "", skill_key: "", amount: 5, audience: null, where: [], daily_cap: null, is_active: true };

export const NewSkillRulePage = () => <SkillRule rule={null} />;

export function SkillRulePage() {
    const { id } = useParams({ from: "/inside/rules/skills/$id" });
    return (
        <Loaded of={useRules("skill-rules")}>
            {({ data }) => {
                const rule = data.find((one) => one.id === id);
                return rule ? (
                    <SkillRule key={id} rule={rule} />
                ) : (
                    <Card>
                        <Failed error={new ApiError(404, "resource_not_found", "", {}, null, null)} />
                    </Card>
                );
            }}
        </Loaded>
    );
}

function SkillRule({ rule }: { rule: Rule<"skill-rules"> | null }) {
    const editor = useRuleEditor("skill-rules", rule, START, "/rules/skills");
    const label = useTypeLabels();
    const { draft, published } = useStanding();
    const document = (draft ?? published)?.document;
    const skills = (document?.skill_sets ?? []).flatMap((set) => set.skills);
    const { input, set } = editor;
    const said = { ...START, ...input, where: input.where ?? [], daily_cap: input.daily_cap ?? null };
    return (
        <EditorPage
            title={rule ? rule.name : t("rules.newSkill")}
            editor={editor}
            back={{ to: "/rules/skills", label: t("nav.skills") }}
            sentence={input.event_type && input.skill_key ? skillSentence(said, { type: label, document }) : t("rules.sayType")}
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
                <Select
                    label={t("rules.skill")}
                    name="skill_key"
                    value={input.skill_key}
                    onChange={(skill_key) => {
                        set({ skill_key });
                    }}
                    options={[
                        { value: "", label: t("rules.choose") },
                        ...skills.map((skill) => ({ value: skill.key, label: skill.label })),
                    ]}
                />
                <NumberField
                    label={t("rules.points")}
                    name="amount"
                    min={1}
                    value={input.amount}
                    onChange={(amount) => {
                        set({ amount: amount ?? 0 });
                    }}
                />
            </Part>
            <Part title={t("rules.limit")}>
                <NumberField
                    label={t("rules.daily")}
                    name="daily_cap"
                    optional
                    min={1}
                    unit={t("rules.unitPoints")}
                    value={input.daily_cap ?? null}
                    onChange={(daily_cap) => {
                        set({ daily_cap });
                    }}
                />
            </Part>
            <Part title={t("rules.advanced")} closed={!input.audience && (input.where ?? []).length === 0}>
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

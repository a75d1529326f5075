import { Link, type LinkProps } from "@tanstack/react-router";
import { Plus, ScrollText } from "lucide-react";
import type { ReactNode } from "react";
import { t } from "../../app/text";
import { Badge } from "../../ui/Badge";
import { ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Note } from "../../ui/Note";
import { Page } from "../../ui/Page";
import { Empty, Loaded } from "../../ui/States";
import { useStanding } from "../config/versions";
import { between } from "../publish/diff";
import { useRules, type Kind, type Rule } from "./kinds";
import styles from "./Rules.module.css";

interface Props<K extends Kind> {
    kind: K;
    section: "coin_rules" | "skill_rules" | "badge_definitions" | "streak_definitions";
    title: string;
    lead: string;
    base: string;
    nameOf: (rule: Rule<K>) => string;
    sentenceOf: (rule: Rule<K>) => string;
    marksOf?: (rule: Rule<K>) => ReactNode;
}

/** The rules of one kind as sentences: on or off, and what of them is not live yet. */
export function RuleList<K extends Kind>({ kind, section, title, lead, base, nameOf, sentenceOf, marksOf }: Props<K>) {
    const rules = useRules(kind);
    const { draft, published } = useStanding();
    const changed = new Set(
        draft
            ? between(published?.document, draft.document)
                  .filter((change) => change.section === section)
                  .map((change) => String(change.after?.["id"] ?? ""))
            : [],
    );
    return (
        <Page
            title={title}
            lead={lead}
            actions={
                <ButtonLink kind="primary" to="/rules/new">
                    <Plus size={15} aria-hidden />
                    {t("rules.new")}
                </ButtonLink>
            }
        >
            {changed.size > 0 ? (
                <Note
                    tone="warn"
                    action={
                        <ButtonLink size="small" to="/publish">
                            {t("rules.review")}
                        </ButtonLink>
                    }
                >
                    {t("rules.inDraft", { count: changed.size })}
                </Note>
            ) : null}
            <Card padded={false}>
                <Loaded of={rules} rows={6}>
                    {({ data }) =>
                        data.length === 0 ? (
                            <Empty
                                icon={<ScrollText size={20} />}
                                title={t("rules.none")}
                                action={
                                    <ButtonLink kind="primary" to="/rules/new">
                                        {t("rules.new")}
                                    </ButtonLink>
                                }
                            >
                                {t("rules.noneMore")}
                            </Empty>
                        ) : (
                            <div className={styles.list}>
                                {data.map((rule) => (
                                    <div key={rule.id} className={`${styles.rule} ${rule.is_active ? "" : styles.off}`}>
                                        <Link {...({ to: `${base}/$id`, params: { id: rule.id } } as LinkProps)} className={styles.text}>
                                            <strong>{nameOf(rule)}</strong>
                                            <span>{sentenceOf(rule)}</span>
                                        </Link>
                                        <div className={styles.marks}>
                                            {changed.has(rule.id) ? <Badge tone="warn">{t("rules.changed")}</Badge> : null}
                                            {marksOf?.(rule)}
                                            {rule.is_active ? null : <Badge>{t("ui.off")}</Badge>}
                                        </div>
                                    </div>
                                ))}
                            </div>
                        )
                    }
                </Loaded>
            </Card>
        </Page>
    );
}

import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { humanise, t } from "../../app/text";
import { Badge } from "../../ui/Badge";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Form, FormActions } from "../../ui/Form";
import { Page } from "../../ui/Page";
import { differences } from "./conflict";
import type { Kind } from "./kinds";
import styles from "./Rules.module.css";
import type { Editor } from "./useRuleEditor";

interface Props<K extends Kind> {
    title: string;
    editor: Editor<K>;
    sentence: string;
    back: { to: LinkProps["to"]; label: string };
    children: ReactNode;
}

/** A rule's form: its sentence above, which changes as one types; saving goes to the draft and nowhere else. */
export function EditorPage<K extends Kind>({ title, editor, sentence, back, children }: Props<K>) {
    return (
        <Page title={editor.isDirty ? t("rules.unsavedTitle", { title }) : title} back={back} width="narrow">
            <div className={styles.sentence} aria-live="polite">
                <small>{t("rules.says")}</small>
                {sentence}
            </div>
            <Card>
                <Form
                    error={editor.error}
                    onSubmit={() => {
                        editor.save();
                    }}
                >
                    {children}
                    {editor.theirs ? <Conflict editor={editor} theirs={editor.theirs} /> : null}
                    <FormActions>
                        <Button kind="primary" type="submit" isPending={editor.saving}>
                            {t("rules.save")}
                        </Button>
                        <ButtonLink kind="quiet" to={back.to}>
                            {t("ui.cancel")}
                        </ButtonLink>
                        {editor.isDirty ? <Badge tone="warn">{t("rules.unsaved")}</Badge> : null}
                        <span style={{ flex: 1 }} />
                        {editor.isNew ? null : (
                            <Button kind="quiet" isPending={editor.removing} onPress={editor.remove}>
                                {t("rules.delete")}
                            </Button>
                        )}
                    </FormActions>
                    <p style={{ color: "var(--hd-muted)", fontSize: "var(--hd-text-sm)" }}>{t("rules.nothingLive")}</p>
                </Form>
            </Card>
        </Page>
    );
}

function Conflict<K extends Kind>({ editor, theirs }: { editor: Editor<K>; theirs: object }) {
    return (
        <div className={styles.conflict} role="alert">
            <h2>{t("conflict.title")}</h2>
            <p>{t("conflict.lead")}</p>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{t("conflict.field")}</th>
                        <th scope="col">{t("conflict.theirs")}</th>
                        <th scope="col">{t("conflict.mine")}</th>
                    </tr>
                </thead>
                <tbody>
                    {differences(theirs, editor.input).map((difference) => (
                        <tr key={difference.field}>
                            <th scope="row">{humanise(difference.field)}</th>
                            <td>{shown(difference.theirs)}</td>
                            <td>{shown(difference.mine)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
            <FormActions>
                <Button
                    kind="primary"
                    onPress={() => {
                        editor.save({ over: true });
                    }}
                >
                    {t("conflict.keepMine")}
                </Button>
                <Button onPress={editor.takeTheirs}>{t("conflict.takeTheirs")}</Button>
            </FormActions>
        </div>
    );
}

export function shown(value: unknown): string {
    if (value === null || value === undefined || value === "") {
        return t("ui.none");
    }

    if (typeof value === "boolean") {
        return t(value ? "ui.yes" : "ui.no");
    }

    return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function Part({ title, closed, children }: { title: string; closed?: boolean; children: ReactNode }) {
    if (closed !== undefined) {
        return (
            <details className={styles.part} open={!closed}>
                <summary>{title}</summary>
                <div style={{ display: "grid", gap: 16 }}>{children}</div>
            </details>
        );
    }

    return (
        <section className={styles.part}>
            <h2>{title}</h2>
            {children}
        </section>
    );
}

import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../app/api";
import { refresh, useAct, useApi } from "../../app/queries";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorNote } from "../../ui/ErrorNote";
import { Choices } from "../../ui/Field";
import layout from "../../ui/layout.module.css";
import { Page } from "../../ui/Page";
import { Loaded, Skeleton } from "../../ui/States";
import { coinSentence } from "../rules/sentences";
import { humanise } from "../../app/text";
import styles from "../home/Home.module.css";

export function StartPage() {
    const navigate = useNavigate();
    const [preset, setPreset] = useState("language-learning");
    const presets = useApi("GET /api/v1/presets", {}, { staleTime: Infinity });
    const finish = useAct(
        (_: undefined, key) => call("POST /api/v1/customers/me/apply-preset", { body: { preset_key: preset } }, { key }),
        async () => {
            await refresh("/config-versions");
            await navigate({ to: "/" });
        },
    );
    return (
        <Page title={t("start.title")} lead={t("start.lead")}>
            <Loaded of={presets}>
                {(list) => (
                    <div className={layout.two}>
                        <Choices
                            label={t("start.preset")}
                            name="preset"
                            value={preset}
                            onChange={setPreset}
                            className={styles.presets!}
                            options={list.data.map((one) => ({ value: one.key, label: one.name, hint: one.description }))}
                        />
                        <PresetPreview preset={preset} />
                    </div>
                )}
            </Loaded>
            {finish.error ? <ErrorNote error={finish.error} /> : null}
            <div className={layout.row}>
                <Button
                    kind="primary"
                    isPending={finish.isPending}
                    onPress={() => {
                        finish.mutate(undefined);
                    }}
                >
                    {t("start.finish")}
                </Button>
                <Button kind="quiet" onPress={() => void navigate({ to: "/" })}>
                    {t("start.later")}
                </Button>
            </div>
        </Page>
    );
}

function PresetPreview({ preset }: { preset: string }) {
    const detail = useApi("GET /api/v1/presets/{key}", { path: { key: preset } }, { staleTime: Infinity });
    if (!detail.data) {
        return (
            <Card>
                <Skeleton rows={6} />
            </Card>
        );
    }

    const { document } = detail.data;
    return (
        <Card title={t("start.what")}>
            <ul className={layout.tight}>
                {document.coin_rules.slice(0, 5).map((rule) => (
                    <li key={rule.id}>{coinSentence(rule, humanise)}</li>
                ))}
            </ul>
            <p className={layout.muted}>
                {t("start.contents", {
                    badges: document.badge_definitions.length,
                    streaks: document.streak_definitions.length,
                    skills: document.skill_sets.flatMap((set) => set.skills).length,
                    items: document.marketplaces.flatMap((shop) => shop.items).length,
                })}
            </p>
        </Card>
    );
}

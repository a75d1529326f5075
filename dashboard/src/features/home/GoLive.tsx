import { CircleCheck, CircleDashed } from "lucide-react";
import type { ReactNode } from "react";
import { useApi } from "../../app/queries";
import { t } from "../../app/text";
import { ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { FirstBuddy } from "./FirstBuddy";
import { FirstEvent } from "./FirstEvent";
import { FirstKey } from "./FirstKey";
import styles from "./Home.module.css";

type StepName = "rules" | "key" | "buddy" | "event";
export interface Step {
    name: StepName;
    done: boolean;
}

/** What is left until somebody is rewarded: found out by looking, never by asking. */
export function useGoLive() {
    const versions = useApi("GET /api/v1/config-versions");
    const keys = useApi("GET /api/v1/auth/api-keys");
    const buddies = useApi("GET /api/v1/buddies", { query: { limit: 1, status: "active" } });
    const events = useApi("GET /api/v1/events", { query: { limit: 1, status: "applied" } });
    const steps: Step[] = [
        { name: "rules", done: versions.data?.data.some((version) => version.status === "published") ?? false },
        { name: "key", done: keys.data?.data.some((key) => key.kind === "secret") ?? false },
        { name: "buddy", done: (buddies.data?.meta.total ?? 0) > 0 },
        { name: "event", done: (events.data?.data.length ?? 0) > 0 },
    ];
    return { steps, ready: Boolean(versions.data && keys.data && buddies.data && events.data), done: steps.every((step) => step.done) };
}

export function GoLive({ steps }: { steps: Step[] }) {
    const next = steps.find((step) => !step.done)?.name;
    return (
        <Card
            title={t("golive.title")}
            actions={
                <span className={styles.progress}>
                    {t("golive.progress", { done: steps.filter((step) => step.done).length, all: steps.length })}
                </span>
            }
        >
            <ol className={styles.steps}>
                {steps.map((step) => (
                    <li key={step.name} className={styles.step} data-done={step.done}>
                        {step.done ? (
                            <CircleCheck size={20} role="img" aria-label={t("golive.done")} />
                        ) : (
                            <CircleDashed size={20} role="img" aria-label={t("golive.open")} />
                        )}
                        <div className={styles.body}>
                            <h3>{t(`golive.${step.name}.title`)}</h3>
                            {step.name === next ? (
                                <>
                                    <p>{t(`golive.${step.name}.lead`)}</p>
                                    {BODIES[step.name]()}
                                </>
                            ) : null}
                        </div>
                    </li>
                ))}
            </ol>
        </Card>
    );
}

const BODIES: Record<StepName, () => ReactNode> = {
    rules: () => (
        <div>
            <ButtonLink kind="primary" to="/start">
                {t("golive.rules.act")}
            </ButtonLink>
        </div>
    ),
    key: () => <FirstKey />,
    buddy: () => <FirstBuddy />,
    event: () => <FirstEvent />,
};

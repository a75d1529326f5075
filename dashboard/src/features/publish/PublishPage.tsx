import { useQuery } from "@tanstack/react-query";
import { PenLine, Rocket } from "lucide-react";
import { useState } from "react";
import { call, type Schemas } from "../../app/api";
import { refresh, useAct } from "../../app/queries";
import { number, t } from "../../app/text";
import { Badge } from "../../ui/Badge";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorNote } from "../../ui/ErrorNote";
import layout from "../../ui/layout.module.css";
import { Page } from "../../ui/Page";
import { Empty, Failed, Skeleton } from "../../ui/States";
import { useTypeLabels } from "../config/labels";
import { useStanding, type Version } from "../config/versions";
import { linesOf } from "./changeText";
import { between, type Change } from "./diff";
import { MoveBuddies } from "./MoveBuddies";
import styles from "./Publish.module.css";

/** What will be different, what that means, what it would have paid; then the one button. */
export function PublishPage() {
    const { draft, published, pending } = useStanding();
    const [live, setLive] = useState<Version | null>(null);
    if (live) {
        return <Live version={live} />;
    }

    if (pending) {
        return (
            <Page title={t("publish.title")} width="narrow">
                <Card>
                    <Skeleton rows={8} />
                </Card>
            </Page>
        );
    }

    const changes = draft ? between(published?.document, draft.document) : [];
    if (!draft || changes.length === 0) {
        return (
            <Page title={t("publish.title")} width="narrow">
                <Card>
                    <Empty
                        icon={<PenLine size={20} />}
                        title={t("publish.nothing")}
                        action={<ButtonLink to="/rules/earning">{t("publish.toRules")}</ButtonLink>}
                    >
                        {t("publish.nothingMore")}
                    </Empty>
                </Card>
            </Page>
        );
    }

    return <Review draft={draft} published={published} changes={changes} onLive={setLive} />;
}

interface ReviewProps {
    draft: Version;
    published: Version | undefined;
    changes: Change[];
    onLive: (version: Version) => void;
}

function Review({ draft, published, changes, onLive }: ReviewProps) {
    const impact = useQuery({
        queryKey: ["GET /api/v1/config-versions/{id}/impact", draft.id, draft.updated_at],
        queryFn: ({ signal }) => call("GET /api/v1/config-versions/{id}/impact", { path: { id: draft.id } }, { signal }),
        staleTime: Infinity,
        retry: false,
    });
    const publish = useAct(
        (_: undefined, key) => call("POST /api/v1/config-versions/{id}/publish", { path: { id: draft.id } }, { key }),
        (version) => {
            onLive({ ...draft, ...version } as Version);
            void refresh("/config-versions");
        },
    );
    return (
        <Page title={t("publish.title")} lead={t("publish.lead", { version: draft.version, count: changes.length })} width="narrow">
            <Card title={t("publish.what")}>
                <Changes changes={changes} document={draft.document} />
            </Card>
            <Card title={t("publish.means")}>
                <p className={styles.meaning}>
                    {published ? t("publish.newBuddies") : t("publish.first")}{" "}
                    {impact.data && impact.data.existing_buddies_pinned > 0 ? (
                        <>
                            <strong>{t("publish.pinned", { count: impact.data.existing_buddies_pinned })}</strong>{" "}
                            {t("publish.moveLater")}
                        </>
                    ) : null}
                </p>
                {impact.isPending ? <Skeleton rows={2} /> : null}
                {impact.error ? <Failed error={impact.error} retry={() => void impact.refetch()} /> : null}
                {impact.data ? <WouldHavePaid backtest={impact.data.backtest} /> : null}
            </Card>
            {publish.error ? <ErrorNote error={publish.error} /> : null}
            <div className={styles.actions}>
                <Button
                    kind="primary"
                    isPending={publish.isPending}
                    onPress={() => {
                        publish.mutate(undefined);
                    }}
                >
                    <Rocket size={15} aria-hidden />
                    {t("publish.act")}
                </Button>
                <ButtonLink kind="quiet" to="/rules/earning">
                    {t("publish.keepEditing")}
                </ButtonLink>
            </div>
        </Page>
    );
}

const TONES = { added: "success", removed: "danger", changed: "warn" } as const;

export function Changes({ changes, document }: { changes: Change[]; document: Version["document"] }) {
    const type = useTypeLabels();
    return (
        <ul className={styles.changes}>
            {changes.map((change, index) => {
                const { before, after } = linesOf(change, { type, document });
                return (
                    <li key={index} className={styles.change}>
                        <div className={styles.head}>
                            <strong>{change.name || t(`sections.${change.section}`)}</strong>
                            <Badge tone={TONES[change.change]}>{t(`publish.kinds.${change.change}`)}</Badge>
                            <Badge>{t(`sections.${change.section}`)}</Badge>
                        </div>
                        {before ? <del className={styles.old}>{before}</del> : null}
                        {after ? <span className={styles.new}>{after}</span> : null}
                    </li>
                );
            })}
        </ul>
    );
}

function comparedText(percent: number): string {
  if (percent === 0) {
    return t("publish.asMany");
  }

  return t(percent > 0 ? "publish.more" : "publish.less", { percent: Math.abs(percent) });
}

const AMBER = 20;

function WouldHavePaid({ backtest }: { backtest: Schemas["Backtest"] }) {
    if (backtest.events === 0) {
        return <p className={layout.muted}>{t("publish.noEvents")}</p>;
    }

    const percent =
        backtest.coins_before === 0 ? null : Math.round((100 * (backtest.coins_after - backtest.coins_before)) / backtest.coins_before);
    const isAmber = percent !== null && Math.abs(percent) > AMBER;
    return (
        <div className={layout.stack}>
            <p>
                {t("publish.backtest", { events: backtest.events, users: backtest.users })}
                {backtest.truncated ? ` ${t("publish.sample")}` : ""}
            </p>
            <div className={styles.numbers}>
                <div className={styles.number}>
                    <span>{t("publish.coinsBefore")}</span>
                    <strong>{number(backtest.coins_before)}</strong>
                </div>
                <div className={styles.number}>
                    <span>{t("publish.coinsAfter")}</span>
                    <strong className={isAmber ? styles.amber : undefined}>{number(backtest.coins_after)}</strong>
                    {percent === null ? null : (
                        <span className={isAmber ? styles.amber : undefined}>
                            {comparedText(percent)}
                        </span>
                    )}
                </div>
                <div className={styles.number}>
                    <span>{t("publish.badges")}</span>
                    <strong>{t("publish.fromTo", { before: backtest.badges_before, after: backtest.badges_after })}</strong>
                </div>
            </div>
        </div>
    );
}

function Live({ version }: { version: Version }) {
    return (
        <Page title={t("publish.liveTitle", { version: version.version })} lead={t("publish.liveLead")} width="narrow">
            <MoveBuddies versionId={version.id} version={version.version} />
            <div className={styles.actions}>
                <ButtonLink to="/events">{t("publish.toEvents")}</ButtonLink>
                <ButtonLink kind="quiet" to="/rules/versions">
                    {t("nav.versions")}
                </ButtonLink>
            </div>
        </Page>
    );
}

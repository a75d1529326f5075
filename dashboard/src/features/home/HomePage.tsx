import { Link } from "@tanstack/react-router";
import { useMe, useWhoAmI } from "../../app/me";
import { useApi } from "../../app/queries";
import { capital, number, t } from "../../app/text";
import { exactDay } from "../../app/times";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import layout from "../../ui/layout.module.css";
import { Page } from "../../ui/Page";
import { Loaded } from "../../ui/States";
import { Table } from "../../ui/Table";
import { Time } from "../../ui/Time";
import type { Schemas } from "../../app/api";
import { useTypeLabels } from "../config/labels";
import { GoLive, useGoLive } from "./GoLive";
import styles from "./Home.module.css";

export function HomePage() {
    const me = useMe();
    const goLive = useGoLive();
    return (
        <Page title={t("home.title", { name: me.name })} lead={t(goLive.done ? "home.lead" : "home.leadNew")}>
            {goLive.ready && !goLive.done ? <GoLive steps={goLive.steps} /> : null}
            <Numbers />
            <Recent />
        </Page>
    );
}

/** What is used of what the plan allows, this month. */
function Numbers() {
    const who = useWhoAmI();
    const buddies = useApi("GET /api/v1/buddies", { query: { limit: 1, status: "active" } });
    const active = useApi("GET /api/v1/events/active-users", { query: {} });
    const quota = who.data?.event_quota;
    return (
        <div className={styles.cards}>
            <div className={styles.stat}>
                <span>{t("home.events")}</span>
                <strong>{quota?.used === null || quota === undefined ? "–" : number(quota.used)}</strong>
                <span>{quota ? quotaText(quota) : ""}</span>
                {quota?.limit ? (
                    <div className={styles.meter} aria-hidden>
                        <div style={{ width: `${Math.min(100, (100 * (quota.used ?? 0)) / quota.limit)}%` }} />
                    </div>
                ) : null}
            </div>
            <div className={styles.stat}>
                <span>{t("home.buddies")}</span>
                <strong>{buddies.data ? number(buddies.data.meta.total) : "–"}</strong>
                <span>{t("home.buddiesMore")}</span>
            </div>
            <div className={styles.stat}>
                <span>{t("home.activeUsers")}</span>
                <strong>{active.data ? number(active.data.data.length) : "–"}</strong>
                <span>{active.data ? t("home.since", { day: exactDay(active.data.since) }) : ""}</span>
            </div>
            <div className={styles.stat}>
                <span>{t("home.plan")}</span>
                <strong>{who.data ? t(`plans.${who.data.plan as "starter"}`) : "–"}</strong>
                <span>{who.data ? t("home.rate", { count: who.data.rate_limit.per_minute }) : ""}</span>
            </div>
        </div>
    );
}

const quotaText = ({ limit, reset_at }: Schemas["EventQuotaUse"]) =>
    limit ? t("home.ofLimit", { limit, day: exactDay(reset_at) }) : t("home.noLimit");

type Event = Schemas["EventSummary"];

function Recent() {
    const events = useApi("GET /api/v1/events", { query: { limit: 8 } }, { refetchInterval: 10_000 });
    const label = useTypeLabels();
    const columns = [
        {
            label: t("events.type"),
            cell: (event: Event) => (
                <Link
                    className={layout.title}
                    to="/events"
                    search={{ event: event.event_id, user: undefined, type: undefined, status: undefined }}
                >
                    {capital(label(event.type))}
                </Link>
            ),
        },
        { label: t("events.user"), cell: (event: Event) => event.user_id },
        { label: t("home.gave"), cell: (event: Event) => <Gave event={event} /> },
        { label: t("ledger.when"), end: true, cell: (event: Event) => <Time at={event.received_at} /> },
    ];
    return (
        <Card
            title={t("home.recent")}
            padded={false}
            actions={
                <Link to="/events" search={{ event: undefined, user: undefined, type: undefined, status: undefined }}>
                    {t("home.allEvents")}
                </Link>
            }
        >
            <Loaded of={events}>
                {(page) =>
                    page.data.length === 0 ? (
                        <div style={{ padding: 16 }}>
                            <p className={layout.muted}>{t("events.noneMore")}</p>
                        </div>
                    ) : (
                        <Table label={t("home.recent")} rows={page.data} rowKey={(event) => event.event_id} columns={columns} />
                    )
                }
            </Loaded>
        </Card>
    );
}

function Gave({ event }: { event: Event }) {
    const coins = event.effects?.coins ?? 0;
    const badges = event.effects?.badges_awarded.length ?? 0;
    if (coins === 0 && badges === 0) {
        return (
            <span className={layout.muted}>{event.status === "applied" ? t("home.nothing") : t(`events.statuses.${event.status}`)}</span>
        );
    }

    return (
        <span className={layout.row}>
            {coins > 0 ? <Badge tone="coin">{t("events.coinsChip", { count: coins })}</Badge> : null}
            {badges > 0 ? <Badge tone="brand">{t("events.badgesChip", { count: badges })}</Badge> : null}
        </span>
    );
}

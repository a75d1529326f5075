import { Link } from "@tanstack/react-router";
import { ChevronLeft, CircleCheck, CircleDot, CircleMinus } from "lucide-react";
import { useQuery } from "@tanstack/react-query";
import { call, type Schemas } from "../../app/api";
import { useMe } from "../../app/me";
import { useApi } from "../../app/queries";
import { capital, t } from "../../app/text";
import { exactTime } from "../../app/times";
import { Badge } from "../../ui/Badge";
import { Card } from "../../ui/Card";
import { CodeBlock } from "../../ui/Code";
import { Facts } from "../../ui/Facts";
import layout from "../../ui/layout.module.css";
import { Failed, Skeleton } from "../../ui/States";
import { useTypeLabels } from "../config/labels";
import { useStanding, useVersion } from "../config/versions";
import { Effects } from "./Effects";
import styles from "./Events.module.css";
import { OfferButton } from "./OfferButton";
import { TryDraft } from "./TryDraft";
import { DIRECT, explain, type WhyRow } from "./why";

type Event = Schemas["EventDetail"];

export function EventDetail({ id }: { id: string }) {
    const event = useQuery({
        queryKey: ["GET /api/v1/events/{id}", id],
        queryFn: ({ signal }) => call("GET /api/v1/events/{id}", { path: { id } }, { signal }),
        refetchInterval: (query) => (query.state.data?.status === "accepted" ? 1500 : false),
    });
    if (event.data) {
        return <Shown event={event.data} />;
    }

    return <Card>{event.error ? <Failed error={event.error} retry={() => void event.refetch()} /> : <Skeleton rows={8} />}</Card>;
}

function Shown({ event }: { event: Event }) {
    const label = useTypeLabels();
    return (
        <>
            <Link from="/events" to="/events" search={(now) => ({ ...now, event: undefined })} className={styles.back}>
                <ChevronLeft size={14} aria-hidden />
                {t("events.back")}
            </Link>
            <Card
                title={capital(label(event.type))}
                actions={<Badge tone={toneOf(event.status)}>{t(`events.statuses.${event.status}`)}</Badge>}
            >
                <p className={layout.muted}>
                    <Link to="/users/$userId" params={{ userId: event.user_id }} search={{ buddy: event.buddy_id ?? undefined }}>
                        {event.user_id}
                    </Link>
                    {" · "}
                    {exactTime(event.occurred_at)}
                </p>
                <Explained event={event} />
            </Card>
            <Card title={t("events.sent")}>
                <Facts
                    of={[
                        [t("events.id"), <code key="id">{event.event_id}</code>],
                        [t("events.occurred"), exactTime(event.occurred_at)],
                        [t("events.received"), exactTime(event.received_at)],
                        [
                            t("events.source"),
                            event.trigger ? t("events.byHand", { who: event.trigger.triggered_by }) : t(`events.sources.${event.source}`),
                        ],
                        ...(event.trigger?.reason ? [[t("events.reason"), event.trigger.reason] as [string, string]] : []),
                    ]}
                />
                <CodeBlock label={t("events.properties")} code={JSON.stringify(event.properties ?? {}, null, 2)} />
                <details>
                    <summary className={layout.muted}>{t("events.curl")}</summary>
                    <CodeBlock label={t("events.curl")} code={curlOf(event)} />
                </details>
            </Card>
        </>
    );
}

function Explained({ event }: { event: Event }) {
    const me = useMe();
    const label = useTypeLabels();
    const buddy = useApi("GET /api/v1/buddies/{id}", { path: { id: event.buddy_id ?? "" } }, { enabled: event.buddy_id !== null });
    const pinned = useVersion((event as { config_version_id?: string }).config_version_id ?? buddy.data?.config_version_id, "archived");
    const { draft, published } = useStanding();
    const why = explain(event, {
        followed: pinned.data ?? (event.buddy_id === null ? published : undefined),
        published,
        draft,
        typeLabel: label,
        audienceLabel: (key) => me.audiences.find((audience) => audience.key === key)?.label ?? key,
    });

    if (event.buddy_id !== null && pinned.isPending && (buddy.isPending || buddy.data)) {
        return (
            <>
                <Effects event={event} document={undefined} />
                <Skeleton rows={3} />
            </>
        );
    }

    return (
        <>
            <Effects event={event} document={pinned.data?.document} />
            {why.answer ? (
                <div className={styles.answer}>
                    <h3>{t("why.question")}</h3>
                    <p>{why.answer.text}</p>
                    {why.answer.offer ? (
                        <div>
                            <OfferButton offer={why.answer.offer} event={event} />
                        </div>
                    ) : null}
                </div>
            ) : null}
            <div>
                <h3>{why.answer ? t("why.others") : t("why.title")}</h3>
                {why.rows.length === 0 ? <p className={layout.muted}>{t("why.none")}</p> : null}
                <Rows rows={why.rows} />
                {pinned.data ? (
                    <p className={`${layout.muted} ${layout.small}`}>{t("events.by", { version: pinned.data.version })}</p>
                ) : null}
            </div>
            {event.status === "applied" ? <TryDraft event={event} /> : null}
        </>
    );
}

/** What acted, and what listens to this event; the rest looked at what came of it, and stands behind one click. */
function Rows({ rows }: { rows: WhyRow[] }) {
    const isNear = (row: WhyRow) => row.outcome !== "skipped" || DIRECT.includes(row.kind);
    const near = rows.filter(isNear);
    const rest = rows.filter((row) => !isNear(row));
    return (
        <>
            <ul className={styles.why}>
                {near.map((row, index) => (
                    <Row key={index} row={row} />
                ))}
            </ul>
            {rest.length > 0 ? (
                <details open={near.length === 0}>
                    <summary className={layout.muted}>{t("why.rest", { count: rest.length })}</summary>
                    <ul className={styles.why}>
                        {rest.map((row, index) => (
                            <Row key={index} row={row} />
                        ))}
                    </ul>
                </details>
            ) : null}
        </>
    );
}

const ICONS = { fired: CircleCheck, capped: CircleDot, skipped: CircleMinus };

function Row({ row }: { row: WhyRow }) {
    const Icon = ICONS[row.outcome];
    const kind = row.kind as "coin_rule";
    return (
        <li className={`${styles.row} ${styles[row.outcome]}`}>
            <Icon size={16} role="img" aria-label={t(`why.outcomes.${row.outcome}`)} />
            <span className={styles.name}>{row.rule}</span>
            <Badge>{t(`why.kinds.${kind}`)}</Badge>
            <span className={styles.text}>{row.text}</span>
        </li>
    );
}

function toneOf(status: Event["status"]) {
    return ({ applied: "success", accepted: "plain", failed: "danger" } as const)[status];
}

/** The same event as a server would send it. */
function curlOf(event: Event): string {
    const body = JSON.stringify(
        { event_id: event.event_id, user_id: event.user_id, type: event.type, properties: event.properties ?? {} },
        null,
        2,
    );
    const command = [
        `curl ${window.location.origin}/api/v1/events`,
        '-H "Authorization: Bearer $HATCHED_API_KEY"',
        '-H "Content-Type: application/json"',
        `-d '${body.replaceAll("'", "'\\''")}'`,
    ];
    return command.join(" \\\n  ");
}

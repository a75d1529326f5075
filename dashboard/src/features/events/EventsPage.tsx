import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Activity, Send } from "lucide-react";
import { useState } from "react";
import { capital, t } from "../../app/text";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Select, TextField } from "../../ui/Field";
import { Page } from "../../ui/Page";
import { Empty, Failed, Skeleton } from "../../ui/States";
import { Time } from "../../ui/Time";
import { useKnownTypes, useTypeLabels } from "../config/labels";
import { EventDetail } from "./EventDetail";
import styles from "./Events.module.css";
import { SendEvent } from "./SendEvent";
import { useStream, type Summary } from "./useStream";

export function EventsPage() {
    const filters = useSearch({ from: "/inside/events" });
    const navigate = useNavigate({ from: "/events" });
    const [sending, setSending] = useState(false);
    const { event: chosen, ...query } = filters;
    const stream = useStream(query);
    const label = useTypeLabels();
    const filter = (change: Partial<typeof filters>) => void navigate({ search: (now) => ({ ...now, ...change, event: undefined }) });
    const isFiltered = Boolean(query.user ?? query.type ?? query.status);

    return (
        <Page
            title={t("events.title")}
            lead={t("events.lead")}
            width="full"
            actions={
                <Button
                    onPress={() => {
                        setSending(true);
                    }}
                >
                    <Send size={15} aria-hidden />
                    {t("events.send")}
                </Button>
            }
        >
            <div className={styles.split}>
                <div className={styles.list} data-open={Boolean(chosen)}>
                    <Card padded={false}>
                        <FilterRow key={`${query.user ?? ""}${query.type ?? ""}${query.status ?? ""}`} {...query} onChange={filter} />
                        {stream.fresh > 0 && stream.events.length > 0 ? (
                            <div className={styles.fresh}>
                                <Button kind="quiet" size="small" onPress={() => void stream.show()}>
                                    {t("events.fresh", { count: stream.fresh })}
                                </Button>
                            </div>
                        ) : null}
                        {stream.isPending ? <Skeleton rows={8} /> : null}
                        {stream.error && stream.events.length === 0 ? (
                            <Failed error={stream.error} retry={() => void stream.refetch()} />
                        ) : null}
                        {stream.isSuccess && stream.events.length === 0 ? (
                            <Empty
                                icon={<Activity size={20} />}
                                title={t(isFiltered ? "events.noneFiltered" : "events.none")}
                                action={
                                    isFiltered ? (
                                        <Button
                                            onPress={() => {
                                                filter({ user: undefined, type: undefined, status: undefined });
                                            }}
                                        >
                                            {t("events.clear")}
                                        </Button>
                                    ) : (
                                        <Button
                                            kind="primary"
                                            onPress={() => {
                                                setSending(true);
                                            }}
                                        >
                                            {t("events.send")}
                                        </Button>
                                    )
                                }
                            >
                                {t(isFiltered ? "events.noneFilteredMore" : "events.noneMore")}
                            </Empty>
                        ) : null}
                        <div className={styles.stream}>
                            {stream.events.map((event) => (
                                <Item
                                    key={event.event_id}
                                    event={event}
                                    chosen={event.event_id === chosen}
                                    label={capital(label(event.type))}
                                />
                            ))}
                        </div>
                        {stream.hasNextPage ? (
                            <div className={styles.fresh}>
                                <Button
                                    kind="quiet"
                                    size="small"
                                    isPending={stream.isFetchingNextPage}
                                    onPress={() => void stream.fetchNextPage()}
                                >
                                    {t("ui.more")}
                                </Button>
                            </div>
                        ) : null}
                    </Card>
                </div>
                <div className={styles.detail} data-open={Boolean(chosen)}>
                    {chosen ? (
                        <EventDetail key={chosen} id={chosen} />
                    ) : (
                        <Card>
                            <Empty icon={<Activity size={20} />} title={t("events.choose")}>
                                {t("events.chooseMore")}
                            </Empty>
                        </Card>
                    )}
                </div>
            </div>
            <SendEvent
                isOpen={sending}
                onClose={() => {
                    setSending(false);
                }}
                {...(query.user ? { user: query.user } : {})}
            />
        </Page>
    );
}

function Item({ event, chosen, label }: { event: Summary; chosen: boolean; label: string }) {
    return (
        <Link
            from="/events"
            to="/events"
            search={(now) => ({ ...now, event: event.event_id })}
            className={styles.item}
            data-chosen={chosen}
            aria-current={chosen || undefined}
        >
            <strong>{label}</strong>
            <span className={styles.gave}>
                <Gave event={event} />
            </span>
            <span className={styles.who}>{event.user_id}</span>
            <span className={styles.when}>
                <Time at={event.received_at} />
            </span>
        </Link>
    );
}

function Gave({ event }: { event: Summary }) {
    if (event.status !== "applied") {
        return <Badge tone={event.status === "failed" ? "danger" : "plain"}>{t(`events.statuses.${event.status}`)}</Badge>;
    }

    const effects = event.effects;
    const badges = effects?.badges_awarded.length ?? 0;
    return (
        <>
            {effects?.coins ? <Badge tone="coin">{t("events.coinsChip", { count: effects.coins })}</Badge> : null}
            {badges > 0 ? <Badge tone="brand">{t("events.badgesChip", { count: badges })}</Badge> : null}
        </>
    );
}

interface FilterProps {
    user: string | undefined;
    type: string | undefined;
    status: string | undefined;
    onChange: (change: { user?: string | undefined; type?: string | undefined; status?: string | undefined }) => void;
}

function FilterRow({ user, type, status, onChange }: FilterProps) {
    const [text, setText] = useState(user ?? "");
    const types = useKnownTypes();
    const label = useTypeLabels();
    return (
        <form
            className={styles.filters}
            role="search"
            onSubmit={(submit) => {
                submit.preventDefault();
                onChange({ user: text || undefined });
            }}
        >
            <TextField
                label={t("events.user")}
                name="user"
                type="search"
                placeholder={t("events.userPlaceholder")}
                value={text}
                onChange={setText}
                onBlur={() => {
                    if (text !== (user ?? "")) {
                        onChange({ user: text || undefined });
                    }
                }}
            />
            <Select
                label={t("events.type")}
                name="type"
                value={type ?? ""}
                onChange={(value) => {
                    onChange({ type: value || undefined });
                }}
                options={[
                    { value: "", label: t("events.all") },
                    ...types.map((known) => ({ value: known.type, label: label(known.type) })),
                ]}
            />
            <Select
                label={t("events.status")}
                name="status"
                value={status ?? ""}
                onChange={(value) => {
                    onChange({ status: value || undefined });
                }}
                options={[
                    { value: "", label: t("events.all") },
                    ...(["applied", "accepted", "failed"] as const).map((one) => ({ value: one, label: t(`events.statuses.${one}`) })),
                ]}
            />
        </form>
    );
}

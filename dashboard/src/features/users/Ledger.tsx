import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Coins } from "lucide-react";
import { call, type Schemas } from "../../app/api";
import { humanise, number, t } from "../../app/text";
import { Card } from "../../ui/Card";
import { Empty, Failed, Skeleton } from "../../ui/States";
import { Table } from "../../ui/Table";
import { Time } from "../../ui/Time";
import styles from "./Users.module.css";

type Entry = Schemas["LedgerEntryResponse"];

/** Every coin and token that moved, newest first: how much, why, and what was left. */
export function Ledger({ buddyId, tokens }: { buddyId: string; tokens: Schemas["TokenConfig"][] }) {
    const ledger = useInfiniteQuery({
        queryKey: ["GET /api/v1/economy/buddies/{buddyId}/ledger", buddyId],
        queryFn: ({ pageParam, signal }) =>
            call(
                "GET /api/v1/economy/buddies/{buddyId}/ledger",
                { path: { buddyId }, query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) } },
                { signal },
            ),
        initialPageParam: "",
        getNextPageParam: (page) => page.pagination.nextCursor ?? undefined,
    });
    const label = (key: string) => tokens.find((token) => token.token_key === key)?.label ?? humanise(key);
    const columns = [
        { label: t("ledger.why"), cell: (entry: Entry) => <Reason entry={entry} /> },
        { label: t("ledger.when"), cell: (entry: Entry) => <Time at={entry.created_at} /> },
        {
            label: t("ledger.amount"),
            end: true,
            cell: (entry: Entry) => (
                <span className={entry.direction === "credit" ? styles.credit : styles.debit}>
                    {t(entry.direction === "credit" ? "ledger.credit" : "ledger.debit", {
                        amount: entry.amount,
                        token: label(entry.token_key),
                    })}
                </span>
            ),
        },
        { label: t("ledger.after"), end: true, cell: (entry: Entry) => number(entry.balance_after) },
    ];
    const entries = ledger.data?.pages.flatMap((page) => page.data);

    return (
        <Card title={t("ledger.title")} padded={false}>
            {ledger.isPending ? <Skeleton rows={6} /> : null}
            {ledger.error && !entries ? <Failed error={ledger.error} retry={() => void ledger.refetch()} /> : null}
            {entries?.length === 0 ? (
                <Empty icon={<Coins size={20} />} title={t("ledger.none")}>
                    {t("ledger.noneMore")}
                </Empty>
            ) : null}
            {entries && entries.length > 0 ? (
                <Table
                    label={t("ledger.title")}
                    rows={entries}
                    rowKey={(entry) => entry.id}
                    columns={columns}
                    more={ledger.hasNextPage ? { load: ledger.fetchNextPage, loading: ledger.isFetchingNextPage } : undefined}
                />
            ) : null}
        </Card>
    );
}

function Reason({ entry }: { entry: Entry }) {
    const text = humanise(entry.reason);
    return entry.source_event_id ? (
        <Link to="/events" search={{ event: entry.source_event_id, user: undefined, type: undefined, status: undefined }}>
            {text}
        </Link>
    ) : (
        text
    );
}

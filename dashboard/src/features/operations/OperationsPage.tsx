import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Workflow } from "lucide-react";
import { call, type Schemas } from "../../app/api";
import { refresh, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { Badge, type Tone } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Select } from "../../ui/Field";
import layout from "../../ui/layout.module.css";
import { Page } from "../../ui/Page";
import { Empty, Failed, Skeleton } from "../../ui/States";
import { Table } from "../../ui/Table";
import { Time } from "../../ui/Time";
import { say } from "../../ui/Toasts";
import filters from "../events/Events.module.css";

type Operation = Schemas["OperationResponse"];

const TYPES = ["hatch", "equip_item", "evolve", "rerender"] as const;
const STATUSES = ["failed", "pending", "processing", "completed", "cancelled"] as const;
const TONES: Record<Operation["status"], Tone> = {
    failed: "danger",
    pending: "plain",
    processing: "brand",
    completed: "success",
    cancelled: "plain",
};

export function OperationsPage() {
    const { status, type } = useSearch({ from: "/inside/operations" });
    const navigate = useNavigate({ from: "/operations" });
    const list = useInfiniteQuery({
        queryKey: ["GET /api/v1/operations", status, type],
        queryFn: ({ pageParam, signal }) =>
            call(
                "GET /api/v1/operations",
                {
                    query: {
                        limit: 50,
                        ...(pageParam ? { cursor: pageParam } : {}),
                        ...(status ? { status: status as Operation["status"] } : {}),
                        ...(type ? { type: type as Operation["type"] } : {}),
                    },
                },
                { signal },
            ),
        initialPageParam: "",
        getNextPageParam: (page) => page.pagination.nextCursor ?? undefined,
        refetchInterval: (query) =>
            query.state.data?.pages[0]?.data.some((one) => one.status === "pending" || one.status === "processing") ? 2000 : false,
    });
    const operations = list.data?.pages.flatMap((page) => page.data);
    const rows = operations && [
        ...operations.filter((one) => one.status === "failed"),
        ...operations.filter((one) => one.status !== "failed"),
    ];

    return (
        <Page title={t("operations.title")} lead={t("operations.lead")}>
            <Card padded={false}>
                <div className={filters.filters}>
                    <Select
                        label={t("operations.status")}
                        name="status"
                        value={status ?? ""}
                        onChange={(value) => void navigate({ search: (now) => ({ ...now, status: value || undefined }) })}
                        options={[
                            { value: "", label: t("events.all") },
                            ...STATUSES.map((one) => ({ value: one, label: t(`operations.statuses.${one}`) })),
                        ]}
                    />
                    <Select
                        label={t("operations.type")}
                        name="type"
                        value={type ?? ""}
                        onChange={(value) => void navigate({ search: (now) => ({ ...now, type: value || undefined }) })}
                        options={[
                            { value: "", label: t("events.all") },
                            ...TYPES.map((one) => ({ value: one, label: t(`operations.types.${one}`) })),
                        ]}
                    />
                </div>
                {list.isPending ? <Skeleton rows={6} /> : null}
                {list.error && !rows ? <Failed error={list.error} retry={() => void list.refetch()} /> : null}
                {rows?.length === 0 ? (
                    <Empty icon={<Workflow size={20} />} title={t("operations.none")}>
                        {t("operations.noneMore")}
                    </Empty>
                ) : null}
                {rows && rows.length > 0 ? (
                    <Table
                        label={t("operations.title")}
                        rows={rows}
                        rowKey={(one) => one.id}
                        columns={columns}
                        more={list.hasNextPage ? { load: list.fetchNextPage, loading: list.isFetchingNextPage } : undefined}
                    />
                ) : null}
            </Card>
        </Page>
    );
}

const columns = [
    { label: t("operations.type"), cell: (one: Operation) => <span className={layout.strong}>{t(`operations.types.${one.type}`)}</span> },
    {
        label: t("operations.status"),
        cell: (one: Operation) => <Badge tone={TONES[one.status]}>{t(`operations.statuses.${one.status}`)}</Badge>,
    },
    { label: t("operations.what"), cell: (one: Operation) => one.error ?? "" },
    { label: t("operations.id"), cell: (one: Operation) => <code>{one.id}</code> },
    { label: t("operations.begun"), end: true, cell: (one: Operation) => <Time at={one.created_at} /> },
    { label: t("operations.act"), end: true, cell: (one: Operation) => (one.status === "pending" ? <Cancel id={one.id} /> : null) },
];

function Cancel({ id }: { id: string }) {
    const cancel = useAct(
        (_: undefined, key) => call("POST /api/v1/operations/{id}/cancel", { path: { id } }, { key }),
        async () => {
            say(t("operations.cancelled"));
            await refresh("/operations");
        },
    );
    return (
        <Button
            size="small"
            isPending={cancel.isPending}
            onPress={() => {
                cancel.mutate(undefined);
            }}
        >
            {t("ui.cancel")}
        </Button>
    );
}

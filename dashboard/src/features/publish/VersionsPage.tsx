import { useNavigate } from "@tanstack/react-router";
import { GitBranch } from "lucide-react";
import { useState } from "react";
import { call } from "../../app/api";
import { refresh, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { Badge } from "../../ui/Badge";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Confirm, Dialog } from "../../ui/Dialog";
import layout from "../../ui/layout.module.css";
import { Page } from "../../ui/Page";
import { Empty, Loaded, Skeleton } from "../../ui/States";
import { Table } from "../../ui/Table";
import { Time } from "../../ui/Time";
import { say } from "../../ui/Toasts";
import { useVersion, useVersions, type VersionSummary } from "../config/versions";
import { between } from "./diff";
import { Changes } from "./PublishPage";

const TONES = { draft: "warn", published: "success", archived: "plain" } as const;

export function VersionsPage() {
    const versions = useVersions();
    const [compared, setCompared] = useState<VersionSummary | null>(null);
    const [cloned, setCloned] = useState<VersionSummary | null>(null);
    const columns = [
        {
            label: t("versions.version"),
            cell: (one: VersionSummary) => (
                <span className={layout.strong}>{one.name ?? t("versions.number", { version: one.version })}</span>
            ),
        },
        {
            label: t("events.status"),
            cell: (one: VersionSummary) => <Badge tone={TONES[one.status]}>{t(`versions.statuses.${one.status}`)}</Badge>,
        },
        { label: t("versions.live"), cell: (one: VersionSummary) => (one.published_at ? <Time at={one.published_at} /> : "") },
        { label: t("users.changed"), cell: (one: VersionSummary) => <Time at={one.updated_at} /> },
        {
            label: t("versions.acts"),
            end: true,
            cell: (one: VersionSummary) => <Acts version={one} onCompare={setCompared} onClone={setCloned} />,
        },
    ];
    return (
        <Page title={t("versions.title")} lead={t("versions.lead")}>
            <Card padded={false}>
                <Loaded of={versions}>
                    {({ data }) =>
                        data.length === 0 ? (
                            <Empty
                                icon={<GitBranch size={20} />}
                                title={t("versions.none")}
                                action={
                                    <ButtonLink kind="primary" to="/start">
                                        {t("golive.rules.act")}
                                    </ButtonLink>
                                }
                            >
                                {t("versions.noneMore")}
                            </Empty>
                        ) : (
                            <Table label={t("versions.title")} rows={data} rowKey={(one) => one.id} columns={columns} />
                        )
                    }
                </Loaded>
            </Card>
            {compared ? (
                <Compare
                    version={compared}
                    among={versions.data?.data ?? []}
                    onClose={() => {
                        setCompared(null);
                    }}
                />
            ) : null}
            {cloned ? (
                <Clone
                    version={cloned}
                    onClose={() => {
                        setCloned(null);
                    }}
                />
            ) : null}
        </Page>
    );
}

function Acts({
    version,
    onCompare,
    onClone,
}: {
    version: VersionSummary;
    onCompare: (version: VersionSummary) => void;
    onClone: (version: VersionSummary) => void;
}) {
    return (
        <span className={layout.row} style={{ justifyContent: "flex-end" }}>
            {version.status === "draft" ? (
                <ButtonLink size="small" kind="primary" to="/publish">
                    {t("versions.review")}
                </ButtonLink>
            ) : (
                <Button
                    size="small"
                    onPress={() => {
                        onClone(version);
                    }}
                >
                    {t("versions.clone")}
                </Button>
            )}
            <Button
                size="small"
                kind="quiet"
                onPress={() => {
                    onCompare(version);
                }}
            >
                {t("versions.compare")}
            </Button>
        </span>
    );
}

/** What a version brought, against the one before it. */
function Compare({ version, among, onClose }: { version: VersionSummary; among: VersionSummary[]; onClose: () => void }) {
    const before = among.filter((one) => one.version < version.version).sort((a, b) => b.version - a.version)[0];
    const after = useVersion(version.id, version.status);
    const old = useVersion(before?.id, before?.status);
    const changes = after.data && (!before || old.data) ? between(old.data?.document, after.data.document) : null;
    return (
        <Dialog
            title={
                before
                    ? t("versions.against", { version: version.version, before: before.version })
                    : t("versions.number", { version: version.version })
            }
            isOpen
            onClose={onClose}
            wide
        >
            {changes === null || !after.data ? <Skeleton rows={5} /> : null}
            {changes?.length === 0 ? <p className={layout.muted}>{t("versions.same")}</p> : null}
            {changes && after.data ? <Changes changes={changes} document={after.data.document} /> : null}
            <div>
                <Button onPress={onClose}>{t("ui.close")}</Button>
            </div>
        </Dialog>
    );
}

function Clone({ version, onClose }: { version: VersionSummary; onClose: () => void }) {
    const navigate = useNavigate();
    const clone = useAct(
        (_: undefined, key) => call("POST /api/v1/config-versions/{id}/clone", { path: { id: version.id }, query: {} }, { key }),
        async () => {
            say(t("versions.cloned", { version: version.version }));
            await refresh("/config-versions", "-rules", "-definitions");
            await navigate({ to: "/publish" });
        },
    );
    return (
        <Confirm
            title={t("versions.cloneTitle", { version: version.version })}
            lead={t("versions.cloneLead")}
            act={t("versions.clone")}
            danger={false}
            isOpen
            onClose={onClose}
            onConfirm={() => {
                clone.mutate(undefined);
            }}
            pending={clone.isPending}
            error={clone.error}
        />
    );
}

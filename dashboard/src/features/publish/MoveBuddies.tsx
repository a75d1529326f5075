import { call } from "../../app/api";
import { refresh, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { ErrorNote } from "../../ui/ErrorNote";
import layout from "../../ui/layout.module.css";
import { Note } from "../../ui/Note";

/** First how many would move, then the moving: two presses, never one. */
export function MoveBuddies({ versionId, version }: { versionId: string; version: number }) {
    const migrate = (dry_run: boolean, key?: string) =>
        call(
            "POST /api/v1/config-versions/{id}/migrate-buddies",
            { path: { id: versionId }, body: { all: true, dry_run } },
            key ? { key } : {},
        );
    const look = useAct(() => migrate(true));
    const move = useAct(
        (_: undefined, key) => migrate(false, key),
        () => refresh("/buddies", "/config-versions"),
    );
    if (move.data) {
        return <Note tone="success">{t("publish.movedAll", { count: move.data.migrated, version })}</Note>;
    }

    return (
        <Card title={t("publish.moveTitle")}>
            {look.data ? (
                <p>{t("publish.wouldMove", { count: look.data.migrated })}</p>
            ) : (
                <p className={layout.muted}>{t("publish.moveLead")}</p>
            )}
            {look.error || move.error ? <ErrorNote error={look.error ?? move.error} /> : null}
            <div>
                {look.data && look.data.migrated > 0 ? (
                    <Button
                        kind="primary"
                        isPending={move.isPending}
                        onPress={() => {
                            move.mutate(undefined);
                        }}
                    >
                        {t("publish.moveAct", { count: look.data.migrated })}
                    </Button>
                ) : null}
                {look.data ? null : (
                    <Button
                        isPending={look.isPending}
                        onPress={() => {
                            look.mutate(undefined);
                        }}
                    >
                        {t("publish.look")}
                    </Button>
                )}
            </div>
        </Card>
    );
}

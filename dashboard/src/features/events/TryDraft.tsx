import { FlaskConical } from "lucide-react";
import { call, type Schemas } from "../../app/api";
import { useAct } from "../../app/queries";
import { humanise, t } from "../../app/text";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/ErrorNote";
import { valueText } from "../config/where";
import styles from "./Events.module.css";

/** The same event under the rules of the draft; nothing changes by it. */
export function TryDraft({ event }: { event: Schemas["EventDetail"] }) {
    const replay = useAct(() =>
        call("POST /api/v1/events/{id}/replay", { path: { id: event.event_id }, query: { dry_run: true }, body: {} }),
    );
    return (
        <div className={styles.changes}>
            <div>
                <Button
                    size="small"
                    isPending={replay.isPending}
                    onPress={() => {
                        replay.mutate(undefined);
                    }}
                >
                    <FlaskConical size={14} aria-hidden />
                    {t("events.tryDraft")}
                </Button>
            </div>
            {replay.error ? <ErrorNote error={replay.error} /> : null}
            {replay.data ? (
                <div role="status">
                    <p>
                        {replay.data.changes.length === 0
                            ? t("events.trySame", { version: replay.data.version })
                            : t("events.tryDiffers", { version: replay.data.version })}
                    </p>
                    <ul>
                        {replay.data.changes.map((change, index) => (
                            <li key={index}>
                                {t("events.tryChange", {
                                    what: change.rule ? humanise(change.rule.key) : humanise(change.field),
                                    before: shown(change.before),
                                    after: shown(change.after),
                                })}
                            </li>
                        ))}
                    </ul>
                </div>
            ) : null}
        </div>
    );
}

function shown(value: unknown): string {
    if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) {
        return t("ui.none");
    }

    return typeof value === "object" && !Array.isArray(value) ? JSON.stringify(value) : valueText(value);
}

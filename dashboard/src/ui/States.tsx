import { CircleAlert, Lock, WifiOff } from "lucide-react";
import type { ReactNode } from "react";
import { ApiError, Unreachable } from "../app/api-error";
import { t } from "../app/text";
import { Button } from "./Button";
import { wordsFor } from "./ErrorNote";
import styles from "./States.module.css";

const WIDTHS = ["62%", "88%", "74%", "92%", "56%", "80%"];

/** The layout to come, after a moment: what is quick never shows it. */
export function Skeleton({ rows = 5 }: { rows?: number }) {
    return (
        <div className={styles.bones} role="status" aria-label={t("ui.loading")}>
            {Array.from({ length: rows }, (_, row) => (
                <div key={row} className={styles.bone} style={{ width: WIDTHS[row % WIDTHS.length] }} />
            ))}
        </div>
    );
}

/** What will be here, and the one thing to do. */
export function Empty({ icon, title, children, action }: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
    return (
        <div className={styles.empty}>
            {icon ? (
                <div className={styles.art} aria-hidden>
                    {icon}
                </div>
            ) : null}
            <h2>{title}</h2>
            {children ? <p>{children}</p> : null}
            {action}
        </div>
    );
}

/** A screen, or a part of one, that could not be read. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
    const { title, more } = wordsFor(error);
    const locked = error instanceof ApiError && error.status === 403;
    return (
        <div className={styles.empty} role="alert">
            <div className={`${styles.art} ${locked ? styles.locked : styles.bad}`} aria-hidden>
                {iconFor(error, locked)}
            </div>
            <h2>{title}</h2>
            {more ? <p>{more}</p> : null}
            {retry && !locked ? <Button onPress={retry}>{t("ui.retry")}</Button> : null}
            {error instanceof ApiError && error.requestId ? (
                <span className={styles.request}>{t("errors.request", { id: error.requestId })}</span>
            ) : null}
        </div>
    );
}

function iconFor(error: unknown, locked: boolean) {
    if (locked) {
        return <Lock size={20} />;
    }

    return error instanceof Unreachable ? <WifiOff size={20} /> : <CircleAlert size={20} />;
}

interface Asked<T> {
    data: T | undefined;
    error: unknown;
    isPending: boolean;
    refetch: () => unknown;
}

/** One of three: the skeleton, the failure, or what was read. What was read once stays while it is read anew. */
export function Loaded<T>({ of, rows, children }: { of: Asked<T>; rows?: number; children: (data: T) => ReactNode }) {
    if (of.data !== undefined) {
        return <>{children(of.data)}</>;
    }

    return of.error ? <Failed error={of.error} retry={() => void of.refetch()} /> : <Skeleton rows={rows ?? 5} />;
}

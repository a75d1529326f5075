import { CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./Note.module.css";

const ICONS = { info: Info, warn: TriangleAlert, success: CircleCheck };

/** Something to know before one goes on. */
export function Note({
    tone = "info",
    action,
    children,
}: {
    tone?: "info" | "warn" | "success";
    action?: ReactNode;
    children: ReactNode;
}) {
    const Icon = ICONS[tone];
    return (
        <div className={`${styles.note} ${tone === "info" ? "" : styles[tone]}`}>
            <Icon size={16} aria-hidden />
            <div className={styles.body}>
                <div>{children}</div>
                {action}
            </div>
        </div>
    );
}

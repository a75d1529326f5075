import type { ReactNode } from "react";
import styles from "./Card.module.css";

export function Card({
    title,
    actions,
    padded = true,
    children,
}: {
    title?: string;
    actions?: ReactNode;
    padded?: boolean;
    children: ReactNode;
}) {
    return (
        <section className={styles.card}>
            {title ? (
                <header className={styles.head}>
                    <h2>{title}</h2>
                    {actions}
                </header>
            ) : null}
            <div className={padded ? `${styles.padded} ${styles.stack}` : undefined}>{children}</div>
        </section>
    );
}

import { useEffect, type ReactNode } from "react";
import icon from "../../app/icon.svg";
import { t } from "../../app/text";
import styles from "./Door.module.css";

const EGGS = [1, 4, 7, 2, 11, 9];

/** The pages before one is in: one thing to do, and what it is good for beside it. */
export function Door({ title, lead, foot, children }: { title: string; lead?: ReactNode; foot?: ReactNode; children: ReactNode }) {
    useEffect(() => {
        document.title = t("app.tab", { page: title });
    }, [title]);
    return (
        <div className={styles.door}>
            <main className={styles.panel}>
                <div className={styles.box}>
                    <div className={styles.brand}>
                        <img src={icon} alt="" />
                        {t("app.name")}
                    </div>
                    <div className={styles.titles}>
                        <h1>{title}</h1>
                        {lead ? <p>{lead}</p> : null}
                    </div>
                    {children}
                    {foot ? <div className={styles.foot}>{foot}</div> : null}
                </div>
            </main>
            <aside className={styles.art} aria-hidden>
                <div className={styles.flock}>
                    {EGGS.map((egg) => (
                        <img key={egg} src={`/images/eggs/${egg}.png`} alt="" width={112} height={112} />
                    ))}
                </div>
                <p>{t("signin.promise")}</p>
            </aside>
        </div>
    );
}

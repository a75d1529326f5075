import { Link, type LinkProps } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { t } from "../app/text";
import styles from "./Page.module.css";

interface Props {
    title: string;
    lead?: ReactNode;
    actions?: ReactNode;
    back?: Pick<LinkProps, "to" | "params"> & { label: string };
    width?: "narrow" | "normal" | "full";
    children: ReactNode;
}

let first = true;

/** A screen: its name in the tab and as the heading that gets the focus, what it is about, what one can do. */
export function Page({ title, lead, actions, back, width = "normal", children }: Props) {
    const heading = useRef<HTMLHeadingElement>(null);
    useEffect(() => {
        document.title = t("app.tab", { page: title });
    }, [title]);
    useEffect(() => {
        // Not on the first page: there one begins at the top.
        if (!first) {
            heading.current?.focus({ preventScroll: true });
        }

        first = false;
    }, []);

    return (
        <div className={`${styles.page} ${width === "normal" ? "" : styles[width]}`}>
            <header className={styles.head}>
                <div className={styles.titles}>
                    {back ? (
                        <Link {...({ to: back.to, params: back.params } as LinkProps)} className={styles.back}>
                            <ChevronLeft size={14} aria-hidden />
                            {back.label}
                        </Link>
                    ) : null}
                    <h1 ref={heading} tabIndex={-1}>
                        {title}
                    </h1>
                    {lead ? <p>{lead}</p> : null}
                </div>
                {actions ? <div className={styles.actions}>{actions}</div> : null}
            </header>
            {children}
        </div>
    );
}

import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode, Ref } from "react";
import { Button as AriaButton, type ButtonProps as AriaProps } from "react-aria-components";
import styles from "./Button.module.css";

interface Look {
    kind?: "primary" | "secondary" | "quiet" | "danger";
    size?: "small" | "normal";
    wide?: boolean;
    /** Shows an icon alone; then it needs an `aria-label`. */
    icon?: boolean;
}

const classOf = ({ kind = "secondary", size, wide, icon }: Look) =>
    [styles.button, styles[kind], size === "small" && styles.small, wide && styles.wide, icon && styles.icon].filter(Boolean).join(" ");

type Props = Look & Omit<AriaProps, "className" | "children"> & { children: ReactNode; ref?: Ref<HTMLButtonElement> };

export function Button({ kind, size, wide, icon, children, ...rest }: Props) {
    return (
        <AriaButton {...rest} className={classOf({ kind, size, wide, icon } as Look)}>
            {rest.isPending ? <span className={styles.spinner} aria-hidden /> : null}
            {children}
        </AriaButton>
    );
}

type ButtonLinkProps = Look & Pick<LinkProps, "to" | "params" | "search"> & { children: ReactNode };

/** Looks like a button and leads somewhere. */
export function ButtonLink({ kind, size, wide, icon, children, ...rest }: ButtonLinkProps) {
    return (
        <Link {...(rest as LinkProps)} className={classOf({ kind, size, wide, icon } as Look)}>
            {children}
        </Link>
    );
}

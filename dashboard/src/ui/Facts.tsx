import { Fragment, type ReactNode } from "react";
import styles from "./Facts.module.css";

/** Names and what they are. */
export const Facts = ({ of }: { of: [string, ReactNode][] }) => (
    <dl className={styles.facts}>
        {of.map(([name, value]) => (
            <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
            </Fragment>
        ))}
    </dl>
);

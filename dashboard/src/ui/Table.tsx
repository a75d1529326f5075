import type { ReactNode } from "react";
import { t } from "../app/text";
import { Button } from "./Button";
import styles from "./Table.module.css";

export interface Column<T> {
    label: string;
    cell: (row: T) => ReactNode;
    /** Numbers stand at the end. */
    end?: boolean;
}

interface Props<T> {
    label: string;
    rows: T[];
    rowKey: (row: T) => string;
    columns: Column<T>[];
    isSelected?: (row: T) => boolean;
    more?: { load: () => unknown; loading: boolean } | undefined;
}

/** A table that becomes cards on phones; its first column names the row. */
export function Table<T>({ label, rows, rowKey, columns, isSelected, more }: Props<T>) {
    return (
        <>
            <div className={styles.scroll}>
                <table className={styles.table}>
                    <caption className="visually-hidden">{label}</caption>
                    <thead>
                        <tr>
                            {columns.map((column) => (
                                <th key={column.label} scope="col" className={column.end ? styles.end : undefined}>
                                    {column.label}
                                </th>
                            ))}
                        </tr>
                    </thead>
                    <tbody>
                        {rows.map((row) => (
                            <tr key={rowKey(row)} data-selected={isSelected?.(row)}>
                                {columns.map((column) => (
                                    <td key={column.label} data-label={column.label} className={column.end ? styles.end : undefined}>
                                        {column.cell(row)}
                                    </td>
                                ))}
                            </tr>
                        ))}
                    </tbody>
                </table>
            </div>
            {more ? (
                <div className={styles.more}>
                    <Button kind="quiet" size="small" isPending={more.loading} onPress={() => void more.load()}>
                        {t("ui.more")}
                    </Button>
                </div>
            ) : null}
        </>
    );
}

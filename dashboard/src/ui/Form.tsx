import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import { ApiError } from "../app/api-error";
import { ErrorNote } from "./ErrorNote";
import styles from "./Form.module.css";

const Faults = createContext<Map<string, string>>(new Map());

export const useFault = (name: string) => useContext(Faults).get(name);

interface Props {
    /** What the last sending was refused with: its fields' faults show at the fields. */
    error?: unknown;
    onSubmit: () => void;
    children: ReactNode;
}

export function Form({ error, onSubmit, children }: Props) {
    const form = useRef<HTMLFormElement>(null);
    const faults = new Map(error instanceof ApiError ? error.fields.map((fault) => [fault.field, sentenceOf(fault)]) : []);
    useEffect(() => {
        if (error) {
            const first =
                form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
                form.current?.querySelector<HTMLElement>("[role=alert]");
            first?.focus();
        }
    }, [error]);

    return (
        <Faults value={faults}>
            <form
                ref={form}
                className={styles.form}
                noValidate
                onSubmit={(submit) => {
                    submit.preventDefault();
                    onSubmit();
                }}
            >
                {children}
                {error ? <ErrorNote error={error} /> : null}
            </form>
        </Faults>
    );
}

export const FormActions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>;
export const FormRow = ({ children }: { children: ReactNode }) => <div className={styles.row}>{children}</div>;

// "amount must be between …" stands beside the field, which has its own name in the user's words.
function sentenceOf({ field, message }: { field: string; message: string }): string {
    const rest = message.startsWith(`${field} `) ? message.slice(field.length + 1) : message;
    return rest.charAt(0).toUpperCase() + rest.slice(1);
}

import { CircleAlert } from "lucide-react";
import { useId, type ComponentProps, type ReactNode } from "react";
import { useFault } from "./Form";
import { t } from "../app/text";
import styles from "./Field.module.css";

interface Common {
    label: string;
    /** The field's path in the API's errors. */
    name: string;
    hint?: ReactNode;
    optional?: boolean;
}

function useField({ name, hint }: Pick<Common, "name" | "hint">) {
    const id = useId();
    const fault = useFault(name);
    const described = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(" ");
    return { id, fault, aria: { id, name, "aria-invalid": fault ? true : undefined, "aria-describedby": described || undefined } };
}

function Around({ id, label, hint, optional, fault, children }: Common & { id: string; fault: string | undefined; children: ReactNode }) {
    return (
        <div className={styles.field}>
            <label className={styles.label} htmlFor={id}>
                {label}
                {optional ? <span className={styles.optional}> {t("ui.optional")}</span> : null}
            </label>
            {children}
            {hint ? (
                <div className={styles.hint} id={`${id}-hint`}>
                    {hint}
                </div>
            ) : null}
            {fault ? (
                <div className={styles.fault} id={`${id}-fault`}>
                    <CircleAlert size={14} aria-hidden />
                    {fault}
                </div>
            ) : null}
        </div>
    );
}

type TextProps = Common &
    Omit<ComponentProps<"input">, "onChange" | "name" | "value"> & { value: string; onChange: (value: string) => void; mono?: boolean };

export function TextField({ label, name, hint, optional, value, onChange, mono, ...rest }: TextProps) {
    const { id, fault, aria } = useField({ name, hint });
    return (
        <Around {...({ id, label, name, hint, optional, fault } as Common & { id: string; fault: string | undefined })}>
            <input
                {...rest}
                {...aria}
                className={`${styles.input} ${mono ? styles.mono : ""}`}
                value={value}
                onChange={(change) => {
                    onChange(change.target.value);
                }}
            />
        </Around>
    );
}

type AreaProps = Common &
    Omit<ComponentProps<"textarea">, "onChange" | "name" | "value"> & {
        value: string;
        onChange: (value: string) => void;
        mono?: boolean;
    };

export function TextArea({ label, name, hint, optional, value, onChange, mono, ...rest }: AreaProps) {
    const { id, fault, aria } = useField({ name, hint });
    return (
        <Around {...({ id, label, name, hint, optional, fault } as Common & { id: string; fault: string | undefined })}>
            <textarea
                {...rest}
                {...aria}
                className={`${styles.input} ${mono ? styles.mono : ""}`}
                value={value}
                onChange={(change) => {
                    onChange(change.target.value);
                }}
            />
        </Around>
    );
}

type NumberProps = Common & {
    value: number | null;
    onChange: (value: number | null) => void;
    unit?: string;
    min?: number;
    max?: number;
    step?: number;
    required?: boolean;
};

/** Empty is null: no number was given. */
export function NumberField({ label, name, hint, optional, value, onChange, unit, ...rest }: NumberProps) {
    const { id, fault, aria } = useField({ name, hint });
    return (
        <Around {...({ id, label, name, hint, optional, fault } as Common & { id: string; fault: string | undefined })}>
            <div className={styles.unit}>
                <input
                    {...rest}
                    {...aria}
                    type="number"
                    className={styles.input}
                    value={value ?? ""}
                    onChange={(change) => {
                        onChange(change.target.value === "" ? null : change.target.valueAsNumber);
                    }}
                />
                {unit ? <span>{unit}</span> : null}
            </div>
        </Around>
    );
}

type SelectProps = Common & {
    value: string;
    onChange: (value: string) => void;
    options: { value: string; label: string }[];
    disabled?: boolean;
};

export function Select({ label, name, hint, optional, value, onChange, options, disabled }: SelectProps) {
    const { id, fault, aria } = useField({ name, hint });
    return (
        <Around {...({ id, label, name, hint, optional, fault } as Common & { id: string; fault: string | undefined })}>
            <select
                {...aria}
                disabled={disabled}
                className={styles.input}
                value={value}
                onChange={(change) => {
                    onChange(change.target.value);
                }}
            >
                {options.map((option) => (
                    <option key={option.value} value={option.value}>
                        {option.label}
                    </option>
                ))}
            </select>
        </Around>
    );
}

export function Checkbox({
    label,
    hint,
    checked,
    onChange,
    disabled,
}: {
    label: string;
    hint?: string;
    checked: boolean;
    onChange: (checked: boolean) => void;
    disabled?: boolean;
}) {
    return (
        <label className={styles.check}>
            <input
                type="checkbox"
                checked={checked}
                disabled={disabled}
                onChange={(change) => {
                    onChange(change.target.checked);
                }}
            />
            <span>
                {label}
                {hint ? <small>{hint}</small> : null}
            </span>
        </label>
    );
}

export function Switch({
    label,
    checked,
    onChange,
    disabled,
    hideLabel,
}: {
    label: string;
    checked: boolean;
    onChange: (checked: boolean) => void;
    disabled?: boolean;
    hideLabel?: boolean;
}) {
    return (
        <label className={styles.switch}>
            <input
                type="checkbox"
                role="switch"
                checked={checked}
                disabled={disabled}
                onChange={(change) => {
                    onChange(change.target.checked);
                }}
            />
            <span className={styles.track} aria-hidden />
            <span className={hideLabel ? "visually-hidden" : undefined}>{label}</span>
        </label>
    );
}

interface Choice {
    value: string;
    label: string;
    hint?: string;
    extra?: ReactNode;
}

export function Choices({
    label,
    name,
    value,
    onChange,
    options,
    className,
}: {
    label: string;
    name: string;
    value: string;
    onChange: (value: string) => void;
    options: Choice[];
    className?: string;
}) {
    return (
        <fieldset className={styles.field}>
            <legend className={styles.label}>{label}</legend>
            <div className={className ?? styles.choices}>
                {options.map((option) => (
                    <label key={option.value} className={styles.choice}>
                        <input
                            type="radio"
                            name={name}
                            value={option.value}
                            checked={value === option.value}
                            onChange={() => {
                                onChange(option.value);
                            }}
                        />
                        {option.extra}
                        <strong>{option.label}</strong>
                        {option.hint ? <small>{option.hint}</small> : null}
                    </label>
                ))}
            </div>
        </fieldset>
    );
}

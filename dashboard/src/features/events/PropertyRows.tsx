import { Plus, X } from "lucide-react";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import field from "../../ui/Field.module.css";
import layout from "../../ui/layout.module.css";

export interface PropertyRow {
    name: string;
    value: string;
}

/** Names and values; what reads as a number or as true or false is one. */
export function propertiesOf(rows: PropertyRow[]): Record<string, unknown> {
    return Object.fromEntries(rows.filter((row) => row.name.trim() !== "").map((row) => [row.name.trim(), scalarOf(row.value.trim())]));
}

export function scalarOf(text: string): string | number | boolean {
    if (text === "true" || text === "false") {
        return text === "true";
    }

    return text !== "" && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

export function PropertyRows({ rows, onChange }: { rows: PropertyRow[]; onChange: (rows: PropertyRow[]) => void }) {
    const set = (at: number, change: Partial<PropertyRow>) => {
        onChange(rows.map((row, index) => (index === at ? { ...row, ...change } : row)));
    };
    return (
        <fieldset className={field.field}>
            <legend className={field.label}>
                {t("send.properties")} <span className={field.optional}>{t("ui.optional")}</span>
            </legend>
            {rows.map((row, index) => (
                <div key={index} className={layout.row}>
                    <input
                        className={field.input}
                        style={{ flex: 1, width: 0 }}
                        aria-label={t("send.property")}
                        placeholder="score"
                        value={row.name}
                        onChange={(change) => {
                            set(index, { name: change.target.value });
                        }}
                    />
                    <input
                        className={field.input}
                        style={{ flex: 1, width: 0 }}
                        aria-label={t("send.value")}
                        placeholder="95"
                        value={row.value}
                        onChange={(change) => {
                            set(index, { value: change.target.value });
                        }}
                    />
                    <Button
                        kind="quiet"
                        icon
                        aria-label={t("send.remove")}
                        onPress={() => {
                            onChange(rows.filter((_, at) => at !== index));
                        }}
                    >
                        <X size={16} aria-hidden />
                    </Button>
                </div>
            ))}
            <div>
                <Button
                    kind="quiet"
                    size="small"
                    onPress={() => {
                        onChange([...rows, { name: "", value: "" }]);
                    }}
                >
                    <Plus size={14} aria-hidden />
                    {t("send.addProperty")}
                </Button>
            </div>
        </fieldset>
    );
}

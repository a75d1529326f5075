import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { t } from "../app/text";
import { Button } from "./Button";
import styles from "./Code.module.css";

export function CopyButton({
    text,
    label = t("ui.copy"),
    kind = "secondary",
}: {
    text: string;
    label?: string;
    kind?: "secondary" | "primary" | "quiet";
}) {
    const [copied, setCopied] = useState(false);
    const copy = async () => {
        await navigator.clipboard.writeText(text);
        setCopied(true);
        setTimeout(() => {
            setCopied(false);
        }, 2000);
    };

    return (
        <Button size="small" kind={kind} onPress={() => void copy()}>
            {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            <span aria-live="polite">{copied ? t("ui.copied") : label}</span>
        </Button>
    );
}

export function CodeBlock({ code, label }: { code: string; label: string }) {
    return (
        <div className={styles.block}>
            <pre tabIndex={0} role="region" aria-label={label}>
                <code>{code}</code>
            </pre>
            <div className={styles.copy}>
                <CopyButton text={code} />
            </div>
        </div>
    );
}

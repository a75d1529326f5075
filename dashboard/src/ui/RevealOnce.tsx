import { useState } from "react";
import { t } from "../app/text";
import { Button } from "./Button";
import { CodeBlock } from "./Code";
import { Dialog, DialogActions } from "./Dialog";
import { Checkbox } from "./Field";

interface Props {
    title: string;
    lead: string;
    secret: string | null;
    label: string;
    onStored: () => void;
}

/** A secret, shown once: when it is stored elsewhere it leaves the page. */
export function RevealOnce({ title, lead, secret, label, onStored }: Props) {
    const [stored, setStored] = useState(false);
    return (
        <Dialog title={title} lead={lead} isOpen={secret !== null}>
            {secret ? <CodeBlock code={secret} label={label} /> : null}
            <Checkbox label={t("ui.stored")} checked={stored} onChange={setStored} />
            <DialogActions>
                <Button
                    kind="primary"
                    isDisabled={!stored}
                    onPress={() => {
                        setStored(false);
                        onStored();
                    }}
                >
                    {t("ui.done")}
                </Button>
            </DialogActions>
        </Dialog>
    );
}

import { useState, type ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { t } from "../app/text";
import { Button } from "./Button";
import styles from "./Dialog.module.css";
import { ErrorNote } from "./ErrorNote";
import { TextField } from "./Field";

interface Props {
    title: string;
    isOpen: boolean;
    /** Undefined: it stays until its own work is done. */
    onClose?: (() => void) | undefined;
    lead?: ReactNode;
    wide?: boolean;
    children: ReactNode;
}

export function Dialog({ title, isOpen, onClose, lead, wide, children }: Props) {
    return (
        <ModalOverlay
            className={styles.overlay}
            isOpen={isOpen}
            isDismissable={false}
            isKeyboardDismissDisabled={!onClose}
            onOpenChange={(open) => {
                if (!open) {
                    onClose?.();
                }
            }}
        >
            <Modal className={`${styles.modal} ${wide ? styles.wide : ""}`}>
                <AriaDialog className={styles.dialog}>
                    <Heading slot="title" level={2}>
                        {title}
                    </Heading>
                    {lead ? <p className={styles.lead}>{lead}</p> : null}
                    {children}
                </AriaDialog>
            </Modal>
        </ModalOverlay>
    );
}

export const DialogActions = ({ children }: { children: ReactNode }) => <div className={styles.actions}>{children}</div>;

interface ConfirmProps {
    title: string;
    isOpen: boolean;
    onClose: () => void;
    lead: ReactNode;
    act: string;
    onConfirm: () => void;
    pending: boolean;
    error?: unknown;
    /** What must be typed for that which cannot be undone. */
    typed?: string;
    danger?: boolean;
    children?: ReactNode;
}

/** Says what goes and what stays before anything is done. */
export function Confirm({ title, isOpen, onClose, lead, act, onConfirm, pending, error, typed, danger = true, children }: ConfirmProps) {
    const [text, setText] = useState("");
    return (
        <Dialog title={title} isOpen={isOpen} onClose={onClose} lead={lead}>
            {children}
            {typed ? (
                <TextField
                    label={t("ui.typeToConfirm", { name: typed })}
                    name="confirm"
                    value={text}
                    onChange={setText}
                    autoComplete="off"
                />
            ) : null}
            {error ? <ErrorNote error={error} /> : null}
            <DialogActions>
                <Button onPress={onClose}>{t("ui.cancel")}</Button>
                <Button
                    kind={danger ? "danger" : "primary"}
                    isPending={pending}
                    isDisabled={typed !== undefined && text !== typed}
                    onPress={onConfirm}
                >
                    {act}
                </Button>
            </DialogActions>
        </Dialog>
    );
}

import { useNavigate } from "@tanstack/react-router";
import { Activity, UserRound } from "lucide-react";
import { useId, useState, type KeyboardEvent, type ReactNode } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { t } from "../text";
import styles from "./CommandPalette.module.css";
import { places } from "./places";

interface Command {
    name: string;
    icon: ReactNode;
    hint?: string;
    go: () => unknown;
}

/** Pages by name; whatever else is typed is somebody's id: a user's or an event's. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
    return (
        <ModalOverlay
            className={styles.overlay}
            isOpen={isOpen}
            isDismissable
            onOpenChange={(open) => {
                if (!open) {
                    onClose();
                }
            }}
        >
            <Modal className={styles.modal}>
                <Dialog className={styles.box} aria-label={t("palette.open")}>
                    <Palette onClose={onClose} />
                </Dialog>
            </Modal>
        </ModalOverlay>
    );
}

function Palette({ onClose }: { onClose: () => void }) {
    const [text, setText] = useState("");
    const [chosen, setChosen] = useState(0);
    const list = useId();
    const commands = useCommands(text.trim());
    const at = Math.min(chosen, commands.length - 1);
    const run = (command: Command | undefined) => {
        onClose();
        command?.go();
    };
    const onKey = (event: KeyboardEvent) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step) {
            event.preventDefault();
            setChosen((at + step + commands.length) % commands.length);
        } else if (event.key === "Enter") {
            event.preventDefault();
            run(commands[at]);
        }
    };

    return (
        <>
            <input
                className={styles.input}
                autoFocus
                value={text}
                placeholder={t("palette.placeholder")}
                aria-label={t("palette.placeholder")}
                role="combobox"
                aria-expanded
                aria-controls={list}
                aria-activedescendant={commands.length > 0 ? `${list}-${at}` : undefined}
                onChange={(change) => {
                    setText(change.target.value);
                    setChosen(0);
                }}
                onKeyDown={onKey}
            />
            <div className={styles.list} role="listbox" id={list} aria-label={t("palette.results")}>
                {commands.map((command, index) => (
                    <div
                        key={command.name + (command.hint ?? "")}
                        id={`${list}-${index}`}
                        role="option"
                        aria-selected={index === at}
                        className={styles.item}
                        onPointerMove={() => {
                            setChosen(index);
                        }}
                        onClick={() => {
                            run(command);
                        }}
                    >
                        {command.icon}
                        {command.name}
                        {command.hint ? <small>{command.hint}</small> : null}
                    </div>
                ))}
            </div>
            <p className={styles.hint}>{t("palette.hint")}</p>
        </>
    );
}

function useCommands(text: string): Command[] {
    const navigate = useNavigate();
    const pages = places
        .flatMap((group) => group.items)
        .map(({ to, name, icon: Icon, key }) => ({
            name: t(`nav.${name}`),
            icon: <Icon size={16} aria-hidden />,
            ...(key ? { hint: t("palette.key", { key }) } : {}),
            go: () => navigate({ to }),
        }))
        .filter((page) => page.name.toLowerCase().includes(text.toLowerCase()));
    if (text === "") {
        return pages;
    }

    return [
        ...pages,
        {
            name: t("palette.user", { id: text }),
            icon: <UserRound size={16} aria-hidden />,
            go: () => navigate({ to: "/users/$userId", params: { userId: text }, search: { buddy: undefined } }),
        },
        {
            name: t("palette.event", { id: text }),
            icon: <Activity size={16} aria-hidden />,
            go: () => navigate({ to: "/events", search: { event: text, user: undefined, type: undefined, status: undefined } }),
        },
    ];
}

import { useState, type ReactNode } from "react";
import { call, type Schemas } from "../../app/api";
import { refresh, useAct } from "../../app/queries";
import { number, t } from "../../app/text";
import { Button } from "../../ui/Button";
import { Confirm, Dialog, DialogActions } from "../../ui/Dialog";
import { Choices, NumberField, Select, TextField } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { say } from "../../ui/Toasts";
import { useVersions, type Document } from "../config/versions";
import styles from "./Users.module.css";

type Buddy = Schemas["BuddyResponse"];
type Act = "coins" | "badge" | "rename" | "move" | "archive" | null;

export function BuddyActs({ buddy, document }: { buddy: Buddy; document: Document | undefined }) {
    const [act, setAct] = useState<Act>(null);
    const published = useVersions().data?.data.find((version) => version.status === "published");
    const close = () => {
        setAct(null);
    };
    const done = async (text: string) => {
        close();
        say(text);
        await refresh("/buddies", "/users/");
    };
    const isBehind = published !== undefined && published.id !== buddy.config_version_id;
    return (
        <div className={styles.acts}>
            <Button
                onPress={() => {
                    setAct("coins");
                }}
            >
                {t("acts.coins")}
            </Button>
            <Button
                onPress={() => {
                    setAct("badge");
                }}
                isDisabled={!document || document.badge_definitions.length === 0}
            >
                {t("acts.badge")}
            </Button>
            <Button
                onPress={() => {
                    setAct("rename");
                }}
            >
                {t("acts.rename")}
            </Button>
            {isBehind ? (
                <Button
                    onPress={() => {
                        setAct("move");
                    }}
                >
                    {t("acts.move", { version: published.version })}
                </Button>
            ) : null}
            <Button
                kind="quiet"
                onPress={() => {
                    setAct("archive");
                }}
            >
                {t("acts.archive")}
            </Button>
            <Open title={t("acts.coins")} lead={t("acts.coinsLead", { coins: buddy.coins })} isOpen={act === "coins"} onClose={close}>
                <MoveCoins buddy={buddy} onDone={done} onClose={close} />
            </Open>
            <Open title={t("acts.badge")} lead={t("acts.badgeLead")} isOpen={act === "badge"} onClose={close}>
                {document ? <AwardBadge buddy={buddy} document={document} onDone={done} onClose={close} /> : null}
            </Open>
            <Open title={t("acts.rename")} isOpen={act === "rename"} onClose={close}>
                <Rename buddy={buddy} onDone={done} onClose={close} />
            </Open>
            {published ? <Move buddy={buddy} published={published} isOpen={act === "move"} onDone={done} onClose={close} /> : null}
            <Archive buddy={buddy} isOpen={act === "archive"} onDone={done} onClose={close} />
        </div>
    );
}

function Open({ children, ...rest }: { title: string; lead?: string; isOpen: boolean; onClose: () => void; children: ReactNode }) {
    return <Dialog {...rest}>{children}</Dialog>;
}

interface ActProps {
    buddy: Buddy;
    onDone: (text: string) => Promise<void>;
    onClose: () => void;
}

function Ends({ act, onClose, pending }: { act: string; onClose: () => void; pending: boolean }) {
    return (
        <DialogActions>
            <Button onPress={onClose}>{t("ui.cancel")}</Button>
            <Button kind="primary" type="submit" isPending={pending}>
                {act}
            </Button>
        </DialogActions>
    );
}

function MoveCoins({ buddy, onDone, onClose }: ActProps) {
    const [way, setWay] = useState("credit");
    const [amount, setAmount] = useState<number | null>(10);
    const [reason, setReason] = useState("");
    const move = useAct(
        (_: undefined, key) =>
            way === "credit"
                ? call(
                      "POST /api/v1/buddies/{buddy_id}/coins",
                      { path: { buddy_id: buddy.id }, body: { amount: amount!, reason } },
                      { key },
                  )
                : call(
                      "POST /api/v1/buddies/{buddy_id}/coins/spend",
                      { path: { buddy_id: buddy.id }, body: { amount: amount!, reason } },
                      { key },
                  ),
        (answer) => onDone(t("acts.coinsDone", { balance: number(answer.balance_after) })),
    );
    return (
        <Form
            error={move.error}
            onSubmit={() => {
                move.mutate(undefined);
            }}
        >
            <Choices
                label={t("acts.way")}
                name="way"
                value={way}
                onChange={setWay}
                options={[
                    { value: "credit", label: t("acts.give") },
                    { value: "debit", label: t("acts.take") },
                ]}
            />
            <NumberField label={t("ledger.amount")} name="amount" min={1} value={amount} onChange={setAmount} />
            <TextField label={t("acts.reason")} name="reason" hint={t("acts.reasonHint")} required value={reason} onChange={setReason} />
            <Ends
                act={way === "credit" ? t("acts.giveAct", { amount: amount ?? 0 }) : t("acts.takeAct", { amount: amount ?? 0 })}
                onClose={onClose}
                pending={move.isPending}
            />
        </Form>
    );
}

function AwardBadge({ buddy, document, onDone, onClose }: ActProps & { document: Document }) {
    const [badge, setBadge] = useState(document.badge_definitions[0]?.key ?? "");
    const [reason, setReason] = useState("");
    const award = useAct(
        (_: undefined, key) =>
            call(
                "POST /api/v1/buddies/{buddy_id}/badges",
                { path: { buddy_id: buddy.id }, body: { badge_key: badge, reason: reason || null } },
                { key },
            ),
        () => onDone(t("acts.badgeDone")),
    );
    return (
        <Form
            error={award.error}
            onSubmit={() => {
                award.mutate(undefined);
            }}
        >
            <Select
                label={t("acts.whichBadge")}
                name="badge_key"
                value={badge}
                onChange={setBadge}
                options={document.badge_definitions.map((one) => ({ value: one.key, label: one.label }))}
            />
            <TextField label={t("acts.reason")} name="reason" hint={t("acts.reasonHint")} value={reason} onChange={setReason} />
            <Ends act={t("acts.badgeAct")} onClose={onClose} pending={award.isPending} />
        </Form>
    );
}

function Rename({ buddy, onDone, onClose }: ActProps) {
    const [name, setName] = useState(buddy.name);
    const rename = useAct(
        (_: undefined, key) => call("PATCH /api/v1/buddies/{id}", { path: { id: buddy.id }, body: { name } }, { key }),
        () => onDone(t("acts.renamed", { name })),
    );
    return (
        <Form
            error={rename.error}
            onSubmit={() => {
                rename.mutate(undefined);
            }}
        >
            <TextField label={t("acts.name")} name="name" value={name} onChange={setName} maxLength={60} autoFocus />
            <Ends act={t("acts.rename")} onClose={onClose} pending={rename.isPending} />
        </Form>
    );
}

function Move({ buddy, published, isOpen, onDone, onClose }: ActProps & { published: { id: string; version: number }; isOpen: boolean }) {
    const move = useAct(
        (_: undefined, key) =>
            call(
                "POST /api/v1/config-versions/{id}/migrate-buddies",
                { path: { id: published.id }, body: { buddy_ids: [buddy.id] } },
                { key },
            ),
        () => onDone(t("users.moved", { version: published.version })),
    );
    return (
        <Confirm
            title={t("acts.move", { version: published.version })}
            lead={t("acts.moveLead", { name: buddy.name, version: published.version })}
            act={t("acts.moveAct")}
            danger={false}
            isOpen={isOpen}
            onClose={onClose}
            onConfirm={() => {
                move.mutate(undefined);
            }}
            pending={move.isPending}
            error={move.error}
        />
    );
}

function Archive({ buddy, isOpen, onDone, onClose }: ActProps & { isOpen: boolean }) {
    const archive = useAct(
        (_: undefined, key) => call("PATCH /api/v1/buddies/{id}/archive", { path: { id: buddy.id } }, { key }),
        () => onDone(t("acts.archived", { name: buddy.name })),
    );
    return (
        <Confirm
            title={t("acts.archiveTitle", { name: buddy.name })}
            lead={t("acts.archiveLead")}
            act={t("acts.archive")}
            typed={buddy.name}
            isOpen={isOpen}
            onClose={onClose}
            onConfirm={() => {
                archive.mutate(undefined);
            }}
            pending={archive.isPending}
            error={archive.error}
        />
    );
}

import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../app/api";
import { useMe } from "../../app/me";
import { refresh, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions } from "../../ui/Dialog";
import { Select, TextField } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { useKnownTypes } from "../config/labels";
import { PropertyRows, propertiesOf, type PropertyRow } from "./PropertyRows";

interface Props {
    isOpen: boolean;
    onClose: () => void;
    user?: string;
    type?: string;
}

/** An event by hand: to try, to make good. It counts like any other. */
export function SendEvent({ isOpen, onClose, ...given }: Props) {
    return (
        <Dialog title={t("send.title")} lead={t("send.lead")} isOpen={isOpen} onClose={onClose}>
            <SendForm onClose={onClose} {...given} />
        </Dialog>
    );
}

function SendForm({ onClose, user: givenUser, type: givenType }: Omit<Props, "isOpen">) {
    const me = useMe();
    const navigate = useNavigate();
    const known = useKnownTypes();
    const [user, setUser] = useState(givenUser ?? "");
    const [type, setType] = useState(givenType ?? "");
    const [audience, setAudience] = useState(me.audiences[0]?.key ?? "default");
    const [reason, setReason] = useState("");
    const [properties, setProperties] = useState<PropertyRow[]>([]);
    const send = useAct(
        (_: undefined, key) =>
            call(
                "POST /api/v1/events/admin-trigger",
                {
                    body: {
                        user_id: user.trim(),
                        type: type.trim(),
                        audience,
                        properties: propertiesOf(properties),
                        reason: reason || null,
                    },
                },
                { key },
            ),
        async (answer) => {
            onClose();
            await refresh("/events");
            await navigate({ to: "/events", search: { event: answer.event_id, user: undefined, type: undefined, status: undefined } });
        },
    );

    return (
        <Form
            error={send.error}
            onSubmit={() => {
                send.mutate(undefined);
            }}
        >
            <TextField
                label={t("events.user")}
                name="user_id"
                required
                autoFocus
                value={user}
                onChange={setUser}
                hint={t("send.userHint")}
            />
            <TextField
                label={t("events.type")}
                name="type"
                required
                mono
                list="known-types"
                value={type}
                onChange={setType}
                placeholder="lesson_completed"
            />
            <datalist id="known-types">
                {known.map((one) => (
                    <option key={one.type} value={one.type}>
                        {one.label ?? ""}
                    </option>
                ))}
            </datalist>
            {me.audiences.length > 1 ? (
                <Select
                    label={t("send.audience")}
                    name="audience"
                    value={audience}
                    onChange={setAudience}
                    options={me.audiences.map((one) => ({ value: one.key, label: one.label }))}
                />
            ) : null}
            <PropertyRows rows={properties} onChange={setProperties} />
            <TextField label={t("send.reason")} name="reason" optional value={reason} onChange={setReason} />
            <DialogActions>
                <Button onPress={onClose}>{t("ui.cancel")}</Button>
                <Button kind="primary" type="submit" isPending={send.isPending}>
                    {t("send.act")}
                </Button>
            </DialogActions>
        </Form>
    );
}

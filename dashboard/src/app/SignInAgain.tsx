import { useState, useSyncExternalStore } from "react";
import { Button } from "../ui/Button";
import { Dialog, DialogActions } from "../ui/Dialog";
import { TextField } from "../ui/Field";
import { Form } from "../ui/Form";
import { call } from "./api";
import { queries, useAct } from "./queries";
import type { Customer } from "./me";
import { isSessionEnded, onSessionChange, sessionRenewed } from "./session";
import { t } from "./text";

/** Over the page when the session has ended: what was entered stays, and what was asked goes out again. */
export function SignInAgain() {
    const open = useSyncExternalStore(onSessionChange, isSessionEnded);
    const me = queries.getQueryData<Customer>(["GET /api/v1/auth/me", {}]);
    const [password, setPassword] = useState("");
    const signIn = useAct(
        () => call("POST /api/v1/auth/login", { body: { email: me?.email ?? "", password } }, { renew: false }),
        () => {
            setPassword("");
            sessionRenewed();
        },
    );

    return (
        <Dialog title={t("session.title")} lead={t("session.lead", { email: me?.email ?? "" })} isOpen={open}>
            <Form
                error={signIn.error}
                onSubmit={() => {
                    signIn.mutate(undefined);
                }}
            >
                <TextField
                    label={t("signin.password")}
                    name="password"
                    type="password"
                    autoComplete="current-password"
                    value={password}
                    onChange={setPassword}
                    autoFocus
                />
                <DialogActions>
                    <Button
                        onPress={() => {
                            window.location.assign("/dashboard/login");
                        }}
                    >
                        {t("session.leave")}
                    </Button>
                    <Button kind="primary" type="submit" isPending={signIn.isPending}>
                        {t("signin.act")}
                    </Button>
                </DialogActions>
            </Form>
        </Dialog>
    );
}

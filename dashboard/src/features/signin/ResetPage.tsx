import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../app/api";
import { useAct } from "../../app/queries";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Note } from "../../ui/Note";
import { Door } from "./Door";
import { takeToken } from "./secret";

export function ResetPage() {
    const [token] = useState(takeToken);
    return token ? <NewPassword token={token} /> : <RequestMail />;
}

function RequestMail() {
    const [email, setEmail] = useState("");
    const ask = useAct(() => call("POST /api/v1/auth/password/reset/request", { body: { email } }, { renew: false }));
    return (
        <Door
            title={t("signin.resetTitle")}
            lead={t("signin.resetLead")}
            foot={
                <Link to="/login" search={{ to: undefined }}>
                    {t("signin.back")}
                </Link>
            }
        >
            {ask.isSuccess ? (
                <Note tone="success">{t("signin.resetSent", { email })}</Note>
            ) : (
                <Form
                    error={ask.error}
                    onSubmit={() => {
                        ask.mutate(undefined);
                    }}
                >
                    <TextField
                        label={t("signin.email")}
                        name="email"
                        type="email"
                        autoComplete="username"
                        autoFocus
                        required
                        value={email}
                        onChange={setEmail}
                    />
                    <Button kind="primary" type="submit" wide isPending={ask.isPending}>
                        {t("signin.resetAct")}
                    </Button>
                </Form>
            )}
        </Door>
    );
}

function NewPassword({ token }: { token: string }) {
    const [password, setPassword] = useState("");
    const reset = useAct(() => call("POST /api/v1/auth/password/reset", { body: { token, new_password: password } }, { renew: false }));
    return (
        <Door
            title={t("signin.newPasswordTitle")}
            lead={t("signin.newPasswordLead")}
            foot={
                <Link to="/login" search={{ to: undefined }}>
                    {t("signin.back")}
                </Link>
            }
        >
            {reset.isSuccess ? (
                <Note tone="success">{t("signin.newPasswordSet")}</Note>
            ) : (
                <Form
                    error={reset.error}
                    onSubmit={() => {
                        reset.mutate(undefined);
                    }}
                >
                    <TextField
                        label={t("signin.newPassword")}
                        name="new_password"
                        type="password"
                        autoComplete="new-password"
                        autoFocus
                        required
                        value={password}
                        onChange={setPassword}
                        hint={t("signin.passwordRule")}
                    />
                    <Button kind="primary" type="submit" wide isPending={reset.isPending}>
                        {t("signin.newPasswordAct")}
                    </Button>
                </Form>
            )}
        </Door>
    );
}

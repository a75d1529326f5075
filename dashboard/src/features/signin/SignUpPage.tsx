import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../app/api";
import { queries, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Door } from "./Door";

const SHORTEST = 10;

export function SignUpPage() {
    const navigate = useNavigate();
    const [email, setEmail] = useState("");
    const [password, setPassword] = useState("");
    const [name, setName] = useState("");
    const signUp = useAct(
        () => call("POST /api/v1/auth/register", { body: { email, password, name } }, { renew: false }),
        async ({ customer }) => {
            queries.clear();
            queries.setQueryData(["GET /api/v1/auth/me", {}], customer);
            await navigate({ to: "/start" });
        },
    );

    const missing = SHORTEST - password.length;
    const rule = missing > 0 ? t("signin.passwordMissing", { count: missing }) : t("signin.passwordLong");
    return (
        <Door
            title={t("signin.signUpTitle")}
            lead={t("signin.signUpLead")}
            foot={
                <Link to="/login" search={{ to: undefined }}>
                    {t("signin.toSignIn")}
                </Link>
            }
        >
            <Form
                error={signUp.error}
                onSubmit={() => {
                    signUp.mutate(undefined);
                }}
            >
                <TextField
                    label={t("signin.workspace")}
                    name="name"
                    autoComplete="organization"
                    autoFocus
                    required
                    value={name}
                    onChange={setName}
                    hint={t("signin.workspaceHint")}
                />
                <TextField
                    label={t("signin.email")}
                    name="email"
                    type="email"
                    autoComplete="username"
                    required
                    value={email}
                    onChange={setEmail}
                />
                <TextField
                    label={t("signin.password")}
                    name="password"
                    type="password"
                    autoComplete="new-password"
                    required
                    value={password}
                    onChange={setPassword}
                    hint={rule}
                />
                <Button kind="primary" type="submit" wide isPending={signUp.isPending}>
                    {t("signin.signUpAct")}
                </Button>
            </Form>
        </Door>
    );
}

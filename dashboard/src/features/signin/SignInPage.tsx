import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../app/api";
import { queries, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { Form } from "../../ui/Form";
import { Door } from "./Door";

export function SignInPage() {
    const { to } = useSearch({ from: "/login" });
    const navigate = useNavigate();
    const [email, setEmail] = useState("");
    const [password, setPassword] = useState("");
    const signIn = useAct(
        () => call("POST /api/v1/auth/login", { body: { email, password } }, { renew: false }),
        async ({ customer }) => {
            queries.clear();
            queries.setQueryData(["GET /api/v1/auth/me", {}], customer);
            await navigate({ to: own(to) });
        },
    );

    return (
        <Door
            title={t("signin.title")}
            lead={t("signin.lead")}
            foot={
                <>
                    <Link to="/signup">{t("signin.toSignUp")}</Link>
                    <Link to="/reset-password">{t("signin.forgotten")}</Link>
                </>
            }
        >
            <Form
                error={signIn.error}
                onSubmit={() => {
                    signIn.mutate(undefined);
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
                <TextField
                    label={t("signin.password")}
                    name="password"
                    type="password"
                    autoComplete="current-password"
                    required
                    value={password}
                    onChange={setPassword}
                />
                <Button kind="primary" type="submit" wide isPending={signIn.isPending}>
                    {t("signin.act")}
                </Button>
            </Form>
        </Door>
    );
}

/** Where one wanted to go, if that is a page of ours: an address can be written by anybody. */
export function own(to: string | undefined): string {
    return to && /^\/(?![/\\])[\w\-/.?=&%~+]*$/.test(to) ? to : "/";
}

import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { call } from "../../app/api";
import { useAct } from "../../app/queries";
import { t } from "../../app/text";
import { ErrorNote } from "../../ui/ErrorNote";
import { Note } from "../../ui/Note";
import { Skeleton } from "../../ui/States";
import { Door } from "./Door";
import { takeToken } from "./secret";

export function VerifyPage() {
    const [token] = useState(takeToken);
    const asked = useRef(false);
    const verify = useAct((given: string) => call("POST /api/v1/auth/email/verify", { body: { token: given } }, { renew: false }));
    useEffect(() => {
        if (token && !asked.current) {
            asked.current = true;
            verify.mutate(token);
        }
    }, [token, verify]);

    return (
        <Door title={t("signin.verifyTitle")} foot={<Link to="/">{t("signin.toDashboard")}</Link>}>
            {token === null ? <Note tone="warn">{t("signin.verifyNone")}</Note> : null}
            {verify.isPending ? <Skeleton rows={1} /> : null}
            {verify.data ? <Note tone="success">{t("signin.verified", { email: verify.data.email })}</Note> : null}
            {verify.error ? <ErrorNote error={verify.error} /> : null}
        </Door>
    );
}

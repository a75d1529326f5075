import { call } from "../../app/api";
import { useMe } from "../../app/me";
import { refresh, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "../../ui/Button";
import { CodeBlock } from "../../ui/Code";
import { ErrorNote } from "../../ui/ErrorNote";
import { useStanding } from "../config/versions";
import { FIRST_USER } from "./FirstBuddy";

export function FirstEvent() {
    const me = useMe();
    const navigate = useNavigate();
    const { published } = useStanding();
    const type =
        published?.document.coin_rules.find((rule) => rule.is_active && rule.where.length === 0)?.event_type ?? "lesson_completed";
    const send = useAct(
        (_: undefined, key) =>
            call(
                "POST /api/v1/events/admin-trigger",
                { body: { user_id: FIRST_USER, type, audience: me.audiences[0]?.key ?? "default" } },
                { key },
            ),
        async (answer) => {
            await refresh("/events");
            await navigate({ to: "/events", search: { event: answer.event_id, user: undefined, type: undefined, status: undefined } });
        },
    );
    return (
        <>
            <CodeBlock label={t("events.curl")} code={curl(type)} />
            <div>
                <Button
                    kind="primary"
                    isPending={send.isPending}
                    onPress={() => {
                        send.mutate(undefined);
                    }}
                >
                    {t("golive.event.act")}
                </Button>
            </div>
            {send.error ? <ErrorNote error={send.error} /> : null}
        </>
    );
}

const curl = (type: string) => `curl ${window.location.origin}/api/v1/events \\
  -H "Authorization: Bearer $HATCHED_API_KEY" -H "Content-Type: application/json" \\
  -d '{"event_id":"first-1","user_id":"${FIRST_USER}","type":"${type}"}'`;

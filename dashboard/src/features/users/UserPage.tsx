import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Egg, Trash2 } from "lucide-react";
import { useState } from "react";
import { call, type Schemas } from "../../app/api";
import { useMe } from "../../app/me";
import { refresh, useAct, useApi } from "../../app/queries";
import { number, t } from "../../app/text";
import { Badge } from "../../ui/Badge";
import { Button, ButtonLink } from "../../ui/Button";
import { Card } from "../../ui/Card";
import { Confirm } from "../../ui/Dialog";
import { ErrorNote } from "../../ui/ErrorNote";
import { Page } from "../../ui/Page";
import { Empty, Loaded } from "../../ui/States";
import { say } from "../../ui/Toasts";
import { BuddyDetail } from "./BuddyDetail";
import { hatchFor } from "./hatch";
import { stageName } from "./stages";
import styles from "./Users.module.css";

export function UserPage() {
    const { userId } = useParams({ from: "/inside/users/$userId" });
    const { buddy: chosen } = useSearch({ from: "/inside/users/$userId" });
    const summary = useApi("GET /api/v1/customers/me/users/{user_id}/summary", { path: { user_id: userId } });
    return (
        <Page
            title={userId}
            lead={
                summary.data
                    ? t("users.summary", {
                          buddies: summary.data.buddy_count,
                          coins: summary.data.coins,
                          badges: summary.data.badge_count,
                      })
                    : " "
            }
            back={{ to: "/users", label: t("users.title") }}
            actions={
                <>
                    <ButtonLink to="/events" search={{ user: userId, type: undefined, status: undefined, event: undefined }}>
                        {t("users.events")}
                    </ButtonLink>
                    <Erase userId={userId} />
                </>
            }
        >
            <Loaded of={summary}>
                {(user) =>
                    user.buddies.length === 0 ? (
                        <Card>
                            <NoBuddy userId={userId} />
                        </Card>
                    ) : (
                        <>
                            {user.buddies.length > 1 ? <Buddies user={user} chosen={chosen ?? user.buddies[0]!.id} /> : null}
                            <BuddyDetail key={chosen ?? user.buddies[0]!.id} id={chosen ?? user.buddies[0]!.id} />
                        </>
                    )
                }
            </Loaded>
        </Page>
    );
}

function Buddies({ user, chosen }: { user: Schemas["UserSummary"]; chosen: string }) {
    return (
        <nav className={styles.buddies} aria-label={t("users.buddies")}>
            {user.buddies.map((buddy) => (
                <Link
                    key={buddy.id}
                    to="/users/$userId"
                    params={{ userId: user.user_id }}
                    search={{ buddy: buddy.id }}
                    className={styles.buddy}
                    data-chosen={buddy.id === chosen}
                    aria-current={buddy.id === chosen || undefined}
                >
                    {buddy.thumb_url ? <img src={buddy.thumb_url} alt="" /> : <span className={styles.egg} />}
                    <span className={styles.name}>{buddy.name}</span>
                    <span className={styles.meta}>
                        {stageName(buddy.evolution_stage)} · {number(buddy.coins)}{" "}
                        {buddy.status === "archived" ? <Badge>{t("users.archived")}</Badge> : null}
                    </span>
                </Link>
            ))}
        </nav>
    );
}

function NoBuddy({ userId }: { userId: string }) {
    const me = useMe();
    const audience = me.audiences[0]?.key ?? "default";
    const hatch = useAct(
        (_: undefined, key) => hatchFor(userId, audience, key),
        async () => {
            say(t("users.hatchedNow"));
            await refresh("/users/", "/buddies");
        },
    );
    return (
        <Empty
            icon={<Egg size={20} />}
            title={t("users.noBuddy")}
            action={
                <>
                    <Button
                        kind="primary"
                        isPending={hatch.isPending}
                        onPress={() => {
                            hatch.mutate(undefined);
                        }}
                    >
                        {t("users.hatch")}
                    </Button>
                    {hatch.error ? <ErrorNote error={hatch.error} /> : null}
                </>
            }
        >
            {t("users.noBuddyMore", { user: userId })}
        </Empty>
    );
}

function Erase({ userId }: { userId: string }) {
    const [open, setOpen] = useState(false);
    const navigate = useNavigate();
    const erase = useAct(
        (_: undefined, key) => call("DELETE /api/v1/customers/me/users/{user_id}/data", { path: { user_id: userId } }, { key }),
        async () => {
            setOpen(false);
            say(t("users.erasing", { user: userId }));
            await refresh("/users/", "/buddies", "/events");
            await navigate({ to: "/users" });
        },
    );
    return (
        <>
            <Button
                onPress={() => {
                    setOpen(true);
                }}
            >
                <Trash2 size={15} aria-hidden />
                {t("users.erase")}
            </Button>
            <Confirm
                title={t("users.eraseTitle")}
                lead={t("users.eraseLead")}
                act={t("users.erase")}
                typed={userId}
                isOpen={open}
                onClose={() => {
                    setOpen(false);
                }}
                onConfirm={() => {
                    erase.mutate(undefined);
                }}
                pending={erase.isPending}
                error={erase.error}
            />
        </>
    );
}

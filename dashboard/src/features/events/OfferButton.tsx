import type { Schemas } from "../../app/api";
import { call } from "../../app/api";
import { refresh, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { Button, ButtonLink } from "../../ui/Button";
import { ErrorNote } from "../../ui/ErrorNote";
import { say } from "../../ui/Toasts";
import { hatchFor } from "../users/hatch";
import type { Offer } from "./why";

/** What one can do about the answer, where one can do it with one press. */
export function OfferButton({ offer, event }: { offer: Offer; event: Schemas["EventDetail"] }) {
    switch (offer) {
        case "lay-egg":
            return <LayEgg event={event} />;
        case "move-buddy":
            return event.buddy_id ? <MoveBuddy buddyId={event.buddy_id} /> : null;
        case "new-rule":
            return (
                <ButtonLink kind="primary" to="/rules/earning/new" search={{ type: event.type, template: undefined }}>
                    {t("why.offers.new-rule")}
                </ButtonLink>
            );
        case "publish":
            return (
                <ButtonLink kind="primary" to="/publish">
                    {t("why.offers.publish")}
                </ButtonLink>
            );
        case "open-rule":
            return <ButtonLink to="/rules/earning">{t("why.offers.open-rule")}</ButtonLink>;
        default:
            return null;
    }
}

function LayEgg({ event }: { event: Schemas["EventDetail"] }) {
    const hatch = useAct(
        (_: undefined, key) => hatchFor(event.user_id, event.audience, key),
        async () => {
            say(t("users.hatched", { user: event.user_id }));
            await refresh("/buddies", "/events");
        },
    );
    return (
        <>
            <Button
                kind="primary"
                isPending={hatch.isPending}
                onPress={() => {
                    hatch.mutate(undefined);
                }}
            >
                {t("why.offers.lay-egg")}
            </Button>
            {hatch.error ? <ErrorNote error={hatch.error} /> : null}
        </>
    );
}

function MoveBuddy({ buddyId }: { buddyId: string }) {
    const move = useAct(
        async (_: undefined, key) => {
            const versions = await call("GET /api/v1/config-versions");
            const published = versions.data.find((version) => version.status === "published")!;
            return call(
                "POST /api/v1/config-versions/{id}/migrate-buddies",
                { path: { id: published.id }, body: { buddy_ids: [buddyId] } },
                { key },
            );
        },
        async ({ version }) => {
            say(t("users.moved", { version }));
            await refresh("/buddies", "/config-versions");
        },
    );
    return (
        <>
            <Button
                kind="primary"
                isPending={move.isPending}
                onPress={() => {
                    move.mutate(undefined);
                }}
            >
                {t("why.offers.move-buddy")}
            </Button>
            {move.error ? <ErrorNote error={move.error} /> : null}
        </>
    );
}

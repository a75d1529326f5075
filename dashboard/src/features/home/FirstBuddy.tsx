import { refresh, useAct } from "../../app/queries";
import { useMe } from "../../app/me";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/ErrorNote";
import { hatchFor } from "../users/hatch";

/** Whom the guide hatches a buddy for: nobody's real user. */
export const FIRST_USER = "player-zero";

export function FirstBuddy() {
    const me = useMe();
    const hatch = useAct(
        (_: undefined, key) => hatchFor(FIRST_USER, me.audiences[0]?.key ?? "default", key),
        () => refresh("/buddies"),
    );
    return (
        <div>
            <Button
                kind="primary"
                isPending={hatch.isPending}
                onPress={() => {
                    hatch.mutate(undefined);
                }}
            >
                {hatch.isPending ? t("golive.buddy.hatching") : t("golive.buddy.act")}
            </Button>
            {hatch.error ? <ErrorNote error={hatch.error} /> : null}
        </div>
    );
}

import { useState } from "react";
import { call } from "../../app/api";
import { refresh, useAct } from "../../app/queries";
import { t } from "../../app/text";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/ErrorNote";
import { RevealOnce } from "../../ui/RevealOnce";

export function FirstKey() {
    const [secret, setSecret] = useState<string | null>(null);
    const create = useAct(
        (_: undefined, key) => call("POST /api/v1/auth/api-keys", { body: { label: t("golive.key.label") } }, { key }),
        (made) => {
            setSecret(`HATCHED_BASE_URL=${window.location.origin}\nHATCHED_API_KEY=${made.key}`);
        },
    );
    return (
        <div>
            <Button
                kind="primary"
                isPending={create.isPending}
                onPress={() => {
                    create.mutate(undefined);
                }}
            >
                {t("golive.key.act")}
            </Button>
            {create.error ? <ErrorNote error={create.error} /> : null}
            <RevealOnce
                title={t("keys.createdTitle")}
                lead={t("keys.createdLead")}
                label={t("golive.key.env")}
                secret={secret}
                onStored={() => {
                    setSecret(null);
                    create.reset();
                    void refresh("/auth/api-keys");
                }}
            />
        </div>
    );
}

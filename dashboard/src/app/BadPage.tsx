import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { Empty, Failed } from "../ui/States";
import { t } from "./text";

export const BadPage = ({ error, reset }: { error: unknown; reset: () => void }) => (
    <main>
        <Failed
            error={error}
            retry={() => {
                reset();
                window.location.reload();
            }}
        />
    </main>
);

export const NotFound = () => (
    <main>
        <Empty icon={<Compass size={20} />} title={t("app.notFound")} action={<Link to="/">{t("app.goHome")}</Link>}>
            {t("app.notFoundMore")}
        </Empty>
    </main>
);

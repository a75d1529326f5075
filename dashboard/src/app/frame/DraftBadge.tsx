import { Link } from "@tanstack/react-router";
import { PenLine } from "lucide-react";
import { useStanding } from "../../features/config/versions";
import { between } from "../../features/publish/diff";
import { t } from "../text";
import styles from "./Frame.module.css";

/** Says on every screen that something waits to be published. */
export function DraftBadge() {
    const { draft, published } = useStanding();
    const changes = draft ? between(published?.document, draft.document).length : 0;
    if (changes === 0) {
        return null;
    }

    return (
        <Link to="/publish" className={styles.draft}>
            <PenLine size={13} aria-hidden />
            {t("publish.badge", { count: changes })}
        </Link>
    );
}

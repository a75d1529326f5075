import { ApiError, Unreachable } from "../app/api-error";
import { t } from "../app/text";
import styles from "./Form.module.css";

/** Why something was not done, in words, beside what was entered: nothing of it is lost. */
export function ErrorNote({ error }: { error: unknown }) {
    const { title, more } = wordsFor(error);
    return (
        <div className={styles.summary} role="alert" tabIndex={-1}>
            <strong>{title}</strong>
            {more ? <span>{more}</span> : null}
            {error instanceof ApiError && error.status >= 500 && error.requestId ? (
                <small>{t("errors.request", { id: error.requestId })}</small>
            ) : null}
        </div>
    );
}

export function wordsFor(error: unknown): { title: string; more?: string } {
    if (error instanceof Unreachable) {
        return { title: t("errors.offline"), more: t("errors.offlineMore") };
    }

    if (!(error instanceof ApiError)) {
        return { title: t("errors.unknown") };
    }

    switch (error.status) {
        case 402:
            return { title: t("errors.quota"), more: error.message };
        case 403:
            return error.code === "plan_feature_locked"
                ? { title: t("errors.locked", { plan: planName(error.details["required_plan"]) }), more: t("errors.lockedMore") }
                : { title: error.code === "capability_disabled" ? t("errors.switchedOff") : t("errors.forbidden"), more: error.message };
        case 404:
            return { title: t("errors.gone"), more: t("errors.goneMore") };
        case 409:
            return { title: t("errors.conflict"), more: error.message };
        case 422:
            return error.fields.length > 1 ? { title: t("errors.fields", { count: error.fields.length }) } : { title: error.message };
        case 429:
            return { title: t("errors.tooMany"), more: t("errors.tooManyMore", { seconds: error.retryAfter ?? 60 }) };
        default:
            return error.status >= 500 ? { title: t("errors.server"), more: t("errors.serverMore") } : { title: error.message };
    }
}

const planName = (plan: unknown) => (typeof plan === "string" ? t(`plans.${plan as "growth"}`) : "");
